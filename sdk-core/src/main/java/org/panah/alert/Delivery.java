package org.panah.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sending of one revision of an alert to one post on one channel.
 *
 * @param post who is told
 * @param channel how
 * @param revision of the alert
 * @param state how far it has come
 * @param attempts how often it was handed to the channel
 * @param at when that was last; null if it was not yet
 * @param next when it is due again; null unless it is owed
 * @param reason what the channel said last; null if it took it, or was not asked
 * @param firstTold when the channel took any revision for the first time; null if it has not
 */
public record Delivery(
    PostId post,
    String channel,
    int revision,
    DeliveryState state,
    int attempts,
    @Nullable Instant at,
    @Nullable Instant next,
    @Nullable String reason,
    @Nullable Instant firstTold) {

  /**
   * One that is owed.
   *
   * @param post who is told
   * @param channel how
   * @param revision of the alert
   * @param at from when on
   * @param firstTold when an earlier revision was taken; null if none was
   * @return to be handed to the channel
   */
  public static Delivery owed(
      PostId post, String channel, int revision, Instant at, @Nullable Instant firstTold) {
    return new Delivery(post, channel, revision, DeliveryState.OWED, 0, null, at, null, firstTold);
  }

  /** Whether it is to be handed to the channel now. */
  public boolean dueAt(Instant now) {
    return state == DeliveryState.OWED && (next == null || !next.isAfter(now));
  }
}
