package org.panah;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;

/** The change feed of a registry in this process. */
record EmbeddedChangeFeed(EmbeddedRegistry registry, Access access) implements ChangeFeed {
  @Override
  public List<Change> read(Cursor after, int limit, Duration patience) {
    Objects.requireNonNull(after, "after");
    if (limit < 1 || limit > MOST) {
      throw new PanahException.InvalidRequest("limit", "1 to " + MOST);
    }
    if (patience.isNegative()) {
      throw new PanahException.InvalidRequest("patience", "zero or more");
    }
    permit();
    List<Change> changes;
    try {
      changes = wait(after, limit, patience);
    } catch (RuntimeException e) {
      throw registry.auditor.failed(access, Action.REPLICATE, e, List.of(), List.of());
    }
    if (!changes.isEmpty() && !patience.isZero()) {
      // Much may have been decided while it waited.
      permit();
    }
    List<String> shown =
        changes.stream().map(change -> change.document().id().value()).distinct().toList();
    registry.auditor.allowed(access, Action.REPLICATE, shown, List.of());
    return changes;
  }

  /** Passes if the session may replicate; else writes the refusal and throws it. */
  void permit() {
    registry.auditor.gate(
        access,
        Action.REPLICATE,
        () ->
            registry.policy.decide(access, new Question(Action.REPLICATE, null, RecordClass.ADULT)),
        List.of(),
        List.of());
  }

  private List<Change> wait(Cursor after, int limit, Duration patience) {
    long until = System.nanoTime() + capped(patience);
    while (true) {
      // Before the look, so that word of what comes after it is not missed.
      long word = registry.word.times();
      List<Change> changes = registry.direct.changes(after, limit);
      Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
      if (!changes.isEmpty() || left.isZero()) {
        return changes;
      }
      try {
        if (!registry.word.await(word, left)) {
          if (registry.word.isClosed()) {
            throw new PanahException.Unavailable("registry", null);
          }
          return List.of();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PanahException.Unavailable("feed", e);
      }
    }
  }

  private static long capped(Duration patience) {
    Duration longest = Duration.ofDays(1);
    return (patience.compareTo(longest) > 0 ? longest : patience).toNanos();
  }

  @Override
  public Following follow(Cursor after, Consumer<List<Change>> reader) {
    Objects.requireNonNull(reader, "reader");
    permit();
    return FeedFollowing.begin(this, Objects.requireNonNull(after, "after"), reader);
  }
}
