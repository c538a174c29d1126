package org.panah.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.alert.AlertChange;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener what a node tells of alerts. When the stream breaks off or falls silent it is
 * opened again, at this node or another, from the position after what the listener was told last:
 * nothing is lost, and nothing told twice.
 */
final class AlertFollower implements Alerts.Listening {
  /** The event that tells of a change of an alert. */
  static final String ALERT = "alert";

  private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final Door door;
  private final AlertFollowers others;
  private final Consumer<AlertChange> listener;
  // Held while the listener is told, so that its position is that of what it was told.
  private final ReentrantLock telling = new ReentrantLock();
  private volatile @Nullable String position;
  private volatile @Nullable Stream stream;
  private volatile boolean closed;
  private int failures;

  private AlertFollower(
      Door door, AlertFollowers others, @Nullable String after, Consumer<AlertChange> listener) {
    this.door = door;
    this.others = others;
    this.position = after;
    this.listener = listener;
  }

  /**
   * Follows from a position, once the node has let the asker in.
   *
   * @throws PanahException what the node answers instead, or if none does
   */
  static AlertFollower follow(
      Door door, AlertFollowers others, @Nullable String after, Consumer<AlertChange> listener) {
    AlertFollower follower = new AlertFollower(door, others, after, listener);
    follower.open();
    others.add(follower);
    return follower;
  }

  private void open() {
    Stream next = new Stream();
    Door.Opened opened = door.open(Route.WATCH_ALERTS, position);
    telling.lock();
    try {
      stream = next;
      if (position == null) {
        position = opened.position();
      }
    } finally {
      telling.unlock();
    }
    opened.body().subscribe(next);
    if (closed) {
      next.cancel();
    }
  }

  /** Opens the stream again if nothing has come for some time, not even a sign of life. */
  void look(Duration silence) {
    Stream now = stream;
    if (now == null || !now.isSilent(silence) || !telling.tryLock()) {
      // A listener that takes its time is no silence.
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
    LOG.info("a stream of alerts has fallen silent; it is opened again");
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
      LOG.info("a listener to alerts is told no more: {}", e.getMessage());
      close();
    } catch (RuntimeException e) {
      LOG.warn("a stream of alerts was not opened: {}", e.getClass().getName());
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
    private final EventReader reader = new EventReader(this::tell);
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
      } catch (PanahException | IllegalStateException e) {
        LOG.warn("a stream of alerts cannot be read: {}", e.getClass().getName());
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
        failures = 0;
        if (event.type().equals(ALERT) && !event.data().isEmpty()) {
          tell(
              RecordCodec.wire()
                  .decode(event.data().getBytes(StandardCharsets.UTF_8), AlertChange.class));
        }
        if (event.id() != null) {
          position = event.id();
        }
      } finally {
        telling.unlock();
      }
    }

    private void tell(AlertChange change) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        LOG.warn("listener to alerts failed with {}", e.getClass().getName());
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
