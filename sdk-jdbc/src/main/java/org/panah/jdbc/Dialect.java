package org.panah.jdbc;

import org.jdbi.v3.core.Handle;
import org.panah.common.PanahException;

/**
 * What one database does differently from the others; everything else is SQL that all of them take.
 */
interface Dialect {
  /** The folder with this database's own versions of schema scripts. */
  String name();

  /**
   * A URL as a pool of our own opens it.
   *
   * @param url what the caller gave
   * @return the same database, with what this dialect needs
   * @throws PanahException.InvalidRequest if the URL asks for something that loses data
   */
  default String poolUrl(String url) {
    return url;
  }

  /**
   * Checks that the database is set up so that it keeps what it acknowledges.
   *
   * @param handle a connection in auto-commit
   * @throws PanahException.InvalidRequest if it is not
   */
  default void check(Handle handle) {}

  /**
   * Whether a transaction that ended with a state did nothing and may succeed when it is made
   * again.
   *
   * @param sqlState five characters
   * @return true for lost races: deadlocks, serialization failures and rows that were there first
   */
  default boolean retryable(String sqlState) {
    return sqlState.startsWith("40") || sqlState.equals("23505");
  }

  /**
   * Whether a state says that a table is not there.
   *
   * @param sqlState five characters
   * @return true if so
   */
  boolean missingTable(String sqlState);

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
    throw new PanahException.InvalidRequest("database", "H2 is the one supported so far");
  }
}
