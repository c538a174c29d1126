package org.panah.testkit;

import java.time.LocalDate;

/**
 * A stream of random numbers that is the same on every Java version, as the JDK's own generators do
 * not promise. SplitMix64; for one thread.
 */
final class SeededRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  SeededRandom(long seed) {
    state = seed;
  }

  /** The generator of one part of a whole, so that the parts can be made in any order. */
  static SeededRandom of(long seed, long part) {
    return new SeededRandom(mix(seed ^ mix(part + GOLDEN)));
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** From the lower to the higher number, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** From 0 to below 1. */
  double fraction() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return fraction() < probability;
  }

  /** From the earlier to the later day, both included. */
  LocalDate day(LocalDate low, LocalDate high) {
    return low.plusDays(below((int) (high.toEpochDay() - low.toEpochDay()) + 1));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
