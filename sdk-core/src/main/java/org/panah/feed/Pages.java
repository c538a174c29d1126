package org.panah.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Store;

/**
 * Reads pages of changes, and keeps the last one for the next follower that has come as far, so
 * that those who go side by side read the store once. For one thread, and one reading.
 */
final class Pages {
  private static final int PAGE = 1_000;

  private final Store store;
  private final InstantSource time;
  private @Nullable Page last;

  /**
   * What came after a place.
   *
   * @param before the instant before which whatever was committed is in it, if it is not full
   */
  record Page(Cursor after, Instant before, List<Change> changes) {}

  Pages(Store store, InstantSource time) {
    this.store = store;
    this.time = time;
  }

  Page after(Cursor place) {
    Page known = last;
    // Where there was nothing, one who came before may have written meanwhile.
    if (known != null && !known.changes().isEmpty() && known.after().equals(place)) {
      return known;
    }
    // Taken before the reading: whatever was committed before it is in what is read.
    Instant before = time.instant();
    Page read = new Page(place, before, store.changes(place, PAGE));
    last = read;
    return read;
  }
}
