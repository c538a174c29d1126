package org.panah;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the change feed for one who keeps a copy, in a thread of its own. */
final class FeedFollowing implements ChangeFeed.Following {
  private static final Logger LOG = LoggerFactory.getLogger(FeedFollowing.class);

  /** How long one reading waits; the session is decided anew with each. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final int MOST_DOUBLINGS = 10;

  private final EmbeddedChangeFeed feed;
  private final Consumer<List<Change>> reader;
  private final Thread thread;
  private volatile Cursor reached;
  private volatile boolean closed;

  private FeedFollowing(EmbeddedChangeFeed feed, Cursor after, Consumer<List<Change>> reader) {
    this.feed = feed;
    this.reached = after;
    this.reader = reader;
    thread = new Thread(this::run, "panah-feed-reader");
    thread.setDaemon(true);
  }

  static FeedFollowing begin(EmbeddedChangeFeed feed, Cursor after, Consumer<List<Change>> reader) {
    FeedFollowing begun = new FeedFollowing(feed, after, reader);
    begun.thread.start();
    return begun;
  }

  private void run() {
    int failures = 0;
    while (!closed && !feed.registry().word.isClosed()) {
      try {
        step();
        failures = 0;
      } catch (PanahException.NotPermitted e) {
        LOG.info("a reader of the feed is given no more: {}", e.rule());
        close();
      } catch (Throwable e) {
        // Whatever the store or the reader throws; one that got away would end the thread.
        if (failures == 0 && !closed) {
          LOG.warn("the feed is read again after {}", e.getClass().getName());
        }
        pause(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << failures));
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
      }
    }
  }

  private void step() {
    List<Change> changes = feed.read(reached, ChangeFeed.MOST, PATIENCE);
    if (!closed && !changes.isEmpty()) {
      reader.accept(changes);
      reached = reached.after(changes);
    }
  }

  private void pause(long most) {
    try {
      feed.registry().word.pause(ThreadLocalRandom.current().nextLong(most + 1));
    } catch (InterruptedException e) {
      // Somebody who got hold of the thread wants it to end.
      close();
    }
  }

  @Override
  public Cursor reached() {
    return reached;
  }

  @Override
  public void close() {
    closed = true;
  }
}
