package org.panah.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * Turns every failure of a database into {@link PanahException.Unavailable}; the one place where
 * that is done.
 *
 * <p>What drivers and Jdbi write into their messages holds the values that were bound or that stood
 * in an index, so nothing of a failure is handed on but its SQLState, its vendor code and its
 * stack.
 */
final class SqlFailures {
  private static final int DEEPEST = 20;

  private SqlFailures() {}

  /**
   * The error that a caller gets.
   *
   * @param part what did not answer
   * @param failure what a driver, a pool or Jdbi threw
   * @return the error, with a cause that has no text of theirs and does not lead to the failure
   */
  static PanahException.Unavailable unavailable(String part, Throwable failure) {
    SQLException original = original(failure);
    SQLException cause;
    if (original == null) {
      cause = new SQLException(failure.getClass().getName());
    } else {
      String state = original.getSQLState();
      int vendorCode = original.getErrorCode();
      String text = "SQLState " + state + ", vendor code " + vendorCode;
      cause = new SQLException(text, state, vendorCode);
      cause.setStackTrace(original.getStackTrace());
    }
    return new PanahException.Unavailable(part, cause);
  }

  /**
   * The SQLState of a failure.
   *
   * @param failure what a driver, a pool or Jdbi threw
   * @return five characters; empty if there is none
   */
  static String state(Throwable failure) {
    SQLException original = original(failure);
    String state = original == null ? null : original.getSQLState();
    return state == null ? "" : state;
  }

  /** The first SQL failure that has a state; else the first there is; null if there is none. */
  private static @Nullable SQLException original(Throwable failure) {
    SQLException first = null;
    Throwable next = failure;
    for (int i = 0; i < DEEPEST && next != null; i++) {
      if (next instanceof SQLException found) {
        if (found.getSQLState() != null) {
          return found;
        }
        first = first == null ? found : first;
        SQLException chained = found.getNextException();
        next = chained == null ? found.getCause() : chained;
      } else {
        next = next.getCause();
      }
    }
    return first;
  }
}
