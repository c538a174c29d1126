package org.panah.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is set. Safe for use by many threads.
 *
 * <p>Give it to whatever takes an {@link InstantSource}, and let a test step it instead of waiting.
 */
public final class SettableTime implements InstantSource {
  private volatile Instant now;

  private SettableTime(Instant start) {
    this.now = start;
  }

  /**
   * A clock that shows a given time.
   *
   * @param start what it shows until it is set
   * @return the clock
   */
  public static SettableTime at(Instant start) {
    return new SettableTime(start);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Sets the clock, forward or back.
   *
   * @param time what it shows from now on
   */
  public synchronized void set(Instant time) {
    now = time;
  }

  /**
   * Moves the clock.
   *
   * @param by how far; back if negative
   * @return what it shows now
   */
  public synchronized Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }
}
