package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** The rows of a tab separated file beside this class, without comments and header. */
final class ResourceTable {
  private ResourceTable() {}

  static List<List<String>> rows(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(ResourceTable.class.getResourceAsStream(name), name), UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of the second column in the rows whose first column says so. */
  static List<String> words(List<List<String>> rows, String kind) {
    return rows.stream().filter(row -> row.get(0).equals(kind)).map(row -> row.get(1)).toList();
  }
}
