package org.panah;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.panah.alert.Alert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.person.Sex;

/**
 * How likely two alerts tell of one child: what their names say, as far as both have one, and age,
 * sex, place and time.
 */
final class AlertLikeness {
  private static final double NEAR = 150;
  private static final Duration LONG = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int GUESS = 2;

  private final Alert one;
  private final Alert two;
  private final List<Evidence> names;
  private final List<Evidence> evidence = new ArrayList<>();

  /**
   * Compares two alerts.
   *
   * @param names how the names of child and father met; empty if they did not, or one has none
   */
  AlertLikeness(Alert one, Alert two, List<Evidence> names) {
    this.one = one;
    this.two = two;
    this.names =
        names.stream()
            .filter(part -> part.field().equals("name") || part.field().equals("father"))
            .toList();
    evidence.addAll(this.names);
  }

  /** What speaks for and against it, part by part. */
  List<Evidence> evidence() {
    return evidence;
  }

  /** Whether it is likely enough that an officer has to say. */
  boolean likely() {
    boolean ages = ages();
    boolean sexes = sexes();
    boolean near = near();
    boolean soon = soon();
    if (!ages || !sexes || one.mode() != two.mode()) {
      return false;
    }
    boolean across = one.category().missing() != two.category().missing();
    if (across && !foundAfterMissed()) {
      return false;
    }
    boolean father = agrees("father");
    boolean name = agrees("name") || (met("name") && father);
    if (one.child().name() == null || two.child().name() == null) {
      return across && near && soon;
    }
    // A found child that tells its name may be far from home.
    return name && (father || (soon && (near || across)));
  }

  private boolean foundAfterMissed() {
    Alert found = one.category().missing() ? two : one;
    Alert missed = one.category().missing() ? one : two;
    return !found.seenAt().isBefore(missed.seenAt().minus(DAY));
  }

  private boolean met(String field) {
    return names.stream()
        .anyMatch(part -> part.field().equals(field) && part.agreement() != Agreement.DIFFERENT);
  }

  /** Whether all that one side tells of a name is on the other. */
  private boolean agrees(String field) {
    for (Evidence part : names) {
      if (part.field().equals(field) && part.agreement() != Agreement.DIFFERENT) {
        boolean lacking = part.words().stream().anyMatch(word -> word.held() == null);
        boolean extra = part.words().stream().anyMatch(word -> word.asked() == null);
        return !lacking || !extra;
      }
    }
    return false;
  }

  private boolean ages() {
    MissingChild a = one.child();
    MissingChild b = two.child();
    boolean overlap = a.ageFrom() <= b.ageTo() && b.ageFrom() <= a.ageTo();
    boolean nearly = a.ageFrom() <= b.ageTo() + GUESS && b.ageFrom() <= a.ageTo() + GUESS;
    evidence.add(
        overlap
            ? new Evidence("age", Agreement.SAME, "as far as both sides tell")
            : nearly
                ? new Evidence("age", Agreement.ALIKE, "at most two years apart")
                : new Evidence("age", Agreement.DIFFERENT, "too far apart"));
    return nearly;
  }

  private boolean sexes() {
    Sex a = one.child().sex();
    Sex b = two.child().sex();
    if (a == Sex.UNKNOWN || b == Sex.UNKNOWN) {
      return true;
    }
    evidence.add(
        a == b
            ? new Evidence("sex", Agreement.SAME, "same")
            : new Evidence("sex", Agreement.DIFFERENT, "the other alert says otherwise"));
    return a == b;
  }

  private boolean near() {
    Place.Point a = one.place().point();
    Place.Point b = two.place().point();
    boolean district = one.place().district().equals(two.place().district());
    if (a != null && b != null) {
      double apart = Math.max(0, a.distance(b) - a.radius() - b.radius());
      boolean near = apart <= NEAR;
      evidence.add(
          new Evidence(
              "place",
              near ? Agreement.ALIKE : Agreement.DIFFERENT,
              Math.round(a.distance(b)) + " km apart"));
      return near || district;
    }
    evidence.add(
        district
            ? new Evidence("place", Agreement.SAME, "same district")
            : new Evidence("place", Agreement.DIFFERENT, "other districts"));
    return district;
  }

  private boolean soon() {
    Duration apart = Duration.between(one.seenAt(), two.seenAt()).abs();
    boolean soon = apart.compareTo(LONG) <= 0;
    evidence.add(
        new Evidence(
            "time",
            soon ? Agreement.ALIKE : Agreement.DIFFERENT,
            apart.compareTo(DAY) < 0 ? "within a day" : apart.toDays() + " days apart"));
    return soon;
  }
}
