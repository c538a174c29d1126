package org.panah.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL, as its artifact carries it. */
final class PostgresServer implements TestServer {
  private static PostgresServer shared;

  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data) {
    this.data = data;
    server = start(0);
  }

  /** The server that tests share; it ends with the process. */
  static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = newServer();
    }
    return shared;
  }

  /** A server for one test, to be closed by it. */
  static PostgresServer newServer() {
    try {
      return new PostgresServer(Files.createTempDirectory("panah-postgres").resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start(int port) {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              // On a machine with much else to do, ten seconds are not enough.
              .setPGStartupWait(Duration.ofMinutes(3))
              // Else a crash, or a test of one, would take back what was acknowledged.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "300")
              .setServerConfig("listen_addresses", "127.0.0.1");
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each test has a schema of its own, which is much less to make than a database. */
  @Override
  public String newUrl() {
    String name = Database.newName();
    execute("create schema " + name);
    return url() + "&currentSchema=" + name;
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres";
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public long pid() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void startAgain() {
    server = start(server.getPort());
  }

  @Override
  public void close() {
    stop();
  }
}
