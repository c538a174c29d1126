package org.panah.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.ChangeSignal;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Projection;
import org.panah.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a store's ordered change feed and gives it to the projections that follow it, each from its
 * own place. Safe for use by many threads; each projection is called by one at a time.
 *
 * <p>A projection that fails does not hinder the others; it is given the same changes again at the
 * next reading. A store that does not answer leaves every projection where it was; once it answers
 * again, what was seen last is looked up, and if it is not there any more, because a backup was
 * restored meanwhile, every projection begins anew.
 */
public final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final int PAGE = 1_000;
  private static final int CLOSE_SECONDS = 10;

  private final Store store;
  private final InstantSource time;
  // Held by the reading in the background.
  private final ReentrantLock reading = new ReentrantLock();
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private volatile @Nullable Future<?> polling;
  private volatile ChangeSignal.@Nullable Listening listening;
  private volatile boolean closed;

  private Feed(Store store, InstantSource time) {
    this.store = store;
    this.time = time;
  }

  /**
   * The feed of a store.
   *
   * @param store what is read
   * @param time by which projections are told how current they are
   * @return a feed that nobody follows yet
   */
  public static Feed of(Store store, InstantSource time) {
    return new Feed(store, time);
  }

  /**
   * Lets a projection follow from the start; it is given what there is at the next reading.
   *
   * @param projection what is fed
   */
  public void follow(Projection projection) {
    followers.add(new Follower(projection));
  }

  /**
   * Reads what is new, up to the feed's end, for every projection.
   *
   * @return how many changes were given out; a change given to two projections counts twice
   * @throws PanahException.Unavailable if the store did not answer
   */
  public long advance() {
    long given = 0;
    RuntimeException failure = null;
    for (Follower follower : followers) {
      try {
        given += follower.advance();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return given;
  }

  /**
   * Reads at once and then again and again, in a host's executor, and besides that as soon as the
   * store gives word of new changes, if it does. A failed reading never ends the later ones.
   *
   * @param interval from the end of one reading to the beginning of the next
   * @param executor where to read
   * @return this feed
   */
  public Feed every(Duration interval, ScheduledExecutorService executor) {
    Poll poll = new Poll();
    polling = executor.scheduleWithFixedDelay(poll, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    listening =
        store.changeSignal().map(signal -> signal.listen(() -> poll.soon(executor))).orElse(null);
    return this;
  }

  /**
   * How current the projections are.
   *
   * @return the instant before which every committed change has reached every projection; empty
   *     until each has been at the feed's end once
   */
  public Optional<Instant> asOf() {
    Instant oldest = null;
    for (Follower follower : followers) {
      Instant asOf = follower.asOf;
      if (asOf == null) {
        return Optional.empty();
      }
      oldest = oldest == null || asOf.isBefore(oldest) ? asOf : oldest;
    }
    return Optional.ofNullable(oldest);
  }

  /**
   * Ends the reading, and waits for the one under way, ten seconds at most; the executor and the
   * store stay as they are.
   */
  @Override
  public void close() {
    closed = true;
    ChangeSignal.Listening word = listening;
    if (word != null) {
      word.close();
    }
    Future<?> running = polling;
    if (running != null) {
      running.cancel(false);
    }
    awaitReading();
  }

  private void awaitReading() {
    try {
      if (reading.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        reading.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One reading in the background: says once that it fails, and once that it works again. */
  private final class Poll implements Runnable {
    private final AtomicBoolean due = new AtomicBoolean();
    private boolean failing;

    /** Reads once more in an executor, however many ask before that reading begins. */
    void soon(Executor executor) {
      if (!closed && due.compareAndSet(false, true)) {
        try {
          executor.execute(this);
        } catch (RejectedExecutionException e) {
          due.set(false);
          throw e;
        }
      }
    }

    @Override
    public void run() {
      reading.lock();
      try {
        due.set(false);
        if (!closed) {
          read();
        }
      } finally {
        reading.unlock();
      }
    }

    private void read() {
      try {
        advance();
        if (failing) {
          LOG.info("feed is read again");
          failing = false;
        }
      } catch (RuntimeException e) {
        if (!failing && !closed) {
          LOG.warn("feed cannot be read; projections stay as they are", e);
          failing = true;
        }
      }
    }
  }

  private final class Follower {
    private final Projection projection;
    private final ReentrantLock lock = new ReentrantLock();
    private Cursor cursor = Cursor.START;
    // The last change seen of each owner, and whether the store may have been exchanged since.
    private final Map<Agency, Document> last = new HashMap<>();
    private boolean doubtful;
    private volatile @Nullable Instant asOf;

    Follower(Projection projection) {
      this.projection = projection;
    }

    long advance() {
      lock.lock();
      boolean answered = false;
      try {
        if (doubtful && !holdsWhatWasSeen()) {
          beginAnew();
        }
        long given = 0;
        while (true) {
          // Taken before the reading: whatever was committed before it is in what is read.
          Instant before = time.instant();
          List<Change> changes = store.changes(cursor, PAGE);
          if (changes.isEmpty()) {
            projection.current(before);
            asOf = before;
            answered = true;
            return given;
          }
          if (startedAnew(changes)) {
            beginAnew();
            continue;
          }
          projection.apply(changes);
          cursor = cursor.after(changes);
          changes.forEach(change -> last.put(change.document().owner(), change.document()));
          given += changes.size();
        }
      } finally {
        doubtful = !answered;
        lock.unlock();
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
     * Whether the last change seen of each owner stands in the store, or a newer one of its
     * document.
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
}
