package org.panah.offender;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.panah.person.PartialDate;

/** How old an offender was, as far as the dates of a record leave no doubt. */
final class AgeThen {
  private static final int OF_AGE = 18;

  private AgeThen() {}

  static boolean juvenile(OffenderRecord record, Offence offence) {
    return switch (offence.ageAtOffence()) {
      case ADULT -> false;
      case JUVENILE -> true;
      case UNKNOWN -> {
        PartialDate born = record.person().born();
        yield born != null
            && latestDay(record, offence).isBefore(born.earliestLikely().plusYears(OF_AGE));
      }
    };
  }

  private static LocalDate latestDay(OffenderRecord record, Offence offence) {
    PartialDate last = offence.until() == null ? offence.from() : offence.until();
    LocalDate latest = last == null ? LocalDate.MAX : last.latestLikely();
    for (StageEntry entry : offence.stages()) {
      latest = earlier(latest, entry.on());
    }
    if (offence.judgment() != null) {
      latest = earlier(latest, offence.judgment().on());
    }
    // A day later than it was in Pakistan, never earlier.
    return record.recordedAt() == null
        ? latest
        : earlier(latest, LocalDate.ofInstant(record.recordedAt(), ZoneOffset.MAX));
  }

  private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
    return other != null && other.isBefore(one) ? other : one;
  }
}
