package org.panah;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Gives word of what is new in the feed to those who wait for it. Safe for use by many threads. */
final class FeedWord {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private long times;
  private boolean closed;

  /** How often word was given; whoever looks for changes after this misses none. */
  long times() {
    lock.lock();
    try {
      return times;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until word was given more often than before.
   *
   * @return false if the time was over first, or there will be none any more
   */
  boolean await(long before, Duration patience) throws InterruptedException {
    long left = (patience.compareTo(LONGEST) > 0 ? LONGEST : patience).toNanos();
    lock.lock();
    try {
      while (times == before && !closed && left > 0) {
        left = given.awaitNanos(left);
      }
      return times != before && !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for some time, or until it is closed. */
  void pause(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (!closed && left > 0) {
        left = given.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives word. */
  void give() {
    lock.lock();
    try {
      times++;
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends away whoever waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
