package org.panah.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that keeps what it acknowledges, with 512 MB of shared buffers and as much
 * log between two checkpoints as a server for loads is given.
 */
final class PostgresServer implements Server {
  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param data where it keeps its files until it ends; null for a folder among temporary files
   */
  static PostgresServer start(@Nullable Path data) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("max_connections", "100")
            .setServerConfig("listen_addresses", "127.0.0.1");
    if (data != null) {
      builder.setDataDirectory(data);
    }
    try {
      return new PostgresServer(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each database is a schema of one, and begins after a checkpoint. */
  @Override
  public void create(String name) {
    Server.execute(url("public"), "create schema " + name);
    Server.execute(url("public"), "checkpoint");
  }

  @Override
  public String url(String name) {
    return "jdbc:postgresql://127.0.0.1:"
        + server.getPort()
        + "/postgres?user=postgres&currentSchema="
        + name;
  }

  /** Makes a database whose letters are those of Unicode, and answers its URL. */
  String createUnicode(String name) {
    Server.execute(
        url("public"),
        "create database %s template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'"
            .formatted(name));
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name + "?user=postgres";
  }

  @Override
  public void settle(String name) {
    Server.execute(url(name), "vacuum (analyze)");
    Server.execute(url(name), "checkpoint");
  }

  @Override
  public void drop(String name) {
    Server.execute(url("public"), "drop schema " + name + " cascade");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
