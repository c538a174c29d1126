package org.panah.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The followers of a registry, and the threads that look after them, which are there from the first
 * follower on. Safe for use by many threads.
 */
final class EventFollowers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventFollowers.class);
  private static final int THREADS = 8;
  private static final int LOOKS = 5;

  private final Duration silence;
  private final Set<EventFollower> followers = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledExecutorService executor;
  private boolean ended;

  /**
   * No followers yet.
   *
   * @param silence after how long a stream of which nothing comes is opened again
   */
  EventFollowers(Duration silence) {
    this.silence = silence;
  }

  private synchronized ScheduledExecutorService executor() {
    if (ended) {
      throw new RejectedExecutionException("closed");
    }
    ScheduledExecutorService running = executor;
    if (running == null) {
      running =
          Executors.newScheduledThreadPool(
              THREADS,
              work -> {
                Thread thread = new Thread(work, "panah-streams");
                thread.setDaemon(true);
                return thread;
              });
      long pause = Math.max(1, silence.toMillis() / LOOKS);
      Future<?> unused =
          running.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
      executor = running;
    }
    return running;
  }

  private void look() {
    for (EventFollower follower : followers) {
      try {
        follower.look(silence);
      } catch (RuntimeException e) {
        // One that got away would end all later looks.
        LOG.warn("a stream was not looked after: {}", e.getClass().getName());
      }
    }
  }

  /**
   * Does something after some milliseconds.
   *
   * @throws RejectedExecutionException once this is closed
   */
  void after(long millis, Runnable work) {
    Future<?> unused = executor().schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  void add(EventFollower follower) {
    executor();
    followers.add(follower);
  }

  void remove(EventFollower follower) {
    followers.remove(follower);
  }

  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      if (executor != null) {
        executor.shutdownNow();
      }
    }
    followers.forEach(EventFollower::close);
  }
}
