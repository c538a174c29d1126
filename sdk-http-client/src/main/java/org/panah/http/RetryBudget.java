package org.panah.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a registry may repeat: each call adds a part of a repetition, each repetition takes a whole
 * one. Safe for use by many threads.
 */
final class RetryBudget {
  /** Repetitions that are there to begin with, and the most that are saved up. */
  static final int RESERVE = 20;

  private static final long WHOLE = 1_000;

  private final long part;
  private final AtomicLong saved = new AtomicLong(RESERVE * WHOLE);

  RetryBudget(double ratio) {
    part = Math.round(ratio * WHOLE);
  }

  /** Tells of a call. */
  void called() {
    saved.accumulateAndGet(part, (now, more) -> Math.min(now + more, RESERVE * WHOLE));
  }

  /** Whether there was a repetition left, which is then taken. */
  boolean take() {
    return saved.getAndUpdate(now -> now < WHOLE ? now : now - WHOLE) >= WHOLE;
  }
}
