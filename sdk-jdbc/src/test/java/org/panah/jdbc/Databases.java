package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/** Databases for tests. */
final class Databases {
  private Databases() {}

  /** The URL of a new H2 database in memory, which lives as long as a connection to it is open. */
  static String memoryUrl() {
    return "jdbc:h2:mem:" + UUID.randomUUID();
  }

  /** A pool to a new, empty H2 database in memory. */
  static HikariDataSource empty() {
    return pool(memoryUrl());
  }

  /** A pool to a new H2 database in memory with all tables. */
  static HikariDataSource migrated() {
    HikariDataSource pool = empty();
    Schema.migrate(pool);
    return pool;
  }

  static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    return new HikariDataSource(config);
  }
}
