package org.panah.alert;

import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * Where something happened. Hides itself in {@link #toString()}.
 *
 * @param text as people call it
 * @param district the district's key in the reference data
 * @param point where on the earth; null if not known
 */
public record Place(String text, String district, @Nullable Point point) {
  /** Checks the texts. */
  public Place {
    text = Checks.text("place.text", text, 500);
    district = Checks.text("place.district", district, 64);
  }

  /**
   * A place without a point.
   *
   * @param text as people call it
   * @param district the district's key in the reference data
   * @return the place
   */
  public static Place of(String text, String district) {
    return new Place(text, district, null);
  }

  /**
   * The same place with a point on the earth.
   *
   * @param latitude in degrees north
   * @param longitude in degrees east
   * @param radius how far from there it may be, in kilometres
   * @return the place
   */
  public Place at(double latitude, double longitude, double radius) {
    return new Place(text, district, new Point(latitude, longitude, radius));
  }

  /**
   * A circle on the earth.
   *
   * @param latitude of its middle in degrees north, -90 to 90
   * @param longitude of its middle in degrees east, -180 to 180
   * @param radius in kilometres, 0 to 1,000
   */
  public record Point(double latitude, double longitude, double radius) {
    private static final double EARTH = 6371;
    private static final double MAX_RADIUS = 1_000;

    /** Checks the bounds. */
    public Point {
      if (!(Math.abs(latitude) <= 90)
          || !(Math.abs(longitude) <= 180)
          || !(radius >= 0 && radius <= MAX_RADIUS)) {
        throw new PanahException.InvalidRequest(
            "place.point", "-90 to 90 and -180 to 180 degrees, and 0 to 1000 kilometres");
      }
    }

    /** How far the middles of two circles are apart, in kilometres. */
    public double distance(Point other) {
      double one = Math.toRadians(latitude);
      double two = Math.toRadians(other.latitude);
      double north = Math.sin((two - one) / 2);
      double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
      double chord = north * north + Math.cos(one) * Math.cos(two) * east * east;
      return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, chord)));
    }

    @Override
    public String toString() {
      return "Point[hidden]";
    }
  }

  @Override
  public String toString() {
    return "Place[" + district + ", hidden]";
  }
}
