package org.panah.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.panah.jdbc.JdbcStorage;
import org.panah.jdbc.Pools;
import org.panah.jdbc.Schema;

/** A new database with Panah's tables, used by both sides through one connection pool. */
final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 10;
  private static final int CONNECTIONS_TO_H2 = 16;

  private final String name = "panah" + UUID.randomUUID().toString().replace("-", "");
  private final Server server;
  private final @Nullable Server own;
  private final HikariDataSource pool;

  /** A database on H2, in a folder of its own. */
  Database() {
    this(new H2Files(), true, CONNECTIONS_TO_H2);
  }

  /** A database on a server that is used for others too. */
  Database(Server server) {
    this(server, false, CONNECTIONS);
  }

  private Database(Server server, boolean owning, int connections) {
    this.server = server;
    own = owning ? server : null;
    server.create(name);
    pool = Pools.open(server.url(name), connections);
    Schema.migrate(pool);
  }

  HikariDataSource pool() {
    return pool;
  }

  JdbcStorage storage() {
    return JdbcStorage.over(pool);
  }

  String url() {
    return server.url(name);
  }

  void settle() {
    server.settle(name);
  }

  /** The one number that a query answers with. */
  long number(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses a measurement of something else than so many documents, keys and steps of journals. */
  void checkHolds(long documents) {
    check("panah_document", number("select count(*) from panah_document"), documents);
    long keys = documents * SampleRecords.KEYS;
    check("panah_key", number("select count(*) from panah_key"), keys);
    check("panah_journal", number("select sum(head) from panah_journal"), documents);
  }

  private static void check(String table, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException(table + " holds " + found + " instead of " + expected);
    }
  }

  @Override
  public void close() {
    pool.close();
    server.drop(name);
    if (own != null) {
      own.close();
    }
  }
}
