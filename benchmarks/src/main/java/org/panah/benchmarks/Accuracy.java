package org.panah.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How often the right person comes first, among the first five and the first ten, and how long that
 * takes: Panah, Lucene and {@code pg_trgm} on the same files in one run.
 *
 * <p>Arguments: the folder of the data, a folder for run files ({@code qid, rank, id, score}), then
 * the parts that are wanted; without any, all of them.
 */
final class Accuracy {
  private static final List<String> PARTS =
      List.of("pairs", "people", "tokens", "calibration", "febrl", "sizes");
  private static final List<Long> SIZES = List.of(507_345L, 2_000_000L);
  private static final String USAGE =
      """
      usage: accuracy DATA [RUNS] [PART...] [--people NUMBER]
        DATA      the folder of the names
        RUNS      a folder for run files; among temporary files if there is none
        PART      %s; all of them if none is named
        --people  the part sizes with so many people only"""
          .formatted(String.join(", ", PARTS));

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final NameData data;
  private final Trial trial;

  private Accuracy(NameData data, Path runs) {
    this.data = data;
    trial = new Trial(out, runs);
  }

  public static void main(String[] args) throws IOException {
    List<String> rest = new ArrayList<>(List.of(args));
    List<Long> sizes = SIZES;
    int option = rest.indexOf("--people");
    if (option >= 0 && option + 1 < rest.size() && rest.get(option + 1).matches("[0-9]{1,9}")) {
      sizes = List.of(Long.valueOf(rest.get(option + 1)));
      rest.subList(option, option + 2).clear();
    }
    if (rest.isEmpty() || rest.stream().anyMatch(argument -> argument.startsWith("-"))) {
      System.err.println(USAGE);
      System.exit(2);
    }
    NameData data = new NameData(Path.of(rest.remove(0)));
    List<String> missing = data.missing();
    if (!missing.isEmpty()) {
      System.err.println(
          "The folder of the names lacks: " + String.join(", ", missing) + "\n" + USAGE);
      System.exit(2);
    }
    Path runs =
        rest.isEmpty() || PARTS.contains(rest.get(0)) ? Folders.make() : Path.of(rest.remove(0));
    if (!PARTS.containsAll(rest)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Files.createDirectories(runs);
    List<String> parts = !rest.isEmpty() ? rest : sizes.equals(SIZES) ? PARTS : List.of("sizes");
    Accuracy accuracy = new Accuracy(data, runs);
    for (String part : parts) {
      accuracy.run(part, sizes);
    }
    accuracy.out.println("\nrun files: " + runs);
  }

  private void run(String part, List<Long> sizes) {
    out.println("\n== " + part);
    switch (part) {
      case "pairs" -> pairs();
      case "people" -> people();
      case "tokens" -> tokens();
      case "calibration" -> {
        try (PanahNames engine = new PanahNames()) {
          new Calibration(out, data).run(engine);
        }
      }
      case "febrl" -> {
        for (String set : List.of("dataset1", "dataset2", "dataset3")) {
          new Duplicates(out, data, "febrl/" + set + ".csv").run(set);
        }
      }
      default -> {
        trial.header();
        sizes.forEach(new Sizes(out, trial, data)::run);
      }
    }
  }

  private void pairs() {
    List<NameQuery> queries = data.pairs();
    compare(
        "pairs",
        people -> {
          data.listed(people);
          data.distractors(people);
        },
        queries,
        List.of(PanahNames::new, LuceneNames::new, TrigramNames::new));
  }

  private void people() {
    compare(
        "people",
        data::population,
        data.people(),
        List.of(PanahNames::new, LuceneNames::new, TrigramNames::new));
  }

  private void compare(
      String part,
      Consumer<Consumer<NameRow>> people,
      List<NameQuery> queries,
      List<Supplier<NameEngine>> engines) {
    trial.header();
    for (Supplier<NameEngine> maker : engines) {
      try (NameEngine engine = maker.get()) {
        Intake intake = new Intake(engine);
        people.accept(intake);
        out.printf("%-8s %s%n", engine.name(), intake.end());
        trial.run(engine, part, queries);
      }
    }
  }

  private void tokens() {
    trial.header();
    Tokens tokens = new Tokens(out, trial, data);
    try (PanahNames panah = new PanahNames()) {
      tokens.run(panah);
      out.printf(
          "%-8s %,d queries were refused, warm-up included%n", panah.name(), panah.refused());
    }
    try (LuceneNames lucene = new LuceneNames()) {
      tokens.run(lucene);
    }
  }
}
