package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.panah.common.PanahException;

/** MariaDB from version 10.11 on, alone or in a Galera cluster, and MySQL by the same SQL. */
final class MariaDbDialect implements Dialect {
  private static final String MISSING_TABLE = "42S02";
  private static final String DUPLICATE = "23000";

  // Reading waits, and changing does, until the node has what others have acknowledged.
  private static final int CAUSAL = 3;

  private static final String AUTO_COMMIT = "set autocommit = 1";
  private static final String MARK = "panah";
  private static final String NO_SUCH_MARK = "42000";
  private static final String UNDONE = "40001";

  private volatile boolean cluster;

  MariaDbDialect() {
    this(false);
  }

  /** For a server that is known to be a node of a cluster, or not; opening finds out. */
  MariaDbDialect(boolean cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "mariadb";
  }

  /**
   * Bounds every wait, and lets a node of a cluster work only when it has caught up. What sessions
   * are to be like stands in the driver's properties, since a driver that goes to another server by
   * itself knows nothing of what a pool said to the first.
   */
  @Override
  public void configure(HikariConfig config) {
    config.addDataSourceProperty("socketTimeout", "60000");
    config.addDataSourceProperty("rewriteBatchedStatements", "true");
    config.addDataSourceProperty("useBulkStmts", "false");
    config.addDataSourceProperty("useBulkStmtsForInserts", "false");
    config.addDataSourceProperty("disablePipeline", "true");
    config.addDataSourceProperty(
        "sessionVariables",
        inCluster(config)
            ? "innodb_lock_wait_timeout=10,wsrep_sync_wait=" + CAUSAL
            : "innodb_lock_wait_timeout=10");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
  }

  /**
   * Begins and ends transactions by statements. The driver's own way goes by what it believes of
   * the session: when a node of a cluster had undone a transaction in favour of another node's, the
   * driver was seen to take the session for one that does not commit by itself, and every statement
   * of the next transactions was committed on its own.
   */
  @Override
  public <T> T inTransaction(Handle handle, boolean readCommitted, Backend.Work<T> work)
      throws SQLException {
    T result;
    try {
      if (!readCommitted) {
        handle.execute("set transaction isolation level read committed");
      }
      begin(handle);
      result = work.on(handle);
      holdMark(handle);
      handle.execute("commit");
    } catch (SQLException | RuntimeException | Error e) {
      end(handle, "rollback");
      throw e;
    }
    if (cluster) {
      end(handle, AUTO_COMMIT);
    }
    return result;
  }

  /**
   * On a node of a cluster without auto-commit: what comes after a transaction that was undone
   * unnoticed is then in one that can be undone too. The start is said all the same, since it is
   * then that a node waits until it has what others acknowledged; a mark would start a transaction
   * without.
   */
  private void begin(Handle handle) {
    if (cluster) {
      handle.execute("set autocommit = 0");
    }
    handle.execute("start transaction");
    mark(handle);
  }

  private void mark(Handle handle) {
    if (cluster) {
      handle.execute("savepoint " + MARK);
    }
  }

  /** Holds that a node of a cluster has not undone the transaction unnoticed. */
  private void holdMark(Handle handle) throws SQLException {
    if (!cluster) {
      return;
    }
    try {
      handle.execute("release savepoint " + MARK);
    } catch (JdbiException e) {
      if (SqlFailures.state(e).equals(NO_SUCH_MARK)) {
        throw new SQLException("the transaction was undone", UNDONE);
      }
      throw e;
    }
  }

  /** Leaves a session as it was found, or ends it: nobody may go on with one that is in doubt. */
  private void end(Handle handle, String statement) {
    try {
      handle.execute(statement);
      if (cluster && !statement.equals(AUTO_COMMIT)) {
        handle.execute(AUTO_COMMIT);
      }
    } catch (RuntimeException e) {
      abort(handle);
    }
  }

  private static void abort(Handle handle) {
    try {
      handle.getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      // It is of no use to anybody either way; what was done is answered, what failed is thrown.
    }
  }

  @Override
  public void undo(Handle handle) {
    handle.execute("rollback");
    begin(handle);
  }

  /** Asked beforehand, because a server built without Galera does not know the variable. */
  private static boolean inCluster(HikariConfig config) {
    Properties properties = new Properties();
    if (config.getUsername() != null) {
      properties.setProperty("user", config.getUsername());
      properties.setProperty("password", config.getPassword());
    }
    try (Handle handle = Jdbi.open(config.getJdbcUrl(), properties)) {
      return on(settings(handle), "wsrep_on");
    } catch (JdbiException e) {
      // The pool will meet the same, and tell it.
      return false;
    }
  }

  @Override
  public void check(Handle handle) {
    Map<String, String> settings = settings(handle);
    require(settings, "innodb_flush_log_at_trx_commit", "or a crash takes back acknowledged work");
    if (on(settings, "log_bin")) {
      require(
          settings,
          "sync_binlog",
          "where there is a binary log, or a crash takes back acknowledged work");
    }
    String mode = settings.getOrDefault("sql_mode", "");
    if (!mode.contains("STRICT_") || mode.contains("EMPTY_STRING_IS_NULL")) {
      throw new PanahException.InvalidRequest(
          "sql_mode",
          "with STRICT_TRANS_TABLES, or what does not fit is cut off in silence, and without"
              + " EMPTY_STRING_IS_NULL, or nothing is found");
    }
    cluster = on(settings, "wsrep_on");
    if (cluster
        && (Integer.parseInt(settings.getOrDefault("wsrep_sync_wait", "0")) & CAUSAL) != CAUSAL) {
      throw new PanahException.InvalidRequest(
          "wsrep_sync_wait",
          CAUSAL
              + " in every session on a Galera cluster, or a node answers before it knows what"
              + " others acknowledged; for example sessionVariables=wsrep_sync_wait="
              + CAUSAL
              + " in the URL");
    }
  }

  private static boolean on(Map<String, String> settings, String name) {
    return settings.getOrDefault(name, "OFF").equals("ON");
  }

  private static void require(Map<String, String> settings, String name, String why) {
    if (!settings.getOrDefault(name, "1").equals("1")) {
      throw new PanahException.InvalidRequest(name, "1, " + why);
    }
  }

  private static Map<String, String> settings(Handle handle) {
    return handle
        .createQuery("show session variables where variable_name in (<names>)")
        .bindList(
            "names",
            List.of(
                "innodb_flush_log_at_trx_commit",
                "log_bin",
                "sync_binlog",
                "sql_mode",
                "wsrep_on",
                "wsrep_sync_wait"))
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public boolean retryable(String sqlState) {
    return sqlState.equals(DUPLICATE) || Dialect.super.retryable(sqlState);
  }

  @Override
  public boolean missingTable(String sqlState) {
    return sqlState.equals(MISSING_TABLE);
  }
}
