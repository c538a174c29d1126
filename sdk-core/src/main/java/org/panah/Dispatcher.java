package org.panah;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertChannel;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells posts of the alerts of a registry's agencies, on some channels: each post once for each
 * time that an alert is made known, at least, also when this process dies in between or others on
 * the same database do the same. Given to {@link RegistryBuilder#dispatching}; safe for use by many
 * threads.
 */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long LOOK_MILLIS = 250;
  private static final long PAUSE_MILLIS = 1_000;
  private static final long CLOSE_MILLIS = 10_000;

  private final List<AlertChannel> channels;
  private final boolean ownThreads;
  private final Duration lease;
  private final Duration callLimit;
  private final List<Worker> workers = new ArrayList<>();
  private @Nullable EmbeddedRegistry registry;
  private @Nullable DispatchNews news;
  private volatile boolean closing;

  private Dispatcher(
      List<AlertChannel> channels, boolean ownThreads, Duration lease, Duration callLimit) {
    this.channels = channels;
    this.ownThreads = ownThreads;
    this.lease = lease;
    this.callLimit = callLimit;
    if (channels.stream().map(AlertChannel::name).distinct().count() < channels.size()) {
      throw new PanahException.InvalidRequest("channels", "no two of one name");
    }
  }

  /**
   * A dispatcher that works by itself, with threads for each channel, so that one which is slow or
   * does not answer delays no other.
   *
   * @param first a channel
   * @param more others
   * @return to be given to one registry
   */
  public static Dispatcher to(AlertChannel first, AlertChannel... more) {
    return new Dispatcher(
        Stream.concat(Stream.of(first), Stream.of(more)).toList(), true, LEASE, CALL);
  }

  /**
   * A dispatcher that works when {@link #runOnce} is called and in the thread that calls it, for
   * hosts with a scheduler of their own and for tests. It waits for a channel as long as that
   * takes.
   *
   * @param first a channel
   * @param more others
   * @return to be given to one registry
   */
  public static Dispatcher stepped(AlertChannel first, AlertChannel... more) {
    return new Dispatcher(
        Stream.concat(Stream.of(first), Stream.of(more)).toList(), false, LEASE, CALL);
  }

  /**
   * The same dispatcher with a time after which others on the database take over what this one was
   * telling, if this one has died; 15 seconds unless said otherwise.
   *
   * @param time a second or more; longer than a thread of this process may be held up
   * @return to be given to one registry
   */
  public Dispatcher lease(Duration time) {
    if (time.compareTo(SHORTEST_LEASE) < 0) {
      throw new PanahException.InvalidRequest("lease", "a second or more");
    }
    return new Dispatcher(channels, ownThreads, time, callLimit);
  }

  /**
   * The same dispatcher with a time after which a call to a channel is interrupted and counts as
   * failed; 30 seconds unless said otherwise.
   *
   * @param time more than none
   * @return to be given to one registry
   */
  public Dispatcher callLimit(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new PanahException.InvalidRequest("callLimit", "more than none");
    }
    return new Dispatcher(channels, ownThreads, lease, time);
  }

  /**
   * Reads what is new and tells what is due now.
   *
   * @return how many messages were handed over
   * @throws PanahException.InvalidRequest if it was given to no registry, or works by itself
   * @throws PanahException.Unavailable if what is new cannot be read; what then cannot be written
   *     is logged, and told at a later call
   */
  public synchronized int runOnce() {
    EmbeddedRegistry of = registry;
    if (of == null || ownThreads) {
      throw new PanahException.InvalidRequest(
          "dispatcher", "stepped, and given to a registry with dispatching(...)");
    }
    try {
      of.feed.advance();
    } catch (RuntimeException e) {
      // What keeps others from reading must not keep anybody from being told.
      of.feed.advance(Objects.requireNonNull(news), PATIENCE);
    }
    int handed = 0;
    for (Worker worker : workers) {
      int before = worker.run.handed();
      boolean moved = true;
      while (moved && !closing) {
        moved = worker.run.step();
      }
      handed += worker.run.handed() - before;
    }
    return handed;
  }

  synchronized void start(EmbeddedRegistry of) {
    if (registry != null) {
      throw new PanahException.InvalidRequest("dispatcher", "given to one registry only");
    }
    registry = of;
    List<ChannelRun> runs = new ArrayList<>();
    DispatchNews read = new DispatchNews(of, runs);
    news = read;
    for (AlertChannel channel : channels) {
      Worker worker = new Worker(of, read, channel);
      workers.add(worker);
      runs.add(worker.run);
    }
    of.feed.follow(read);
    if (ownThreads) {
      workers.forEach(worker -> worker.thread.start());
    }
  }

  /** That this registry has written something, which the feed will tell in its time. */
  void wrote(List<Change> changes) {
    Collection<DocumentId> ids = changes.stream().map(change -> change.document().id()).toList();
    workers.forEach(worker -> worker.wrote(ids));
  }

  /** Ends its work; waits a while for what is under way. */
  void close() {
    closing = true;
    if (ownThreads) {
      workers.forEach(Worker::stop);
      workers.forEach(Worker::join);
    } else {
      closeStepped();
    }
  }

  private synchronized void closeStepped() {
    workers.forEach(worker -> worker.run.close());
  }

  /** One channel's. */
  private final class Worker {
    private final Semaphore signals = new Semaphore(0);
    private final AtomicBoolean wrote = new AtomicBoolean();
    private final ChannelRun run;
    private final Runnable feed;
    private final Thread thread;
    private volatile boolean closed;

    Worker(EmbeddedRegistry of, DispatchNews news, AlertChannel channel) {
      Lanes lanes = ownThreads ? new Lanes.Threads(channel.name(), callLimit) : Lanes.direct();
      run = new ChannelRun(of, news, new ChannelCalls(channel), lanes, lease, signals::release);
      feed = () -> of.feed.advance(news, PATIENCE);
      thread = new Thread(this::work, "panah-dispatch-" + channel.name());
      thread.setDaemon(true);
    }

    void wrote(Collection<DocumentId> ids) {
      run.wrote(ids);
      if (ownThreads) {
        wrote.set(true);
        signals.release();
      }
    }

    private void work() {
      long pause = 0;
      while (!closed) {
        try {
          if (pause > 0) {
            signals.tryAcquire(pause, TimeUnit.MILLISECONDS);
          }
          signals.drainPermits();
          pause = 0;
          if (wrote.getAndSet(false)) {
            feed.run();
          }
          pause = run.step() ? 0 : LOOK_MILLIS;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        } catch (Throwable e) {
          // What ended this thread would end all telling on its channel.
          LOG.warn("dispatcher goes on after {}", e.getClass().getName());
          pause = PAUSE_MILLIS;
        }
      }
      run.close();
    }

    void stop() {
      closed = true;
      signals.release();
    }

    void join() {
      try {
        thread.join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
