package org.panah.examples.quickstart;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param folder where the database is kept
 * @param csv the file to import; null to make synthetic people
 * @param mapping how the file's columns are named; null for the canonical names
 * @param rows how many synthetic people to make
 * @param sample whether to import the sample export that comes with this example
 */
record Settings(
    Path folder, @Nullable Path csv, @Nullable Path mapping, long rows, boolean sample) {
  static final String USAGE =
      """
      Arguments, all optional:
        --folder DIR     where the database is kept (panah-data)
        --csv FILE       a CSV file to import; without one, synthetic people are made
        --mapping FILE   how that file names its columns (canonical names)
        --rows N         how many synthetic people to make (100000)
        --sample         import the sample in the shape of a provincial export
      """;

  static Settings parse(String[] args) {
    Path folder = Path.of("panah-data");
    Path csv = null;
    Path mapping = null;
    long rows = 100_000;
    boolean sample = false;
    for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
      String option = words.next();
      switch (option) {
        case "--folder" -> folder = Path.of(value(option, words));
        case "--csv" -> csv = Path.of(value(option, words));
        case "--mapping" -> mapping = Path.of(value(option, words));
        case "--rows" -> rows = count(option, value(option, words));
        case "--sample" -> sample = true;
        default -> throw new IllegalArgumentException("unknown argument " + option);
      }
    }
    if (sample && csv != null) {
      throw new IllegalArgumentException("--sample and --csv exclude each other");
    }
    if (mapping != null && csv == null) {
      throw new IllegalArgumentException("--mapping goes with --csv");
    }
    return new Settings(folder, csv, mapping, rows, sample);
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return words.next();
  }

  private static long count(String option, String digits) {
    try {
      long count = Long.parseLong(digits);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number below one.
    }
    throw new IllegalArgumentException(option + " needs a number above zero");
  }
}
