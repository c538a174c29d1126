package org.panah.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** H2 databases in a folder among temporary files. */
final class H2Files implements Server {
  private final Path folder = Folders.make();

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
    Folders.delete(folder);
  }
}
