package org.panah.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** H2 databases in a folder among temporary files. */
final class H2Files implements Server {
  private final Path folder;

  H2Files() {
    try {
      folder = Files.createTempDirectory("panah-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** H2 makes a database when it is first connected to. */
  @Override
  public void create(String name) {}

  @Override
  public String url(String name) {
    return "jdbc:h2:file:" + folder.resolve(name);
  }

  @Override
  public void drop(String name) {
    try {
      Files.delete(folder.resolve(name + ".mv.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    deleteAll(folder);
  }

  /** Deletes a folder and everything in it. */
  static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
