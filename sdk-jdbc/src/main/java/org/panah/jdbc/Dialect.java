package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * What one database does differently from the others; everything else is SQL that all of them take.
 */
interface Dialect {
  /** The folder with this database's own versions of schema scripts. */
  String name();

  /**
   * Sets a pool of our own up for this database.
   *
   * @param config has the URL that the caller gave, and gets what this dialect needs
   * @throws PanahException.InvalidRequest if the URL asks for something that loses data
   */
  void configure(HikariConfig config);

  /**
   * Checks that the database is set up so that it keeps what it acknowledges.
   *
   * @param handle a connection in auto-commit
   * @throws PanahException.InvalidRequest if it is not
   */
  void check(Handle handle);

  /**
   * Whether a transaction that ended with a state did nothing and may succeed when it is made
   * again.
   *
   * @param sqlState five characters
   * @return true for lost races: deadlocks, serialization failures and rows that were there first;
   *     false where it is not known whether the transaction did nothing
   */
  default boolean retryable(String sqlState) {
    return (sqlState.startsWith("40") && !sqlState.equals("40003")) || sqlState.equals("23505");
  }

  /**
   * Whether a state says that a table is not there.
   *
   * @param sqlState five characters
   * @return true if so
   */
  boolean missingTable(String sqlState);

  /**
   * What some work comes to in one transaction, committed on return and undone when it throws.
   *
   * @param handle a connection in auto-commit
   * @param readCommitted whether the connection has that isolation already
   * @param work what is done
   * @param <T> what comes of it
   * @return what the work comes to
   * @throws SQLException if the work or the commit fails
   */
  default <T> T inTransaction(Handle handle, boolean readCommitted, Backend.Work<T> work)
      throws SQLException {
    return readCommitted
        ? handle.inTransaction(work::on)
        : handle.inTransaction(TransactionIsolationLevel.READ_COMMITTED, work::on);
  }

  /**
   * Takes back what a transaction has done so far, so that nothing of it is committed.
   *
   * @param handle in the transaction
   */
  default void undo(Handle handle) {
    handle.rollback();
  }

  /**
   * Checks that a commit which the driver has just called done is one.
   *
   * @param connection the connection after its commit
   * @throws SQLException if what was committed may still be lost
   */
  default void committed(Connection connection) throws SQLException {}

  /**
   * Takes sequence numbers from a journal, which is locked by it until the transaction ends, and
   * lets those who listen know once it is committed.
   *
   * <p>The lock is a real UPDATE: a cluster of databases sees two of them on one row as a conflict,
   * which it does not for SELECT FOR UPDATE.
   *
   * @param handle in a transaction that has read nothing yet
   * @param owner whose journal
   * @param steps how many numbers to take
   * @return the journal after the steps; empty if there is none
   */
  default Optional<Journals.Journal> advance(Handle handle, Agency owner, int steps) {
    int found =
        handle
            .createUpdate("update panah_journal set head = head + ? where owner = ?")
            .bind(0, steps)
            .bind(1, owner.code())
            .execute();
    // Some drivers count only rows that hold something else now, which no steps do not bring about.
    return found == 0 && steps > 0 ? Optional.empty() : Journals.read(handle, owner);
  }

  /**
   * Word of new changes by the database itself.
   *
   * @param dataSource where to listen
   * @return empty if the database has none
   */
  default Optional<PostgresSignal> changeSignal(DataSource dataSource) {
    return Optional.empty();
  }

  /**
   * Loading of many rows past the way of single statements.
   *
   * @param connection through which it would go
   * @return empty if the database has none, or the connection hides it
   * @throws SQLException if the connection does not tell
   */
  default Optional<BulkLoad> bulkLoad(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /**
   * The dialect of the database behind a URL.
   *
   * @param url a JDBC URL
   * @return the dialect
   * @throws PanahException.InvalidRequest if there is none
   */
  static Dialect of(String url) {
    if (url.startsWith(H2Dialect.PREFIX)) {
      return new H2Dialect();
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgresDialect();
    }
    if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
      return new MariaDbDialect();
    }
    throw unsupported();
  }

  /**
   * The dialect of the database behind a connection, whatever stands between.
   *
   * @param connection to any database
   * @return the dialect
   * @throws SQLException if the driver does not say what the database is
   * @throws PanahException.InvalidRequest if there is none
   */
  static Dialect of(Connection connection) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "H2" -> new H2Dialect();
      case "PostgreSQL" -> new PostgresDialect();
      case "MariaDB", "MySQL" -> new MariaDbDialect();
      default -> throw unsupported();
    };
  }

  private static PanahException unsupported() {
    return new PanahException.InvalidRequest(
        "database",
        "one of H2, PostgreSQL, MariaDB, MySQL; URLs begin with jdbc:h2:, jdbc:postgresql:, jdbc:mariadb:"
            + " or jdbc:mysql:");
  }
}
