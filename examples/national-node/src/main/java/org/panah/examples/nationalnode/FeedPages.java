package org.panah.examples.nationalnode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.panah.ChangeFeed;
import org.panah.common.PanahException;
import org.panah.http.Messages;
import org.panah.store.Change;
import org.panah.store.Cursor;

/** Reads the change feed in pages that a caller can take. Safe for use by many threads. */
final class FeedPages {
  /** How many changes are read at once, whatever is asked for. */
  static final int MOST = 100;

  /** How many callers may wait for something new; each holds a thread. */
  private static final int MOST_WAITING = 32;

  private static final int MOST_BYTES = 4 << 20;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Semaphore waits = new Semaphore(MOST_WAITING);
  private final Duration longest;

  /**
   * Pages of a node.
   *
   * @param stopping how long requests may take when it stops, so that those who wait end in time
   */
  FeedPages(Duration stopping) {
    longest = stopping.compareTo(LONGEST_WAIT) < 0 ? stopping : LONGEST_WAIT;
  }

  /** What a caller is answered who asks for a page and is ready to wait for it. */
  Messages.Changes page(Question question) {
    Cursor place = place(question.given("after"));
    int limit = question.page().limit();
    if (limit < 1 || limit > ChangeFeed.MOST) {
      throw new PanahException.InvalidRequest("limit", "1 to " + ChangeFeed.MOST);
    }
    Duration wait = question.length("wait");
    boolean waits = !wait.isZero() && this.waits.tryAcquire();
    try {
      Duration patience = !waits ? Duration.ZERO : wait.compareTo(longest) < 0 ? wait : longest;
      List<Change> changes = question.session().feed().read(place, Math.min(limit, MOST), patience);
      return split(place, changes).get(0);
    } finally {
      if (waits) {
        this.waits.release();
      }
    }
  }

  /**
   * The place that a caller names.
   *
   * @param after null for the beginning of everything
   * @throws PanahException.InvalidRequest if it is none
   */
  static Cursor place(@Nullable String after) {
    try {
      return after == null ? Cursor.START : Cursor.parse(after);
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.InvalidRequest("after", "the position of an answer or an event");
    }
  }

  /** The changes in pages that are not too large, one at least. */
  static List<Messages.Changes> split(Cursor after, List<Change> changes) {
    List<Messages.Changes> pages = new ArrayList<>();
    List<Change> page = new ArrayList<>();
    Cursor place = after;
    long bytes = 0;
    for (Change change : changes) {
      int length = change.document().body().length;
      if (!page.isEmpty() && bytes + length > MOST_BYTES) {
        pages.add(Messages.Changes.of(place, page));
        place = place.after(page);
        page.clear();
        bytes = 0;
      }
      page.add(change);
      bytes += length;
    }
    if (!page.isEmpty() || pages.isEmpty()) {
      pages.add(Messages.Changes.of(place, page));
    }
    return pages;
  }
}
