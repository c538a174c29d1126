package org.panah.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.panah.reference.District;
import org.panah.reference.ReferenceData;
import org.tukaani.xz.XZInputStream;

/** The files of names that are measured on; no part of this project. */
final class NameData {
  static final String ALL = "all";
  static final String LATIN = "Latin variants";
  static final String SOUTH_ASIAN = "South Asian";
  static final String SCRIPT = "Urdu/Arabic script";
  static final String DATED = "Latin with birth date";

  private static final Set<String> VARIANTS = Set.of("reorder", "spelling", "subset", "spacing");
  private static final List<String> FILES =
      List.of(
          "pairs/index.tsv",
          "pairs/dev.tsv",
          "pairs/translit_tokens_dev.tsv",
          "distractors-500k.tsv.xz",
          "pksyn/population-1m.tsv.xz",
          "pksyn/queries_dev.tsv",
          "febrl/dataset1.csv",
          "febrl/dataset2.csv",
          "febrl/dataset3.csv");

  private final Path folder;
  private final ReferenceData reference = ReferenceData.builtIn();

  NameData(Path folder) {
    this.folder = folder;
  }

  /** The files that are not there. */
  List<String> missing() {
    return FILES.stream().filter(file -> !Files.isReadable(folder.resolve(file))).toList();
  }

  /** The people of published lists. */
  void listed(Consumer<NameRow> people) {
    rows("pairs/index.tsv", "\t", r -> people.accept(pairPerson(r)));
  }

  /** Half a million people made of the words of those lists. */
  void distractors(Consumer<NameRow> people) {
    rows("distractors-500k.tsv.xz", "\t", r -> people.accept(pairPerson(r)));
  }

  private static NameRow pairPerson(String[] r) {
    return new NameRow(r[0], r[1], r[2], r[3], "", "");
  }

  /** A million made-up people. */
  void population(Consumer<NameRow> people) {
    rows(
        "pksyn/population-1m.tsv.xz",
        "\t",
        r -> people.accept(new NameRow(r[0], r[2], r[3], r[4], r[5], district(r[6]))));
  }

  /** Other published names of people who are listed; Latin variants also with the date of birth. */
  List<NameQuery> pairs() {
    List<NameQuery> queries = new ArrayList<>();
    rows("pairs/dev.tsv", "\t", r -> addPair(r, queries));
    return queries;
  }

  private static void addPair(String[] r, List<NameQuery> queries) {
    boolean variant = r[4].equals("latn") && VARIANTS.contains(r[3]);
    List<String> groups = new ArrayList<>();
    if (variant) {
      groups.add(LATIN);
    }
    if (variant && r[5].equals("SA")) {
      groups.add(SOUTH_ASIAN);
    }
    if (r[4].equals("arab")) {
      groups.add(SCRIPT);
    }
    groups.add(ALL);
    queries.add(new NameQuery(new NameRow(r[0], r[1], "", "", "", ""), r[2], groups));
    if (variant && !r[9].isEmpty()) {
      NameRow dated = new NameRow(r[0] + "-born", r[1], "", r[9], "", "");
      queries.add(new NameQuery(dated, r[2], List.of(DATED)));
    }
  }

  /** What is known, with faults, of some of the made-up people. */
  List<NameQuery> people() {
    List<NameQuery> queries = new ArrayList<>();
    rows(
        "pksyn/queries_dev.tsv",
        "\t",
        r ->
            queries.add(
                new NameQuery(
                    new NameRow(r[0], r[2], r[3], r[4], "", district(r[5])), r[1], List.of(ALL))));
    return queries;
  }

  // Every engine is given the key, so that none has to know spellings of districts.
  private String district(String spelling) {
    return reference.district(spelling).map(District::slug).orElse(spelling);
  }

  /** The rows of a file without its header line; a compressed one if its name says so. */
  void rows(String file, String separator, Consumer<String[]> rows) {
    try (InputStream bytes = Files.newInputStream(folder.resolve(file));
        InputStream plain = file.endsWith(".xz") ? new XZInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      if (line != null && isHeader(line)) {
        line = lines.readLine();
      }
      for (; line != null; line = lines.readLine()) {
        rows.accept(line.split(separator, -1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The people that were made up to be found instead of others come without a header line.
  private static boolean isHeader(String line) {
    return line.matches("(id|qid|native|rec_id)[\t,].*");
  }
}
