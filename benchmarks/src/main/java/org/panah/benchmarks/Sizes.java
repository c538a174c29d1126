package org.panah.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How Panah grows: the same questions to the same people among ever more others. */
final class Sizes {
  private static final long SECONDS = 10;

  private final PrintStream out;
  private final Trial trial;
  private final NameData data;
  // Kept, for what is collected while the index grows would be taken off its size.
  private final RecombinedNames others;

  Sizes(PrintStream out, Trial trial, NameData data) {
    this.out = out;
    this.trial = trial;
    this.data = data;
    others = new RecombinedNames(data);
  }

  void run(long people) {
    List<NameQuery> queries =
        data.pairs().stream().filter(query -> query.row().born().isEmpty()).toList();
    try (PanahNames engine = new PanahNames()) {
      Intake intake = new Intake(engine);
      long[] real = new long[1];
      data.listed(
          row -> {
            real[0]++;
            intake.accept(row);
          });
      data.distractors(
          row -> {
            if (real[0] < people) {
              real[0]++;
              intake.accept(row);
            }
          });
      others.make(people - real[0], intake);
      out.println(intake.end());
      trial.run(engine, "sizes-" + people, queries);
      int cores = Runtime.getRuntime().availableProcessors();
      out.printf("searches a second on one thread: %,.0f%n", throughput(engine, queries, 1));
      if (cores > 1) {
        out.printf(
            "searches a second on %d threads, one for each core: %,.0f%n",
            cores, throughput(engine, queries, cores));
      }
    }
  }

  private static double throughput(PanahNames engine, List<NameQuery> queries, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      long end = start + SECONDS * 1_000_000_000L;
      List<Future<Long>> counts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * queries.size() / threads;
        counts.add(pool.submit(() -> count(engine, queries, first, end)));
      }
      long searches = 0;
      for (Future<Long> count : counts) {
        searches += count.get();
      }
      return searches * 1e9 / (System.nanoTime() - start);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private static long count(PanahNames engine, List<NameQuery> queries, int first, long end) {
    long searches = 0;
    while (System.nanoTime() < end) {
      NameQuery query = queries.get((int) ((first + searches) % queries.size()));
      engine.search(query.row(), 10);
      searches++;
    }
    return searches;
  }
}
