package org.panah.http;

import java.time.Duration;
import org.panah.common.PanahException;

/**
 * How calls are repeated that failed for a reason that may pass. Before a node is asked again, a
 * time is waited that is drawn from zero to {@code base}, doubled with each round, {@code cap} at
 * most; a node's {@code Retry-After} is waited for as well. No wait goes beyond the deadline of the
 * call.
 *
 * @param attempts how often one node is asked at most for one call; 1 for never again. Any other
 *     number does not bind a write whose outcome is unknown: that is asked about until the deadline
 * @param base what is waited before the second round, at most
 * @param cap what is waited before any other, at most
 * @param budget how many repetitions there may be for each call, over all calls of a registry, when
 *     its reserve of {@value RetryBudget#RESERVE} is used up: 0.05 makes a total outage worse by a
 *     twentieth, and by no more than a tenth from the four hundredth call on
 */
public record RetryPolicy(int attempts, Duration base, Duration cap, double budget) {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Checks the bounds. */
  public RetryPolicy {
    if (attempts < 1 || attempts > 100) {
      throw new PanahException.InvalidRequest("retries.attempts", "1 to 100");
    }
    if (base.isNegative() || base.isZero() || base.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest("retries.base", "more than 0 s, at most 5 minutes");
    }
    if (cap.compareTo(base) < 0 || cap.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest("retries.cap", "the base or more, at most 5 minutes");
    }
    if (!(budget >= 0 && budget <= 1)) {
      throw new PanahException.InvalidRequest("retries.budget", "0 to 1");
    }
  }

  /** Five attempts, 0.1 to 2 seconds apart at most, and one repetition for twenty calls. */
  public static RetryPolicy standard() {
    return new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(2), 0.05);
  }

  /** What is waited before a round, at most, in nanoseconds. */
  long ceiling(int rounds) {
    long most = cap.toNanos();
    // Far enough for any cap, and no overflow.
    int doublings = Math.min(rounds - 1, 20);
    return Math.min(most, base.toNanos() << doublings);
  }
}
