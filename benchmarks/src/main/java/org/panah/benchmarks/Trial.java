package org.panah.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks an engine queries whose answers are known, on one thread; writes what it answers to a run
 * file ({@code qid, rank, id, score}) and prints how often it was right. An engine that would need
 * more than four minutes for all queries is asked one in so many, and the table says so.
 */
final class Trial {
  private static final int LIMIT = 10;
  private static final int WARM_UP = 500;
  private static final long WARM_UP_NANOS = 20_000_000_000L;
  private static final long LEAST_NANOS = 5_000_000_000L;
  private static final double MOST_NANOS = 240e9;

  private final PrintStream out;
  private final Path runs;

  Trial(PrintStream out, Path runs) {
    this.out = out;
    this.runs = runs;
  }

  void run(NameEngine engine, String part, List<NameQuery> queries) {
    int every = warmUp(engine, queries);
    Map<String, Ranks> groups = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < queries.size(); i += every) {
      NameQuery query = queries.get(i);
      long start = System.nanoTime();
      List<NameEngine.Found> found = engine.search(query.row(), LIMIT);
      long nanos = System.nanoTime() - start;
      for (int place = 0; place < found.size(); place++) {
        NameEngine.Found one = found.get(place);
        lines.add(query.row().id() + "\t" + (place + 1) + "\t" + one.id() + "\t" + one.score());
      }
      int rank = rank(found, query.answers());
      for (String group : query.groups()) {
        groups.computeIfAbsent(group, unused -> new Ranks(queries.size())).add(rank, nanos);
      }
    }
    write(engine.name() + "-" + part + ".tsv", lines);
    groups.forEach(
        (group, ranks) ->
            out.printf(
                "%-8s %-24s %s%s%n",
                engine.name(), group, ranks, every > 1 ? ", one query in " + every : ""));
  }

  void header() {
    out.printf("%-8s %-24s %s%n", "", "", Ranks.header());
  }

  /** Answers that one in so many queries is to be asked. */
  private static int warmUp(NameEngine engine, List<NameQuery> queries) {
    int step = Math.max(1, queries.size() / WARM_UP);
    long[] nanos = new long[queries.size() / step + 1];
    int asked = 0;
    long began = System.nanoTime();
    for (int i = 0; i < queries.size() && System.nanoTime() - began < WARM_UP_NANOS; i += step) {
      long start = System.nanoTime();
      engine.search(queries.get(i).row(), LIMIT);
      nanos[asked++] = System.nanoTime() - start;
    }
    // Whoever is quick has to be compiled all the same.
    for (int i = 0; System.nanoTime() - began < LEAST_NANOS; i = (i + step) % queries.size()) {
      engine.search(queries.get(i).row(), LIMIT);
    }
    // The first half was asked of code that had not been compiled yet.
    double warm = Arrays.stream(nanos, asked / 2, asked).average().orElse(0);
    return (int) Math.max(1, Math.ceil(warm * queries.size() / MOST_NANOS));
  }

  static int rank(List<NameEngine.Found> found, Collection<String> answers) {
    for (int place = 0; place < found.size(); place++) {
      if (answers.contains(found.get(place).id())) {
        return place + 1;
      }
    }
    return 0;
  }

  private void write(String file, List<String> lines) {
    try {
      Files.write(runs.resolve(file), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
