package org.panah.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened in the course of an alert.
 *
 * @param seenAt when the child was seen last, or was found by whoever brought it
 * @param reportedAt when it was reported
 * @param enteredAt when the alert was drafted; null before
 * @param authorisedAt when a second officer authorised it; null before
 * @param firAt when the first information report was registered; null if there is none
 * @param foundAt when the child was found; null before, and if it was not
 * @param endedAt when it ended; null before
 * @param expiresAt when it ends, or would have ended, by itself
 */
public record AlertClocks(
    Instant seenAt,
    Instant reportedAt,
    @Nullable Instant enteredAt,
    @Nullable Instant authorisedAt,
    @Nullable Instant firAt,
    @Nullable Instant foundAt,
    @Nullable Instant endedAt,
    Instant expiresAt) {
  /** Within what time a report is to be entered. Source: 34 U.S.C. 41308, and ZARRA's practice. */
  public static final Duration ENTRY = Duration.ofHours(2);

  static AlertClocks of(Alert alert) {
    Instant entered = null;
    Instant authorised = null;
    for (AlertStep step : alert.steps()) {
      if (step.status() == AlertStatus.DRAFT && entered == null) {
        entered = step.at();
      } else if (step.status() == AlertStatus.ACTIVE) {
        authorised = step.at();
      }
    }
    return new AlertClocks(
        alert.seenAt(),
        alert.reportedAt(),
        entered,
        authorised,
        alert.firAt(),
        null,
        null,
        alert.expiresAt());
  }

  AlertClocks endedAt(Instant at, @Nullable Instant found) {
    return new AlertClocks(
        seenAt, reportedAt, enteredAt, authorisedAt, firAt, found, at, expiresAt);
  }

  /** Whether it was entered within {@link #ENTRY} of the report; false before it is entered. */
  public boolean enteredInTime() {
    return enteredAt != null && !enteredAt.isAfter(reportedAt.plus(ENTRY));
  }
}
