package org.panah.alert;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;

/**
 * What became of one agency's alerts, in numbers. Every alert that was ever drafted is counted, and
 * stands in exactly one of {@code waiting}, {@code open}, {@code foundSafe}, {@code foundDeceased},
 * {@code expired} and {@code cancelled}: one that was ended while it was a draft is counted like
 * all others, so that no duplicate and no hoax gets lost by ending it early. Exercises and tests
 * are not counted.
 *
 * @param agency whose alerts
 * @param drafted how many there are in all
 * @param known how many of them were made known, whatever became of them then
 * @param waiting drafts that nobody has authorised or ended yet
 * @param open made known, and not ended
 * @param foundSafe ended, and the child or its family was found, and safe
 * @param foundDeceased ended, and the child was found dead
 * @param expired ended because the time was over, drafts included
 * @param cancelled how many were cancelled for each reason, drafts included; 0 where none was
 * @param inTime entered within {@link AlertClocks#ENTRY} of the report
 * @param late entered later
 * @param toEntry the median time from report to entry; what was entered before the time of the
 *     report counts as 0
 * @param toAuthorisation the median time from entry to authorisation, of those that were made
 *     known; null if none was
 * @param toFinding the median time from report to finding, of those whose child was found; what was
 *     found before the report counts as 0; null if none was
 */
public record AlertCounts(
    Agency agency,
    int drafted,
    int known,
    int waiting,
    int open,
    int foundSafe,
    int foundDeceased,
    int expired,
    Map<CancelReason, Integer> cancelled,
    int inTime,
    int late,
    Duration toEntry,
    @Nullable Duration toAuthorisation,
    @Nullable Duration toFinding) {
  /** Copies the numbers, with a 0 for each reason that is missing. */
  public AlertCounts {
    Map<CancelReason, Integer> all = new EnumMap<>(CancelReason.class);
    for (CancelReason reason : CancelReason.values()) {
      all.put(reason, cancelled.getOrDefault(reason, 0));
    }
    cancelled = Collections.unmodifiableMap(all);
  }

  /**
   * How many were cancelled for a reason, whether or not they had been made known.
   *
   * @param reason why
   * @return 0 if none was
   */
  public int cancelled(CancelReason reason) {
    return cancelled.getOrDefault(reason, 0);
  }

  /** How many ended as drafts, cancelled or expired, so that nobody was ever told of them. */
  public int endedAsDrafts() {
    return drafted - known - waiting;
  }
}
