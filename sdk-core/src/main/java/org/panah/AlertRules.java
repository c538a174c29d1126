package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertStatus;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.Sighting;
import org.panah.common.PanahException;
import org.panah.person.Checks;
import org.panah.person.PersonName;
import org.panah.reference.District;
import org.panah.reference.Province;
import org.panah.reference.ReferenceData;

/** What an alert must fulfil when it is written, beyond what its values check themselves. */
final class AlertRules {
  /** With which the ids of other documents begin. */
  static final List<String> TAKEN =
      List.of(
          WatchDocuments.NOTE_PREFIX,
          AlertDocuments.ENDED_PREFIX,
          Roster.PREFIX,
          DispatchSheet.PREFIX,
          Receipts.PREFIX,
          Subscriptions.PREFIX,
          SightingDocuments.PREFIX);

  private static final Duration LONGEST = Duration.ofDays(365);
  // Clocks of two machines differ.
  private static final Duration AHEAD = Duration.ofMinutes(5);
  // With neighbours: a child may be taken across a border.
  private static final Region REGION = new Region(20, 40, 55, 85);
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<!\\d)\\d{5}[\\p{Pd}\\p{Z}\\p{Cf}\\s._/]{0,3}\\d{7}[\\p{Pd}\\p{Z}\\p{Cf}\\s._/]{0,3}\\d(?!\\d)");

  private final Set<String> districts;
  private final Set<String> provinces;

  AlertRules(ReferenceData reference) {
    districts = reference.districts().stream().map(District::slug).collect(Collectors.toSet());
    provinces = reference.provinces().stream().map(Province::code).collect(Collectors.toSet());
  }

  /** Checks a post as it shall be kept. */
  void check(Post post) {
    for (String area : post.areas()) {
      if (!districts.contains(area) && !provinces.contains(area)) {
        refuse(
            "post.areas", "keys of provinces and districts of the reference data, as PK-PB is one");
      }
    }
  }

  /** Checks an alert as it shall be written. */
  void check(Alert alert, Instant now) {
    TAKEN.forEach(
        taken -> {
          if (alert.id().value().startsWith(taken)) {
            refuse("id", "not beginning with " + taken);
          }
        });
    past("reportedAt", alert.reportedAt(), now);
    past("seenAt", alert.seenAt(), now);
    if (alert.version() == 1 && alert.seenAt().isAfter(alert.reportedAt())) {
      refuse("seenAt", "not after it was reported");
    }
    if (alert.firAt() != null) {
      past("firAt", alert.firAt(), now);
    }
    if (!alert.expiresAt().isAfter(now) || alert.expiresAt().isAfter(now.plus(LONGEST))) {
      refuse("expiresAt", "in the future, and within " + LONGEST.toDays() + " days");
    }
    check(alert.place());
    MissingChild child = alert.child();
    PersonName name = child.name();
    if (name != null) {
      unnumbered("child.name", name.latin());
      unnumbered("child.name", name.urdu());
      name.aliases().forEach(alias -> unnumbered("child.name", alias));
    }
    unnumbered("child.description", child.description());
    unnumbered("child.clothing", child.clothing());
    unnumbered("child.disability", child.disability());
    unnumbered("child.photo", child.photo());
    unnumbered("place.text", alert.place().text());
  }

  /** Checks how an alert shall end. */
  void check(Alert alert, AlertEnd end, Instant now) {
    Instant found = end.foundAt();
    if (found != null) {
      past("foundAt", found, now);
      if (found.isBefore(alert.seenAt())) {
        refuse("foundAt", "not before the child was seen last");
      }
    }
    if (end.status() == AlertStatus.EXPIRED) {
      refuse("status", "another end than that of time, which comes by itself");
    }
    if (alert.id().equals(end.sameAs())) {
      refuse("sameAs", "another alert");
    }
  }

  /** Checks a sighting as it shall be recorded. */
  void check(Sighting sighting, Alert alert, Instant now) {
    past("at", sighting.at(), now);
    if (alert.category().missing()) {
      if (sighting.at().isBefore(alert.seenAt())) {
        refuse("at", "not before the child was seen last");
      }
    } else if (sighting.at().isAfter(alert.seenAt())) {
      refuse("at", "not after the child was found");
    }
    check(sighting.place());
    unnumbered("text", sighting.text());
    unnumbered("place.text", sighting.place().text());
  }

  private void check(Place place) {
    if (!districts.contains(place.district())) {
      refuse("place.district", RecordRules.DISTRICT);
    }
    Place.Point point = place.point();
    if (point != null && !REGION.contains(point)) {
      refuse(
          "place.point",
          "in or near Pakistan, from 20 to 40 degrees north, which come first, and from 55 to 85 east");
    }
  }

  /** A rectangle of degrees. */
  private record Region(double south, double north, double west, double east) {
    boolean contains(Place.Point point) {
      return point.latitude() >= south
          && point.latitude() <= north
          && point.longitude() >= west
          && point.longitude() <= east;
    }
  }

  private static void past(String field, Instant at, Instant now) {
    if (at.isAfter(now.plus(AHEAD))) {
      refuse(field, "not in the future");
    }
  }

  /** What others than the owner read must not hold the number of anybody. */
  private static void unnumbered(String field, @Nullable String text) {
    if (text != null && NUMBER.matcher(Checks.asciiDigits(text)).find()) {
      refuse(field, "without a citizen's number, since others read it");
    }
  }

  private static void refuse(String field, String rule) {
    throw new PanahException.InvalidRequest(field, rule);
  }
}
