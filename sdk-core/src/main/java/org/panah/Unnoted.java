package org.panah;

import java.time.Duration;

/**
 * How many messages were handed over and not noted yet, and how many may be: a crash repeats them,
 * and each note takes a commit. For one thread.
 */
final class Unnoted {
  private static final int LEAST = 12;
  private static final int LEAST_ENOUGH = 8;

  /** Of the lines of the longest list of posts in hand. */
  private static final int SHARE = 5;

  /** Of what was handed over in a second: what a crash repeats is what that takes to hand over. */
  private static final int PARTS_OF_SECOND = 40;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long SOON = SECOND / PARTS_OF_SECOND;

  private int count;
  private long oldest;
  private long second = System.nanoTime();
  private int handed;
  private int handedBefore;

  /** Counts one that is handed over. */
  void handed() {
    long now = System.nanoTime();
    if (count == 0) {
      oldest = now;
    }
    count++;
    if (now - second > SECOND) {
      handedBefore = now - second > 2 * SECOND ? 0 : handed;
      handed = 0;
      second = now;
    }
    handed++;
  }

  /** That all are noted but so many. */
  void noted(int left) {
    count = left;
    oldest = System.nanoTime();
  }

  /** Whether one more may be handed over. */
  boolean hasRoom(int lines) {
    return count < most(lines);
  }

  /** Whether there are so many, or it is so long ago, that they are to be noted. */
  boolean isEnough(int lines) {
    return count >= most(lines) * LEAST_ENOUGH / LEAST
        || (count >= LEAST_ENOUGH && System.nanoTime() - oldest > SOON);
  }

  private int most(int lines) {
    int pace = Math.max(handed, handedBefore) / PARTS_OF_SECOND;
    return Math.max(LEAST, Math.max(lines / SHARE, pace));
  }
}
