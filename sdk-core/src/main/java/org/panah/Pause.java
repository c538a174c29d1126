package org.panah;

import java.time.Duration;
import java.time.Instant;

/** For how long something that failed is left alone: longer each time. For one thread. */
final class Pause {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Instant notBefore = Instant.MIN;
  private int failures;

  int failures() {
    return failures;
  }

  Instant end() {
    return notBefore;
  }

  boolean lasts(Instant now) {
    // A clock that was set back must not make it last long.
    return notBefore.isAfter(now) && !notBefore.isAfter(now.plus(LONGEST));
  }

  void failed(Instant now) {
    long pause = FIRST.toMillis() << Math.min(failures, 20);
    failures++;
    notBefore = now.plusMillis(Math.min(pause, LONGEST.toMillis()));
  }

  /** Begins one that is no failure's. */
  void until(Instant end) {
    notBefore = end;
  }

  /** Ends it; the next failure makes it longer all the same. */
  void interrupt() {
    notBefore = Instant.MIN;
  }

  void succeeded() {
    interrupt();
    failures = 0;
  }
}
