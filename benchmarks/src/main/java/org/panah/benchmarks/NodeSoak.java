package org.panah.benchmarks;

import java.io.IOException;
import java.io.PrintStream;

/**
 * Very many questions to one node, and what its memory does meanwhile: its heap after a collection
 * must not go on growing.
 */
final class NodeSoak {
  private static final int STEPS = 10;
  private static final double MEGABYTE = 1 << 20;
  private static final double GROWTH = 0.1;
  private static final double SMALL = 16 * MEGABYTE;

  private final NodeProcess node;
  private final PrintStream out;
  private final Asking asking;

  /** Asks at a pace, 0 for as fast as there are answers, so many times. */
  interface Asking {
    HttpLoad.Outcome ask(int perSecond, int count);
  }

  NodeSoak(NodeProcess node, PrintStream out, Asking asking) {
    this.node = node;
    this.out = out;
    this.asking = asking;
  }

  /**
   * Whether the heap was flat and every answer there.
   *
   * @param perSecond at which pace; 0 for as fast as there are answers
   */
  boolean run(int perSecond, int requests) throws IOException, InterruptedException {
    long[] heap = new long[STEPS];
    long resident = node.resident();
    int failed = 0;
    long answered = 0;
    out.printf(
        "%12s %10s %9s %9s %9s %8s %9s %8s%n",
        "answered", "a second", "p50 ms", "p99 ms", "max ms", "heap MB", "RSS MB", "load");
    out.printf(
        "%12d %10s %9s %9s %9s %8.1f %9.1f %8s%n",
        0, "", "", "", "", node.heap() / MEGABYTE, resident / MEGABYTE, NodeLoad.loadAverage());
    for (int i = 0; i < STEPS; i++) {
      HttpLoad.Outcome outcome = asking.ask(perSecond, requests / STEPS);
      failed += outcome.failed();
      answered += outcome.answered();
      // Before the collection, after which the process may give memory back.
      resident = node.resident();
      heap[i] = node.heap();
      Delays delays = outcome.delays();
      out.printf(
          "%,12d %,10.0f %9.2f %9.2f %9.2f %8.1f %9.1f %8s%n",
          answered,
          outcome.perSecond(),
          delays.p50(),
          delays.p99(),
          delays.max(),
          heap[i] / MEGABYTE,
          resident / MEGABYTE,
          NodeLoad.loadAverage());
    }
    double before = mean(heap, STEPS / 3, 2 * STEPS / 3);
    double after = mean(heap, 2 * STEPS / 3, STEPS);
    boolean flat = after - before <= Math.max(SMALL, GROWTH * before);
    out.printf(
        "heap after a collection: %.1f MB in the second third, %.1f MB in the last; flat: %s%n",
        before / MEGABYTE, after / MEGABYTE, flat);
    // Told, since what grows slowly passes for flat as long as the run is not long enough.
    double between = (double) requests / STEPS * (STEPS - STEPS / 3) / 2;
    out.printf("it grew by %.1f bytes a request%n", (after - before) / between);
    return flat && failed == 0;
  }

  private static double mean(long[] values, int from, int until) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += values[i];
    }
    return sum / (until - from);
  }
}
