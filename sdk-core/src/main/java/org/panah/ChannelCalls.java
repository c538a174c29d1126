package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.panah.DispatchSheet.Line;
import org.panah.alert.Alert;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.DeliveryState;
import org.panah.alert.EndedAlert;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to a channel, and tells from its answers when to try again. */
final class ChannelCalls {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelCalls.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  private static final Duration LONGEST_CLOSING = Duration.ofDays(7);
  private static final int MAX_DOUBLINGS = 16;
  private static final String UNREACHABLE = "not reached on this channel any more";

  private final AlertChannel of;
  private final AtomicReference<String> lastFailure = new AtomicReference<>("");

  ChannelCalls(AlertChannel of) {
    this.of = of;
  }

  String channel() {
    return of.name();
  }

  boolean reaches(Post post) {
    return address(post) != null;
  }

  private @Nullable String address(Post post) {
    for (PostAddress address : post.addresses()) {
      if (address.channel().equals(of.name())) {
        return address.address();
      }
    }
    return null;
  }

  /** The message to a post; null if it has left the roster, or this channel. */
  @Nullable AlertMessage message(DispatchPlan plan, @Nullable Post post) {
    String address = post == null ? null : address(post);
    if (post == null || address == null) {
      return null;
    }
    Alert alert = plan.alert();
    return new AlertMessage(
        plan.id() + "/" + plan.revision() + "/" + post.id() + "/" + of.name(),
        post.id(),
        post.title(),
        address,
        alert == null ? null : alert.publicView(),
        plan.ended(),
        Audience.matches(plan.linked()));
  }

  /** Hands a message over; whatever the channel does, there is an answer. */
  DeliveryOutcome call(AlertMessage message) {
    try {
      DeliveryOutcome outcome = of.deliver(message);
      // A host's channel can do what it likes.
      return outcome == null ? DeliveryOutcome.retry("gave no answer") : outcome;
    } catch (Throwable e) {
      // What a channel throws may quote the message, so only its kind goes on.
      String name = e.getClass().getName();
      if (!name.equals(lastFailure.getAndSet(name))) {
        LOG.warn("channel {} fails with {}", of.name(), name);
      }
      return DeliveryOutcome.retry(
          "failed with " + name.substring(0, Math.min(100, name.length())));
    }
  }

  /** A delivery after the channel's answer. */
  static Line answered(DispatchPlan plan, Line line, DeliveryOutcome outcome, Instant now) {
    if (outcome instanceof DeliveryOutcome.Rejected rejected) {
      return rejected(line, rejected.reason(), now);
    }
    if (outcome instanceof DeliveryOutcome.Retry retry) {
      return isOver(plan, now) ? rejected(line, "given up", now) : again(line, retry, now);
    }
    Instant told = line.told() == null ? now : line.told();
    return new Line(
        line.post(),
        DeliveryState.DELIVERED,
        line.attempts() + 1,
        now,
        null,
        null,
        told,
        line.perhaps());
  }

  /** Whether it is so long ago that an alert ended that nobody needs to hear of it any more. */
  private static boolean isOver(DispatchPlan plan, Instant now) {
    EndedAlert ended = plan.ended();
    Instant at = ended == null ? null : ended.clocks().endedAt();
    return at != null && now.isAfter(at.plus(LONGEST_CLOSING));
  }

  /** A delivery to a post that has left the roster, or the channel, since it was owed. */
  static Line unreachable(Line line) {
    return new Line(
        line.post(),
        DeliveryState.REJECTED,
        line.attempts(),
        line.at(),
        null,
        UNREACHABLE,
        line.told(),
        line.perhaps());
  }

  /** Whether a delivery waits for nothing but that its post is reached on the channel again. */
  boolean isReachedAgain(Line line, @Nullable Post post) {
    return line.state() == DeliveryState.REJECTED
        && UNREACHABLE.equals(line.reason())
        && post != null
        && reaches(post);
  }

  private static Line rejected(Line line, String reason, Instant now) {
    return new Line(
        line.post(),
        DeliveryState.REJECTED,
        line.attempts() + 1,
        now,
        null,
        reason,
        line.told(),
        line.perhaps());
  }

  private static Line again(Line line, DeliveryOutcome.Retry retry, Instant now) {
    long pause = FIRST.toMillis() << Math.min(line.attempts(), MAX_DOUBLINGS);
    long most = Math.min(pause, LONGEST.toMillis());
    // Spread, so that what failed together does not come again together.
    long spread = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    Duration asked = retry.after();
    long least = asked == null ? 0 : Math.min(asked.toMillis(), LONGEST_ASKED.toMillis());
    return new Line(
        line.post(),
        DeliveryState.OWED,
        line.attempts() + 1,
        now,
        now.plusMillis(Math.max(spread, least)),
        retry.reason(),
        line.told(),
        true);
  }
}
