package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
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

  /** A pool takes a moment to notice that its connections are dead and the server is not. */
  static void awaitConnection(Store store) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        store.get(Drafting.id("a"));
        return;
      } catch (PanahException.Unavailable e) {
        assertThat(System.nanoTime()).as("time for the pool to connect again").isLessThan(end);
      }
    }
  }
}
