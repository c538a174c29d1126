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

  /** What a failure is about, where that is plain. */
  private enum Reason {
    USER("user", "one that the database lets in, with its password"),
    RIGHTS("rights", "those that docs/databases.md lists; the account lacks one"),
    DATABASE("url", "of a database that is there"),
    ROW("row", "one that the database takes"),
    OTHER("", "");

    private final String field;
    private final String rule;

    Reason(String field, String rule) {
      this.field = field;
      this.rule = rule;
    }

    static Reason of(@Nullable SQLException failure) {
      String state = failure == null ? null : failure.getSQLState();
      if (failure == null || state == null) {
        return OTHER;
      }
      // MariaDB has one state for much, and tells it apart by its own codes.
      return switch (failure.getErrorCode()) {
        case 1044, 1142, 1143 -> RIGHTS;
        case 1049 -> DATABASE;
        default ->
            state.equals("42501")
                ? RIGHTS
                : state.equals("3D000")
                    ? DATABASE
                    : state.startsWith("28") ? USER : state.startsWith("23") ? ROW : OTHER;
      };
    }

    /** Whether trying again changes nothing until somebody has changed the settings. */
    boolean lasting() {
      return this == USER || this == RIGHTS || this == DATABASE;
    }
  }

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
      Reason reason = Reason.of(original);
      String text = "SQLState " + state + ", vendor code " + vendorCode;
      if (reason != Reason.OTHER) {
        text += "; wanted is " + reason.field + ": " + reason.rule;
      }
      cause = new SQLException(text, state, vendorCode);
      cause.setStackTrace(original.getStackTrace());
    }
    return new PanahException.Unavailable(part, cause);
  }

  /**
   * The error that a caller gets who opens a database: what trying again does not change is the
   * request's fault.
   *
   * @param part what did not answer
   * @param failure what a driver, a pool or Jdbi threw
   * @return the error
   */
  static PanahException opening(String part, Throwable failure) {
    PanahException.Unavailable unavailable = unavailable(part, failure);
    Reason reason = Reason.of(original(failure));
    return reason.lasting()
        ? new PanahException.InvalidRequest(
            reason.field,
            reason.rule + " (SQLState " + state(failure) + ")",
            unavailable.getCause())
        : unavailable;
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
