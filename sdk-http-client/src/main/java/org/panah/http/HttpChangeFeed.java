package org.panah.http;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.panah.ChangeFeed;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;

/** The change feed of a registry that is reached over HTTP. */
record HttpChangeFeed(Door door) implements ChangeFeed {
  /** The event that brings changes. */
  private static final String CHANGES = "changes";

  private static final Duration LONGEST = Duration.ofDays(1);

  /** How often a node is asked that has nothing new and does not wait, at most. */
  private static final long PACE_NANOS = 500_000_000L;

  @Override
  public List<Change> read(Cursor after, int limit, Duration patience) {
    if (limit < 1 || limit > MOST) {
      throw new PanahException.InvalidRequest("limit", "1 to " + MOST);
    }
    if (patience.isNegative()) {
      throw new PanahException.InvalidRequest("patience", "zero or more");
    }
    long until = System.nanoTime() + shorter(patience, LONGEST).toNanos();
    while (true) {
      long asked = System.nanoTime();
      Duration left = Duration.ofNanos(Math.max(0, until - asked));
      List<Change> changes = ask(after, limit, shorter(left, door.longestWait()));
      long now = System.nanoTime();
      if (!changes.isEmpty() || until - now <= 0) {
        return changes;
      }
      // A node that waits for others need not wait for this one.
      long early = Math.min(asked + PACE_NANOS, until) - now;
      if (early > 0) {
        door.pause(early);
      }
    }
  }

  private List<Change> ask(Cursor after, int limit, Duration wait) {
    Messages.Changes changes =
        door.query(
            Route.READ_CHANGES,
            Messages.Changes.class,
            List.of(
                "after",
                after.encode(),
                "limit",
                Integer.toString(limit),
                "wait",
                wait.toString()));
    return all(changes);
  }

  // What cannot be read is no answer, and above all not an empty one.
  private static List<Change> all(Messages.Changes changes) {
    try {
      return changes.all();
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.Unavailable("node", e);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public Following follow(Cursor after, Consumer<List<Change>> reader) {
    Objects.requireNonNull(reader, "reader");
    return new Stream(
        EventFollower.follow(
            door,
            Route.FOLLOW_CHANGES,
            after.encode(),
            event -> {
              if (event.type().equals(CHANGES)) {
                List<Change> changes = all(door.read(event, Messages.Changes.class));
                if (!changes.isEmpty()) {
                  reader.accept(changes);
                }
              }
            }));
  }

  private record Stream(EventFollower follower) implements Following {
    @Override
    public Cursor reached() {
      return Cursor.parse(follower.position());
    }

    @Override
    public void close() {
      follower.close();
    }
  }
}
