package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where a benchmark has its databases: a server of its own on the loopback address, or for H2 a
 * folder. It ends with the benchmark.
 */
interface Server extends AutoCloseable {
  /** Makes a new, empty database. */
  void create(String name);

  /** The URL of a database, for a superuser. */
  String url(String name);

  /** Brings a filled database to rest, so that nothing of its filling goes on while it is read. */
  default void settle(String name) {}

  /** Takes a database away, so that its vacuum or its purge does not disturb what comes next. */
  void drop(String name);

  @Override
  void close();

  /** Runs one statement on a connection of its own. */
  static void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
