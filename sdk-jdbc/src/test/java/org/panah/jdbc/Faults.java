package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.Store;

/** What tests of faults look for. */
final class Faults {
  private Faults() {}

  /** Holds that a call ends in Unavailable, with one of some SQLStates where any are given. */
  static void unavailable(ThrowingCallable call, String... states) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PanahException.Unavailable.class,
            e -> {
              assertThat(e.code().retryable()).isTrue();
              assertThat(e.getCause())
                  .isInstanceOfSatisfying(
                      SQLException.class,
                      cause -> {
                        if (states.length > 0) {
                          assertThat(cause.getSQLState()).isIn((Object[]) states);
                        }
                      });
            });
  }

  /** Journal heads as they should be: what was appended, each once and in order. */
  static void journalIs(Store store, long changes) {
    assertThat(store.changes(Cursor.START, 1_000))
        .extracting(change -> change.document().sequence())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, changes).boxed().toList());
  }
}
