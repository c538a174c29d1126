package org.panah.benchmarks;

import java.util.Arrays;

/** At which places the right answers came, and after how long. */
final class Ranks {
  private final long[] nanos;
  private int queries;
  private int first;
  private int five;
  private int ten;
  private double reciprocal;

  /**
   * Nothing so far.
   *
   * @param most how many answers there can be
   */
  Ranks(int most) {
    nanos = new long[most];
  }

  /**
   * One more answer.
   *
   * @param rank the place of the right one among ten; 0 if it is not among them
   * @param duration in nanoseconds
   */
  void add(int rank, long duration) {
    nanos[queries] = duration;
    queries++;
    first += rank == 1 ? 1 : 0;
    five += rank > 0 && rank <= 5 ? 1 : 0;
    ten += rank > 0 ? 1 : 0;
    reciprocal += rank > 0 ? 1.0 / rank : 0;
  }

  static String header() {
    return "%7s  %5s  %5s  %5s  %5s  %s"
        .formatted("queries", "R@1", "R@5", "R@10", "MRR", "time of a search");
  }

  @Override
  public String toString() {
    double all = queries;
    return "%,7d  %.3f  %.3f  %.3f  %.3f  %s"
        .formatted(
            queries,
            first / all,
            five / all,
            ten / all,
            reciprocal / all,
            new Delays(Arrays.copyOf(nanos, queries)).inMillis());
  }
}
