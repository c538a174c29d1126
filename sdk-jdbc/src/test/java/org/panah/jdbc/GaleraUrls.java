package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The URLs of the nodes of a Galera cluster. */
final class GaleraUrls {
  private GaleraUrls() {}

  /** A new, empty database in the whole cluster; answers its name. */
  static String newDatabase() {
    String name = Database.newName();
    try (Connection connection = DriverManager.getConnection(of(1, ""));
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }

  /** A new database with all tables, used through all nodes in turn. */
  static Backing migrated() {
    String database = newDatabase();
    List<HikariDataSource> nodes =
        Cluster.galera().nodes().stream().map(node -> Database.pool(of(node, database))).toList();
    Backing backing = Backing.rotating(nodes);
    Schema.migrate(backing.source());
    return backing;
  }

  static String of(int node, String database) {
    return "jdbc:mariadb://127.0.0.1:"
        + Cluster.galera().port(node)
        + "/"
        + database
        + "?user=panah&password=panah&sslMode=disable&connectTimeout=5000";
  }
}
