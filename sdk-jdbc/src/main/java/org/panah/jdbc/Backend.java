package org.panah.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.panah.common.PanahException;

/**
 * A database as the store or the audit log uses it: reads, transactions that are made again after a
 * lost race, and failures as {@link PanahException}. Safe for use by many threads.
 */
final class Backend {
  // Where many write to one row through the nodes of a cluster, most attempts are lost: with eight
  // writers ten attempts were too few once in some thousand times. With pauses it is a few seconds.
  private static final int ATTEMPTS = 40;
  private static final int LONGEST_PAUSE_SHIFT = 5;

  private final String part;
  private final DataSource dataSource;
  private final Dialect dialect;
  private final Jdbi jdbi;
  private final boolean readCommitted;
  private volatile boolean closed;

  /**
   * What is done with a handle.
   *
   * @param <T> what comes out
   */
  interface Work<T> {
    T on(Handle handle) throws SQLException;
  }

  /**
   * What is done with a bare connection.
   *
   * @param <T> what comes out
   */
  interface BareWork<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Prepares statements without saying what their results are to be like. MariaDB's driver takes
   * the saying for a wish to have generated keys, and then sends each row of a batch by itself.
   */
  private static final StatementBuilder PLAIN =
      new DefaultStatementBuilder() {
        @Override
        public PreparedStatement create(Connection connection, String sql, StatementContext context)
            throws SQLException {
          return connection.prepareStatement(sql);
        }
      };

  private interface Attempt<T> {
    T run() throws SQLException;
  }

  /**
   * Makes a backend.
   *
   * @param part what is said not to answer when it does not
   * @param dataSource where the database is
   * @param dialect of the database
   * @param readCommitted whether connections have that isolation as they are given out; then it is
   *     not asked for in every transaction, which costs round trips
   */
  Backend(String part, DataSource dataSource, Dialect dialect, boolean readCommitted) {
    this.part = part;
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.readCommitted = readCommitted;
    this.jdbi = jdbi(dataSource);
  }

  /** Jdbi on a data source, with connections in auto-commit. */
  static Jdbi jdbi(DataSource dataSource) {
    return Jdbi.create(() -> connection(dataSource))
        .setStatementBuilderFactory(connection -> PLAIN);
  }

  /** What the work reads, each statement on its own. */
  <T> T read(Work<T> work) {
    return attempt(() -> jdbi.withHandle(work::on));
  }

  /**
   * What the work reads on a bare connection in auto-commit, for the one path where Jdbi's share of
   * the time would be felt.
   */
  <T> T readBare(BareWork<T> work) {
    return attempt(
        () -> {
          try (Connection connection = connection(dataSource)) {
            return work.on(connection);
          }
        });
  }

  /**
   * What the work comes to in one transaction, committed on return. After a lost race the work is
   * done again from the start, a few times; so it must change nothing but the database.
   */
  <T> T write(Work<T> work) {
    return attempt(
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return jdbi.withHandle(
                  handle -> {
                    // What was warned of before says nothing about this commit.
                    handle.getConnection().clearWarnings();
                    T result = dialect.inTransaction(handle, readCommitted, work);
                    dialect.committed(handle.getConnection());
                    return result;
                  });
            } catch (JdbiException | SQLException e) {
              if (attempt == ATTEMPTS || !dialect.retryable(SqlFailures.state(e))) {
                throw e;
              }
              pause(attempt);
            }
          }
        });
  }

  /** What the database does differently. */
  Dialect dialect() {
    return dialect;
  }

  /** Ends this part; every later call is answered with {@link PanahException.Unavailable}. */
  void close() {
    closed = true;
  }

  private <T> T attempt(Attempt<T> attempt) {
    if (closed) {
      throw new PanahException.Unavailable(part, null);
    }
    // A pool gives no connection to an interrupted thread, and a driver may close its file under
    // one:
    // the interrupt waits until the work is done.
    boolean interrupted = Thread.interrupted();
    try {
      return attempt.run();
    } catch (PanahException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      // Of the database, of its driver, or of a row that holds what no row of ours can.
      throw SqlFailures.unavailable(part, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Connection connection(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      // A host's pool may hand out connections that do not commit by themselves.
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void pause(int attempt) {
    long most = TimeUnit.MILLISECONDS.toNanos(4L << Math.min(attempt, LONGEST_PAUSE_SHIFT));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }
}
