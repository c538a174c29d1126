package org.panah.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.panah.jdbc.JdbcStorage;
import org.panah.jdbc.Schema;

/**
 * A new H2 database on disk with Panah's tables, used by both sides through one connection pool.
 */
final class Database implements AutoCloseable {
  private final Path folder;
  private final HikariDataSource pool;

  Database() {
    try {
      folder = Files.createTempDirectory("panah-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("panah") + ";WRITE_DELAY=0");
    config.setMaximumPoolSize(16);
    pool = new HikariDataSource(config);
    Schema.migrate(pool);
  }

  HikariDataSource pool() {
    return pool;
  }

  JdbcStorage storage() {
    return JdbcStorage.over(pool);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    pool.close();
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
