package org.panah.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Projection;
import org.panah.store.Store;

/** A projection and how far it has been read to. Safe for use by many threads. */
final class Follower {
  final Projection projection;
  private final Store store;
  // Fair, so that whoever waits for one page waits for no more of them.
  private final ReentrantLock lock = new ReentrantLock(true);
  private Cursor cursor = Cursor.START;
  // The last change seen of each owner, and whether the store may have been exchanged since.
  private final Map<Agency, Document> last = new HashMap<>();
  private boolean doubtful;
  volatile @Nullable Instant asOf;

  Follower(Store store, Projection projection) {
    this.store = store;
    this.projection = projection;
  }

  /** Gives the next page of changes; answers how many these were, 0 at the feed's end. */
  int read(Pages pages) {
    lock.lock();
    boolean answered = false;
    try {
      if (doubtful && !holdsWhatWasSeen()) {
        beginAnew();
      }
      int given = readOn(pages);
      answered = true;
      return given;
    } finally {
      doubtful = !answered;
      lock.unlock();
    }
  }

  private int readOn(Pages pages) {
    while (true) {
      Pages.Page page = pages.after(cursor);
      List<Change> changes = page.changes();
      if (changes.isEmpty()) {
        projection.current(page.before());
        asOf = page.before();
        return 0;
      }
      if (startedAnew(changes)) {
        beginAnew();
        continue;
      }
      projection.apply(changes);
      cursor = cursor.after(changes);
      changes.forEach(change -> last.put(change.document().owner(), change.document()));
      return changes.size();
    }
  }

  private void beginAnew() {
    asOf = null;
    // The place is given up last: a projection that fails to forget is told to once more.
    projection.reset();
    cursor = Cursor.START;
    last.clear();
  }

  /**
   * Whether the last change seen of each owner stands in the store, or a newer one of its document.
   */
  private boolean holdsWhatWasSeen() {
    for (Document seen : last.values()) {
      Document held = store.get(seen.id()).orElse(null);
      boolean same =
          held != null
              && (held.version() > seen.version()
                  || (held.version() == seen.version()
                      && held.sequence() == seen.sequence()
                      && held.time().equals(seen.time())));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  // The store answers an unknown epoch from the start, so what was seen before may be gone by
  // now.
  private boolean startedAnew(List<Change> changes) {
    for (Change change : changes) {
      Optional<Cursor.Position> seen = cursor.position(change.document().owner());
      if (seen.isPresent()
          && (!seen.get().epoch().equals(change.epoch())
              || change.document().sequence() <= seen.get().sequence())) {
        return true;
      }
    }
    return false;
  }
}
