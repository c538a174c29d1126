package org.panah.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a thread that does nothing but sleep is not let run: what a machine that is busy, or was
 * stopped, adds to everything that is measured on it.
 */
final class Standstill {
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(5);

  private final AtomicLong longest = new AtomicLong();

  /** Looks from now on until this process ends. */
  Standstill() {
    Thread thread = new Thread(this::look, "standstill");
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    long last = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        TimeUnit.NANOSECONDS.sleep(NAP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      long now = System.nanoTime();
      longest.accumulateAndGet(now - last - NAP, Math::max);
      last = now;
    }
  }

  /** The longest time since this was last asked, in milliseconds. */
  double millis() {
    return longest.getAndSet(0) / 1e6;
  }
}
