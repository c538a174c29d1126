package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.postgresql.PGConnection;

/** PostgreSQL from version 15 on, and what speaks its protocol and calls itself by its name. */
final class PostgresDialect implements Dialect {
  private static final String MISSING_TABLE = "42P01";
  private static final String MISSING_SCHEMA = "3F000";

  @Override
  public String name() {
    return "postgresql";
  }

  /**
   * Bounds every wait, goes to the primary where the URL names several servers, and keeps the rows
   * that a failed batch held out of the driver's messages, which pools write into logs.
   */
  @Override
  public void configure(HikariConfig config) {
    config.addDataSourceProperty("ApplicationName", "panah");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("targetServerType", "primary");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("options", "-c lock_timeout=10s");
  }

  @Override
  public void check(Handle handle) {
    require(handle, "fsync", "on", "or a crash of the machine destroys the database");
    require(handle, "server_encoding", "UTF8", "or names cannot be kept");
    String durability = setting(handle, "synchronous_commit");
    if (durability.equals("off")) {
      throw new PanahException.InvalidRequest(
          "synchronous_commit", "on, or a crash takes back what was acknowledged");
    }
    if (!setting(handle, "synchronous_standby_names").isEmpty()
        && !durability.equals("on")
        && !durability.equals("remote_apply")) {
      throw new PanahException.InvalidRequest(
          "synchronous_commit",
          "on or remote_apply where there is a synchronous standby, or it lacks what was"
              + " acknowledged");
    }
    boolean standby = handle.createQuery("select pg_is_in_recovery()").mapTo(boolean.class).one();
    if (standby) {
      throw new PanahException.InvalidRequest(
          "database",
          "the primary: a standby is behind it, and answers nothing where there is something");
    }
  }

  private static void require(Handle handle, String name, String value, String why) {
    if (!setting(handle, name).equals(value)) {
      throw new PanahException.InvalidRequest(name, value + ", " + why);
    }
  }

  private static String setting(Handle handle, String name) {
    return handle.createQuery("select current_setting(?)").bind(0, name).mapTo(String.class).one();
  }

  @Override
  public boolean missingTable(String sqlState) {
    return sqlState.equals(MISSING_TABLE) || sqlState.equals(MISSING_SCHEMA);
  }

  /**
   * Looks for the warning with which the server answers a commit whose wait for the synchronous
   * standby was cancelled: it is done here, and may be nowhere else.
   */
  @Override
  public void committed(Connection connection) throws SQLException {
    SQLWarning warning = connection.getWarnings();
    if (warning != null) {
      connection.clearWarnings();
      throw new SQLException("committed with a warning", warning.getSQLState());
    }
  }

  /** In one round trip, with the word to those who listen. */
  @Override
  public Optional<Journals.Journal> advance(Handle handle, Agency owner, int steps) {
    return handle
        .createQuery(
            """
            with moved as (
              update panah_journal set head = head + ? where owner = ? returning owner, epoch, head
            )
            select owner, epoch, head, pg_notify(?, '') from moved
            """)
        .bind(0, steps)
        .bind(1, owner.code())
        .bind(2, PostgresSignal.CHANNEL)
        .map(Journals.JOURNAL)
        .findOne();
  }

  @Override
  public Optional<PostgresSignal> changeSignal(DataSource dataSource) {
    return Optional.of(new PostgresSignal(dataSource));
  }

  @Override
  public Optional<BulkLoad> bulkLoad(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? Optional.of(new PostgresCopy(connection.unwrap(PGConnection.class)))
        : Optional.empty();
  }
}
