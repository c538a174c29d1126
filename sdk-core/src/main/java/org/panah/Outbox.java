package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.DispatchSheet.Line;
import org.panah.alert.PostId;

/**
 * The messages that wait on one channel, and which goes next. Those to posts of which the last call
 * failed are tried one at a time, and few at once, so that addresses that do not answer leave room
 * for the others. For one thread.
 */
final class Outbox {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PROBES = 4;

  private final Deque<Message> waiting = new ArrayDeque<>();
  private final Deque<Message> doubtful = new ArrayDeque<>();
  private final Map<PostId, Instant> failing = new HashMap<>();
  private final Set<PostId> probed = new HashSet<>();

  /** One message, of sheets in hand. */
  record Message(HeldSheets of, PostId post) {}

  /** How many wait, but for those to posts that are failing. */
  int size() {
    return waiting.size();
  }

  /** Takes in what is due on sheets. */
  void add(HeldSheets one, Instant now) {
    for (Line line : one.lines()) {
      if (line.dueAt(now)) {
        one.queued();
        waiting.add(new Message(one, line.post()));
      }
    }
  }

  /** Puts one back, to be the next again. */
  void putBack(Message message) {
    message.of().queued();
    waiting.addFirst(message);
  }

  /** Notes that one is being handed over. */
  void handed(Message message) {
    if (failing.containsKey(message.post())) {
      probed.add(message.post());
    }
  }

  /** Notes what became of one. */
  void answered(Message message, Line line) {
    probed.remove(message.post());
    Instant next = line.next();
    if (next == null) {
      failing.remove(message.post());
    } else {
      failing.put(message.post(), next);
    }
  }

  /** The next one to be handed over; null if there is none now. */
  @Nullable Message next(Instant now) {
    for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
      if (failing.containsKey(message.post())) {
        doubtful.add(message);
      } else {
        message.of().unqueued();
        if (message.of().isCurrent()) {
          return message;
        }
      }
    }
    while (probed.size() < PROBES) {
      Message message = doubtful.poll();
      if (message == null) {
        return null;
      }
      HeldSheets of = message.of();
      of.unqueued();
      Instant until = failing.get(message.post());
      boolean early = probed.contains(message.post()) || (until != null && until.isAfter(now));
      if (of.isCurrent() && !early) {
        return message;
      }
      if (of.isCurrent()) {
        // Whether it works again is found out with another message.
        Instant later = now.plus(PAUSE);
        Instant at = until == null || until.isBefore(later) ? later : until;
        of.put(of.line(message.post()).postponed(at));
      }
    }
    return null;
  }
}
