package org.panah.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * How often the right person comes first, among the first five and the first ten, and how long that
 * takes: published spellings of real names among half a million others, and a million synthetic
 * people of whom more than the name is known.
 *
 * <p>Arguments: the folder of the data, then optionally a folder for run files ({@code qid, rank,
 * id, score}).
 */
final class Accuracy {
  private static final int LIMIT = 10;
  private static final Set<String> VARIANTS = Set.of("reorder", "spelling", "subset", "spacing");
  private static final int WARM_UP = 500;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path data;
  private final Path runs;

  private Accuracy(Path data, Path runs) {
    this.data = data;
    this.runs = runs;
  }

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length == 0 ? "names" : args[0]);
    if (!Files.exists(data.resolve("pairs/index.tsv"))) {
      System.err.println(
          "No names at the path given: a folder with pairs/index.tsv, distractors-500k.tsv.xz and"
              + " pksyn/ is needed as the first argument.");
      System.exit(2);
    }
    Path runs = args.length > 1 ? Path.of(args[1]) : Folders.make();
    Files.createDirectories(runs);
    Accuracy accuracy = new Accuracy(data, runs);
    accuracy.pairs(new PanahNames());
    accuracy.people(new PanahNames());
    accuracy.out.println("run files: " + runs);
  }

  /** A query, whose answer is known, and the groups in which it counts. */
  private record Query(NameRow row, String answer, List<String> groups) {}

  private static final class Score {
    private int queries;
    private int first;
    private int five;
    private int ten;
    private double reciprocal;

    void add(int rank) {
      queries++;
      first += rank == 1 ? 1 : 0;
      five += rank > 0 && rank <= 5 ? 1 : 0;
      ten += rank > 0 ? 1 : 0;
      reciprocal += rank > 0 ? 1.0 / rank : 0;
    }
  }

  private void pairs(NameEngine engine) throws IOException {
    Function<String[], NameRow> person = r -> new NameRow(r[0], r[1], r[2], r[3], "", "");
    build(
        engine,
        Map.of(
            data.resolve("pairs/index.tsv"), person,
            data.resolve("distractors-500k.tsv.xz"), person));
    List<Query> queries = new ArrayList<>();
    try (Stream<String[]> rows = rows(data.resolve("pairs/dev.tsv"))) {
      rows.forEach(r -> queries.addAll(pairQueries(r)));
    }
    run(engine, "pairs", queries);
    engine.close();
  }

  private static List<Query> pairQueries(String[] r) {
    boolean variant = r[4].equals("latn") && VARIANTS.contains(r[3]);
    List<String> groups = new ArrayList<>();
    if (variant) {
      groups.add("Latin variants");
      if (r[5].equals("SA")) {
        groups.add("South Asian");
      }
    } else if (r[4].equals("arab")) {
      groups.add("Urdu/Arabic script");
    }
    List<Query> queries = new ArrayList<>();
    queries.add(new Query(new NameRow(r[0], r[1], "", "", "", ""), r[2], groups));
    if (variant && !r[9].isEmpty()) {
      NameRow dated = new NameRow(r[0] + "-born", r[1], "", r[9], "", "");
      queries.add(new Query(dated, r[2], List.of("Latin with birth date")));
    }
    return queries;
  }

  private void people(NameEngine engine) throws IOException {
    build(
        engine,
        Map.of(
            data.resolve("pksyn/population-1m.tsv.xz"),
            r -> new NameRow(r[0], r[2], r[3], r[4], r[5], r[6])));
    List<Query> queries = new ArrayList<>();
    try (Stream<String[]> rows = rows(data.resolve("pksyn/queries_dev.tsv"))) {
      rows.forEach(
          r ->
              queries.add(
                  new Query(
                      new NameRow(r[0], r[2], r[3], r[4], "", r[5]),
                      r[1],
                      List.of("1 M people, all fields"))));
    }
    run(engine, "people", queries);
    engine.close();
  }

  private void build(NameEngine engine, Map<Path, Function<String[], NameRow>> files)
      throws IOException {
    long before = heap();
    long start = System.nanoTime();
    long[] count = new long[1];
    for (Map.Entry<Path, Function<String[], NameRow>> file : files.entrySet()) {
      try (Stream<String[]> rows = rows(file.getKey())) {
        rows.forEach(
            row -> {
              engine.add(file.getValue().apply(row));
              count[0]++;
            });
      }
    }
    engine.ready();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "%s: %,d people in %.1f s, %,.0f bytes of heap each%n",
        engine.name(), count[0], seconds, (heap() - before) / (double) count[0]);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void run(NameEngine engine, String name, List<Query> queries) throws IOException {
    for (Query query : queries.subList(0, Math.min(WARM_UP, queries.size()))) {
      engine.search(query.row(), LIMIT);
    }
    Map<String, Score> scores = new LinkedHashMap<>();
    long[] nanos = new long[queries.size()];
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      Query query = queries.get(i);
      long start = System.nanoTime();
      List<NameEngine.Found> found = engine.search(query.row(), LIMIT);
      nanos[i] = System.nanoTime() - start;
      int rank = 0;
      for (int place = 0; place < found.size(); place++) {
        NameEngine.Found one = found.get(place);
        rank = one.id().equals(query.answer()) ? place + 1 : rank;
        lines.add(query.row().id() + "\t" + (place + 1) + "\t" + one.id() + "\t" + one.score());
      }
      for (String group : query.groups()) {
        scores.computeIfAbsent(group, unused -> new Score()).add(rank);
      }
    }
    Files.write(runs.resolve(engine.name() + "-" + name + ".tsv"), lines);
    scores.forEach(
        (group, score) ->
            out.printf(
                "%-8s %-24s %,6d queries  R@1 %.3f  R@5 %.3f  R@10 %.3f  MRR %.3f%n",
                engine.name(),
                group,
                score.queries,
                score.first / (double) score.queries,
                score.five / (double) score.queries,
                score.ten / (double) score.queries,
                score.reciprocal / score.queries));
    out.printf("%-8s %s%n", engine.name(), new Delays(nanos).inMillis());
  }

  /** The rows of a file without its header line; a compressed one if its name says so. */
  private static Stream<String[]> rows(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    InputStream plain = file.toString().endsWith(".xz") ? new XZInputStream(bytes) : bytes;
    BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    return lines
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .onClose(
            () -> {
              try {
                lines.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
