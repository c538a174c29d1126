package org.panah;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.Place;
import org.panah.alert.RankedSighting;
import org.panah.alert.Sighting;
import org.panah.common.Agency;
import org.panah.reference.District;
import org.panah.reference.ReferenceData;

/**
 * How near sightings are to where and when a child was seen last, with space and time in one
 * measure. Immutable.
 */
final class SightingRanking {
  /** How many of each agency are shown, so that none hides the others'. */
  static final int MOST = 1_000;

  // What a day counts for, in kilometres.
  private static final double DAY = 50;
  // About what two places in one district, in one province and in the country are apart.
  private static final double DISTRICT = 40;
  private static final double PROVINCE = 200;
  private static final double COUNTRY = 600;
  // In kilometres an hour, and for how long at least, since nobody looks at a clock.
  private static final double FASTEST = 150;
  private static final Duration CLOCKS = Duration.ofMinutes(15);

  private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();
  private static final double HOUR_SECONDS = Duration.ofHours(1).toSeconds();

  private static final Comparator<RankedSighting> ORDER =
      Comparator.comparing((RankedSighting ranked) -> !ranked.reachable())
          .thenComparingDouble(RankedSighting::score)
          .thenComparing(ranked -> ranked.sighting().id().value());

  private final Map<String, String> provinces = new HashMap<>();

  SightingRanking(ReferenceData reference) {
    for (District district : reference.districts()) {
      provinces.put(district.slug(), district.province());
    }
  }

  /** Takes in the sightings of an alert, and keeps the nearest. */
  final class Nearest {
    private final Alert alert;
    private final Map<Agency, List<RankedSighting>> nearest = new HashMap<>();

    private Nearest(Alert alert) {
      this.alert = alert;
    }

    void add(Sighting sighting) {
      List<RankedSighting> own =
          nearest.computeIfAbsent(sighting.owner(), any -> new ArrayList<>());
      own.add(rank(alert, sighting));
      if (own.size() >= 2 * MOST) {
        cut(own);
      }
    }

    private static void cut(List<RankedSighting> some) {
      some.sort(ORDER);
      if (some.size() > MOST) {
        some.subList(MOST, some.size()).clear();
      }
    }

    /** The nearest, nearest first. */
    List<RankedSighting> list() {
      nearest.values().forEach(Nearest::cut);
      return nearest.values().stream().flatMap(List::stream).sorted(ORDER).toList();
    }
  }

  /** What takes in the sightings of an alert. */
  Nearest of(Alert alert) {
    return new Nearest(alert);
  }

  private RankedSighting rank(Alert alert, Sighting sighting) {
    Place.Point one = alert.place().point();
    Place.Point two = sighting.place().point();
    Double distance = one == null || two == null ? null : one.distance(two);
    double space = distance == null ? byDistricts(alert.place(), sighting.place()) : distance;
    Duration apart = Duration.between(alert.seenAt(), sighting.at()).abs();
    double time = DAY * apart.toSeconds() / DAY_SECONDS;
    return new RankedSighting(sighting, distance, space, apart, time, isReachable(one, two, apart));
  }

  private double byDistricts(Place one, Place two) {
    if (one.district().equals(two.district())) {
      return DISTRICT;
    }
    String province = provinces.get(one.district());
    return province != null && province.equals(provinces.get(two.district())) ? PROVINCE : COUNTRY;
  }

  private static boolean isReachable(
      Place.@Nullable Point one, Place.@Nullable Point two, Duration apart) {
    if (one == null || two == null) {
      return true;
    }
    Duration taken = apart.compareTo(CLOCKS) < 0 ? CLOCKS : apart;
    double least = one.distance(two) - one.radius() - two.radius();
    return least <= FASTEST * taken.toSeconds() / HOUR_SECONDS;
  }
}
