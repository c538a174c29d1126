package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The URLs of a PostgreSQL server and its standby: both in one, and which of them is meant. */
final class PostgresPairUrls {
  private PostgresPairUrls() {}

  /** A new, empty schema; answers its name. */
  static String newSchema() {
    String name = Database.newName();
    try (Connection connection = DriverManager.getConnection(of("primary", "public"));
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }

  static String of(String target, String schema) {
    Cluster pair = Cluster.postgresPair();
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/panah?user=panah&currentSchema=%s"
            .formatted(pair.port(1), pair.port(2), schema)
        + "&targetServerType="
        + target
        + "&hostRecheckSeconds=0&connectTimeout=3";
  }

  /** A pool to the primary, with all tables in a schema. */
  static HikariDataSource migrated(String schema) {
    HikariDataSource pool = Database.pool(of("primary", schema));
    Schema.migrate(pool);
    return pool;
  }
}
