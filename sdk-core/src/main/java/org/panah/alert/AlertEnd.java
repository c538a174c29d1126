package org.panah.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * How an alert ends.
 *
 * @param status how it ends
 * @param foundAt when the child was found; null unless it was
 * @param reason why it is cancelled; null unless it is
 * @param sameAs the alert that tells of the same child; null unless it is cancelled as a duplicate
 */
public record AlertEnd(
    AlertStatus status,
    @Nullable Instant foundAt,
    @Nullable CancelReason reason,
    @Nullable AlertId sameAs) {
  /** Checks what belongs together. */
  public AlertEnd {
    if (status == null || !status.ended()) {
      throw new PanahException.InvalidRequest("status", "one that ends an alert");
    }
    boolean found = status == AlertStatus.FOUND_SAFE || status == AlertStatus.FOUND_DECEASED;
    if ((foundAt != null) != found) {
      throw new PanahException.InvalidRequest("foundAt", "of a child that was found");
    }
    if ((reason != null) != (status == AlertStatus.CANCELLED)) {
      throw new PanahException.InvalidRequest("reason", "of what is cancelled, and only of that");
    }
    if ((sameAs != null) != (reason == CancelReason.DUPLICATE)) {
      throw new PanahException.InvalidRequest("sameAs", "of a duplicate, and only of one");
    }
  }

  /** That the child was found and is safe. */
  public static AlertEnd foundSafe(Instant at) {
    return new AlertEnd(AlertStatus.FOUND_SAFE, at, null, null);
  }

  /** That the child was found dead. */
  public static AlertEnd foundDeceased(Instant at) {
    return new AlertEnd(AlertStatus.FOUND_DECEASED, at, null, null);
  }

  /** That there was no reason for it, or is no longer, but for duplicates. */
  public static AlertEnd cancelled(CancelReason reason) {
    return new AlertEnd(AlertStatus.CANCELLED, null, reason, null);
  }

  /** That another alert tells of the same child. */
  public static AlertEnd duplicateOf(AlertId other) {
    return new AlertEnd(AlertStatus.CANCELLED, null, CancelReason.DUPLICATE, other);
  }

  /** That its time is over. */
  public static AlertEnd expired() {
    return new AlertEnd(AlertStatus.EXPIRED, null, null, null);
  }
}
