package org.panah.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * That somebody says to have seen the child of an alert: when, where and what, for the police only.
 * Immutable; made with {@link #of}; hides itself in {@link #toString()}.
 *
 * @param id its name, unique over all agencies
 * @param alert the alert that it belongs to, and with which it goes
 * @param owner the agency that records it; nobody else withdraws it
 * @param version 0 until it is recorded, then 1
 * @param at when the child was seen
 * @param place where that was
 * @param text what was seen, without who says so; null if nothing more is known
 * @param reporter who says so, for the recording agency only; null if the police do
 * @param recordedAt when it was recorded; null until it is
 * @param officer who recorded it, by the id under which the officer asks; null until it is recorded
 */
public record Sighting(
    SightingId id,
    AlertId alert,
    Agency owner,
    long version,
    Instant at,
    Place place,
    @Nullable String text,
    @Nullable Reporter reporter,
    @Nullable Instant recordedAt,
    @Nullable String officer) {
  /** Checks that nothing is missing, and what belongs together. */
  public Sighting {
    if (id == null || alert == null || owner == null || place == null) {
      throw new PanahException.InvalidRequest(
          "sighting", "with an id, an alert, an owner and a place");
    }
    Alert.moment("at", at);
    text = Checks.optional("text", text, 2_000);
    officer = Checks.optional("officer", officer, 128);
    boolean recorded = version > 0;
    if ((recordedAt != null) != recorded || (officer != null) != recorded) {
      throw new PanahException.InvalidRequest(
          "version", "with an officer and a time once it is recorded, and only then");
    }
  }

  /**
   * A new sighting, with a random id.
   *
   * @param owner the agency that records it
   * @param alert the alert that it belongs to
   * @param at when the child was seen
   * @param place where that was
   * @return the sighting, at version 0
   */
  public static Sighting of(Agency owner, AlertId alert, Instant at, Place place) {
    return new Sighting(SightingId.random(), alert, owner, 0, at, place, null, null, null, null);
  }

  /** The same sighting with a name, so that recording it twice records it once. */
  public Sighting named(SightingId value) {
    return new Sighting(
        value, alert, owner, version, at, place, text, reporter, recordedAt, officer);
  }

  /** The same sighting with what was seen. */
  public Sighting described(@Nullable String value) {
    return new Sighting(id, alert, owner, version, at, place, value, reporter, recordedAt, officer);
  }

  /** The same sighting with who says so, or nobody. */
  public Sighting reportedBy(@Nullable Reporter value) {
    return new Sighting(id, alert, owner, version, at, place, text, value, recordedAt, officer);
  }

  /**
   * The same sighting as it is recorded.
   *
   * @param when when
   * @param by the officer who records it
   * @return the sighting at its next version
   */
  public Sighting recorded(Instant when, String by) {
    return new Sighting(id, alert, owner, version + 1, at, place, text, reporter, when, by);
  }

  /** The same sighting as agencies other than its owner see it: without the reporter. */
  public Sighting abroad() {
    return reportedBy(null);
  }

  /** Whether two sightings tell the same, whoever recorded them and when. */
  public boolean tellsTheSameAs(Sighting other) {
    return bare().equals(other.bare());
  }

  private Sighting bare() {
    return new Sighting(id, alert, owner, 0, at, place, text, reporter, null, null);
  }

  @Override
  public String toString() {
    return "Sighting[" + id + ", of " + alert + ", " + owner + ", v" + version + "]";
  }
}
