package org.panah;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.panah.access.Access;
import org.panah.alert.AlertChange;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that alerts have changed: ids and versions only, and of those only which each may
 * know of. Safe for use by many threads; listeners are called by one at a time.
 *
 * <p>Each listener is a reader of the store's feed with a place of its own, and the feed of the
 * registry only gives word that there is something to read. So there is no seam between what a
 * listener has missed and what happens now, at which a change could be lost or told twice. Those
 * that have come equally far share a reading; each reading goes on by one page at a turn, so that
 * one that is far behind delays no other.
 */
final class AlertListeners {
  private static final Logger LOG = LoggerFactory.getLogger(AlertListeners.class);
  private static final int CLOSE_SECONDS = 10;

  private final EmbeddedRegistry registry;
  private final Executor executor;
  private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();
  private final Object turns = new Object();
  private boolean asked;
  private boolean turning;
  // Held while the store is read, so that it is not closed meanwhile.
  private final ReentrantLock reading = new ReentrantLock();
  // The last change read of each owner, to be looked up once the feed has begun anew.
  private final Map<Agency, Document> last = new HashMap<>();
  private volatile Cursor fed = Cursor.START;
  private volatile boolean doubtful;
  private volatile boolean behind;
  private volatile boolean closed;
  private boolean failing;

  AlertListeners(EmbeddedRegistry registry, Executor executor) {
    this.registry = registry;
    this.executor = executor;
  }

  /**
   * The place that a position names.
   *
   * @throws PanahException.InvalidRequest if it is none
   */
  static Cursor place(String position) {
    try {
      Cursor place = Cursor.parse(position);
      if (place.encode().equals(position)) {
        return place;
      }
    } catch (PanahException.InvalidRequest e) {
      // Told below, by the name that the caller knows.
    }
    throw new PanahException.InvalidRequest("after", "the position of a change or of a listener");
  }

  Alerts.Listening add(Access access, Cursor from, Consumer<AlertChange> consumer) {
    AlertListener added = new AlertListener(registry, access, from, consumer, listeners::remove);
    listeners.add(added);
    wake();
    return added;
  }

  /** How far the registry's feed has been read. */
  Cursor fed() {
    return fed;
  }

  /** Notes that this registry has written, so that nobody waits for the feed to bring it. */
  void wrote() {
    wake();
  }

  /** Notes what the feed has brought, to be read soon. */
  void changed(List<Change> changes) {
    fed = fed.after(changes);
    registry.word.give();
    wake();
  }

  /** Has those looked after again that could not be told before. */
  void current() {
    if (behind) {
      wake();
    }
  }

  /** Notes that the feed begins anew, since the store may not be the one that was read. */
  void reset() {
    fed = Cursor.START;
    doubtful = true;
    registry.word.give();
  }

  /** Waits for the reading under way, ten seconds at most; there is none after it. */
  void close() {
    closed = true;
    try {
      if (reading.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        reading.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    if (listeners.isEmpty()) {
      return;
    }
    synchronized (turns) {
      asked = true;
      if (turning) {
        return;
      }
      turning = true;
    }
    submit();
  }

  private void submit() {
    try {
      executor.execute(this::turn);
    } catch (RuntimeException e) {
      // It is closed, or full; the next change tries again.
      synchronized (turns) {
        turning = false;
      }
      behind = true;
    }
  }

  /** One turn for each listener, so that whoever shares the executor gets his own. */
  private void turn() {
    boolean look;
    synchronized (turns) {
      look = asked;
      asked = false;
    }
    boolean more = false;
    try {
      more = read(look);
      more |= tell();
    } finally {
      synchronized (turns) {
        more |= asked;
        turning = more;
      }
      if (more) {
        submit();
      }
    }
  }

  /** Reads a page for each who waits for one; answers whether there is more to read. */
  private boolean read(boolean look) {
    reading.lock();
    try {
      if (look) {
        behind = false;
        listeners.forEach(AlertListener::lookAgain);
      }
      return !closed && readOn();
    } catch (Throwable e) {
      // Whatever a host's store throws must not keep those from hearing for whom was read before.
      failed(e);
      return false;
    } finally {
      reading.unlock();
    }
  }

  private boolean readOn() {
    if (doubtful) {
      beginAnewWhereGone();
      doubtful = false;
    }
    Map<Cursor, AlertReading> begun = new HashMap<>();
    for (AlertListener listener : listeners) {
      AlertReading one = listener.reading();
      if (one != null) {
        begun.put(one.from(), one);
      }
    }
    for (AlertListener listener : listeners) {
      if (listener.wantsToRead()) {
        listener.await(
            begun.computeIfAbsent(
                listener.reached(), place -> new AlertReading(registry.direct, place)));
      }
    }
    boolean more = false;
    for (AlertReading one : begun.values()) {
      more |= step(one);
    }
    return more;
  }

  /** Reads one page of a reading; answers whether there is more. */
  private boolean step(AlertReading one) {
    try {
      one.step();
    } catch (Throwable e) {
      listeners.forEach(listener -> listener.giveUp(one));
      failed(e);
      return false;
    }
    failing = false;
    if (one.done()) {
      last.putAll(one.last());
      List<AlertNews> news = one.news();
      listeners.forEach(listener -> listener.take(one, news));
    }
    return !one.done();
  }

  private void failed(Throwable failure) {
    behind = true;
    if (!failing && !closed) {
      LOG.warn("alerts cannot be read for listeners: {}", failure.getClass().getName());
      failing = true;
    }
  }

  /** Whether what was read last stands in the store; of whom it does not, all is new. */
  private void beginAnewWhereGone() {
    for (Document seen : List.copyOf(last.values())) {
      Document held = registry.direct.get(seen.id()).orElse(null);
      boolean same =
          held != null
              && (held.version() > seen.version()
                  || (held.version() == seen.version() && held.time().equals(seen.time())));
      if (!same) {
        last.remove(seen.owner());
        listeners.forEach(listener -> listener.beginAnew(seen.owner()));
      }
    }
  }

  /** Tells each listener some; answers whether there is more to tell. */
  private boolean tell() {
    boolean more = false;
    for (AlertListener listener : listeners) {
      AlertListener.Outcome outcome = closed ? AlertListener.Outcome.DONE : listener.tell();
      more |= outcome == AlertListener.Outcome.MORE;
      if (outcome == AlertListener.Outcome.STALLED) {
        behind = true;
      }
    }
    return more;
  }
}
