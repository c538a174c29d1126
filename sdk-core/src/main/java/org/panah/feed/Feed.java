package org.panah.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.store.ChangeSignal;
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
  private static final int CLOSE_SECONDS = 10;
  private static final int DEPTH = 8;

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
    followers.add(new Follower(store, projection));
  }

  /**
   * Reads what is new, up to the feed's end, for every projection.
   *
   * @return how many changes were given out; a change given to two projections counts twice
   * @throws PanahException.Unavailable if the store did not answer
   */
  public long advance() {
    long given = 0;
    Throwable failure = null;
    List<Follower> all = new ArrayList<>(followers);
    Set<Follower> behind = new HashSet<>(all);
    Pages pages = new Pages(store, time);
    // A page for each in turn: one that begins anew and has a million changes before it must not
    // keep the others from what is new.
    while (!behind.isEmpty() && !closed) {
      for (Follower follower : List.copyOf(all)) {
        try {
          int read = follower.read(pages);
          given += read;
          if (read == 0) {
            behind.remove(follower);
          }
        } catch (Throwable e) {
          // Whatever a host's store throws must not keep the others from reading.
          failure = failure == null ? e : failure;
          all.remove(follower);
          behind.remove(follower);
        }
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    return given;
  }

  /**
   * Reads what is new for one projection, in turn with whoever else reads for it.
   *
   * @param projection one that follows
   * @param patience how long; at least one page is read
   * @return whether the feed's end was reached
   * @throws PanahException.Unavailable if the store did not answer
   */
  public boolean advance(Projection projection, Duration patience) {
    long began = System.nanoTime();
    for (Follower follower : followers) {
      if (follower.projection == projection) {
        do {
          if (follower.read(new Pages(store, time)) == 0) {
            return true;
          }
        } while (System.nanoTime() - began < patience.toNanos());
      }
    }
    return false;
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
      } catch (Throwable e) {
        // One that got away would end all later readings.
        if (!failing && !closed) {
          LOG.warn("feed cannot be read; projections stay as they are", silent(e, DEPTH));
          failing = true;
        }
      }
    }

    // What a host throws may quote what it was reading, so its kind and its stack go into the log.
    private static Throwable silent(Throwable failure, int depth) {
      Throwable cause = failure.getCause();
      boolean ours = failure instanceof PanahException;
      RuntimeException told =
          new RuntimeException(
              ours ? failure.getMessage() : failure.getClass().getName(),
              cause == null || depth == 0 ? null : silent(cause, depth - 1));
      told.setStackTrace(failure.getStackTrace());
      return told;
    }
  }
}
