package org.panah.benchmarks;

import java.util.Arrays;

/** Durations of which quantiles are told. */
final class Delays {
  private final long[] nanos;

  /** Sorts durations in nanoseconds; those below nothing count as nothing. */
  Delays(long[] durations) {
    nanos = Arrays.stream(durations).map(nano -> Math.max(nano, 0)).sorted().toArray();
  }

  private double micros(double share) {
    if (nanos.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * nanos.length);
    return nanos[Math.max(rank, 1) - 1] / 1e3;
  }

  /** What half of them are not longer than, in milliseconds. */
  double p50() {
    return micros(0.5) / 1e3;
  }

  /** What 99 of a hundred are not longer than, in milliseconds. */
  double p99() {
    return micros(0.99) / 1e3;
  }

  /** The longest, in milliseconds. */
  double max() {
    return micros(1) / 1e3;
  }

  /** The quantiles in milliseconds. */
  String inMillis() {
    return "p50 %,.2f ms, p99 %,.2f ms, max %,.2f ms"
        .formatted(micros(0.5) / 1e3, micros(0.99) / 1e3, micros(1) / 1e3);
  }

  /** The quantiles in microseconds. */
  String inMicros() {
    return "p50 %,.0f us, p99 %,.0f us, max %,.0f us"
        .formatted(micros(0.5), micros(0.99), micros(1));
  }
}
