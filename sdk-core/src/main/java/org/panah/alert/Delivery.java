package org.panah.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one sending of an alert's newest revision to one post on one channel has come.
 *
 * @param channel how it is told
 * @param revision of the alert
 * @param state how far it has come
 * @param attempts how often it was handed to the channel since that took anything of this alert
 * @param at when that was last; null if it was not yet
 * @param next when it is due again; null unless it is owed
 * @param reason what the channel said last; null if it took it, or was not asked
 * @param firstTold when the channel took any revision for the first time; null if it has not
 */
public record Delivery(
    String channel,
    int revision,
    DeliveryState state,
    int attempts,
    @Nullable Instant at,
    @Nullable Instant next,
    @Nullable String reason,
    @Nullable Instant firstTold) {}
