package org.panah.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives somebody the events of a node's stream. When the stream breaks off or falls silent it is
 * opened again, at this node or another, from the position after the event that was taken last:
 * nothing is lost, and nothing given twice.
 */
final class EventFollower implements Alerts.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final Door door;
  private final Route route;
  private final EventFollowers others;
  private final Consumer<EventReader.Event> taker;
  // Held while an event is taken, so that the position is that of what was taken.
  private final ReentrantLock telling = new ReentrantLock();
  private volatile @Nullable String position;
  private volatile @Nullable Stream stream;
  private volatile boolean closed;
  private int failures;

  private EventFollower(
      Door door, Route route, @Nullable String after, Consumer<EventReader.Event> taker) {
    this.door = door;
    this.route = route;
    this.others = door.followers();
    this.position = after;
    this.taker = taker;
  }

  /**
   * Follows from a position, once the node has let the asker in.
   *
   * @param route one that answers a stream
   * @param after null for now
   * @param taker takes events that have data; when it throws, the stream is opened again from the
   *     same event
   * @throws PanahException what the node answers instead, or if none does
   */
  static EventFollower follow(
      Door door, Route route, @Nullable String after, Consumer<EventReader.Event> taker) {
    EventFollower follower = new EventFollower(door, route, after, taker);
    follower.open();
    follower.others.add(follower);
    return follower;
  }

  private void open() {
    Stream next = new Stream();
    Door.Opened opened = door.open(route, position);
    telling.lock();
    try {
      stream = next;
      if (position == null) {
        position = opened.position();
      }
    } finally {
      telling.unlock();
    }
    // In another thread, since what has come already is given to the taker by whoever subscribes.
    door.caller().wire().run(() -> opened.body().subscribe(next));
    if (closed) {
      next.cancel();
    }
  }

  /** Opens the stream again if nothing has come for some time, not even a sign of life. */
  void look(Duration silence) {
    Stream now = stream;
    if (now == null || !now.isSilent(silence) || !telling.tryLock()) {
      // One that takes its time is no silence.
      return;
    }
    try {
      if (now != stream) {
        return;
      }
      stream = null;
    } finally {
      telling.unlock();
    }
    // Without the lock, since whoever reads the stream waits for it with locks of its own.
    LOG.info("{} has fallen silent; it is opened again", route.operationId());
    now.cancel();
    later();
  }

  private void broken(Stream which) {
    telling.lock();
    try {
      if (which == stream) {
        stream = null;
        later();
      }
    } finally {
      telling.unlock();
    }
  }

  /** Opens the stream again after a pause that grows with each failure. */
  private void later() {
    if (closed) {
      return;
    }
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
    failures++;
    try {
      others.after(ThreadLocalRandom.current().nextLong(most + 1), this::again);
    } catch (RejectedExecutionException e) {
      // The registry was closed.
      closed = true;
    }
  }

  private void again() {
    if (closed) {
      return;
    }
    try {
      open();
    } catch (PanahException.Unavailable | PanahException.TooStale e) {
      later();
    } catch (PanahException e) {
      LOG.info("{} ends: {}", route.operationId(), e.getMessage());
      close();
    } catch (RuntimeException e) {
      LOG.warn("{} was not opened: {}", route.operationId(), e.getClass().getName());
      later();
    }
  }

  @Override
  public String position() {
    String reached = position;
    return reached == null ? "" : reached;
  }

  @Override
  public void close() {
    closed = true;
    others.remove(this);
    Stream now = stream;
    if (now != null) {
      now.cancel();
    }
  }

  /** One stream, until it breaks off. */
  private final class Stream implements Flow.Subscriber<List<ByteBuffer>> {
    private final EventReader reader = new EventReader(door.longestLine(), this::tell);
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean cancelled;
    private volatile long heard = System.nanoTime();

    boolean isSilent(Duration silence) {
      return System.nanoTime() - heard > silence.toNanos();
    }

    void cancel() {
      cancelled = true;
      Flow.Subscription running = subscription;
      if (running != null) {
        running.cancel();
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      if (cancelled) {
        subscription.cancel();
      } else {
        subscription.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      heard = System.nanoTime();
      try {
        buffers.forEach(reader::read);
      } catch (RuntimeException e) {
        LOG.warn("{} cannot be taken: {}", route.operationId(), e.getClass().getName());
        cancel();
        broken(this);
        return;
      }
      heard = System.nanoTime();
      Flow.Subscription running = subscription;
      if (running != null && !cancelled) {
        running.request(1);
      }
    }

    private void tell(EventReader.Event event) {
      telling.lock();
      try {
        if (closed || stream != this) {
          return;
        }
        if (!event.data().isEmpty()) {
          taker.accept(event);
        }
        failures = 0;
        if (event.id() != null) {
          position = event.id();
        }
      } finally {
        telling.unlock();
      }
    }

    @Override
    public void onError(Throwable failure) {
      broken(this);
    }

    @Override
    public void onComplete() {
      broken(this);
    }
  }
}
