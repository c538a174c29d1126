package org.panah.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one post stands to an alert.
 *
 * @param post the post
 * @param told when a channel took the alert for it for the first time; null if none has
 * @param acknowledged when it took notice; null if it has not
 * @param overdue whether it was told, has not taken notice, and its time to do so is over
 * @param deliveries of the revision that was owed last, by channel
 */
public record BoardRow(
    PostId post,
    @Nullable Instant told,
    @Nullable Instant acknowledged,
    boolean overdue,
    List<Delivery> deliveries) {
  /** Copies the list. */
  public BoardRow {
    deliveries = List.copyOf(deliveries);
  }
}
