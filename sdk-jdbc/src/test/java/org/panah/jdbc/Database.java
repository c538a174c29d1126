package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/**
 * A database to run tests on. Each asks its server for a new, empty one every time; a server is
 * started when the first test wants it and ends with the process.
 */
enum Database {
  H2("h2", "common") {
    @Override
    String newUrl() {
      // It lives as long as a connection to it is open.
      return "jdbc:h2:mem:" + newName();
    }
  },
  POSTGRES("postgresql", "postgresql") {
    @Override
    String newUrl() {
      return PostgresServer.shared().newUrl();
    }
  },
  MARIADB("mariadb", "mariadb") {
    @Override
    String newUrl() {
      return MariaDbServer.shared().newUrl();
    }
  };

  private final String dialect;
  private final String scripts;

  Database(String dialect, String scripts) {
    this.dialect = dialect;
    this.scripts = scripts;
  }

  /** The name of its dialect. */
  String dialect() {
    return dialect;
  }

  /** The folder that holds all of its schema scripts. */
  String scripts() {
    return scripts;
  }

  /** The URL of a new, empty database. */
  abstract String newUrl();

  /** A pool, as {@link JdbcStorage#open} makes it, to a new, empty database. */
  HikariDataSource empty() {
    return pool(newUrl());
  }

  /** Such a pool to a new database with all tables. */
  HikariDataSource migrated() {
    HikariDataSource pool = empty();
    Schema.migrate(pool);
    return pool;
  }

  /** A small pool, as {@link JdbcStorage#open} makes it. */
  static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    // Tests have many pools, and servers have so many connections only.
    config.setMaximumPoolSize(4);
    Dialect.of(url).configure(config);
    return new HikariDataSource(config);
  }

  /** A pool as a host makes it that knows nothing of Panah. */
  static HikariDataSource ofHost(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    return new HikariDataSource(config);
  }

  /** A name for a database that no other has. */
  static String newName() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }
}
