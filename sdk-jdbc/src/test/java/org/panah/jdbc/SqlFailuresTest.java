package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Store;

class SqlFailuresTest {
  private static final String IDENTIFIER = "3520212345671";

  @Test
  void unavailable_keepsStateAndVendorCode_andNoTextOfTheDriver() {
    SQLException failure = new SQLException("VALUES ('" + IDENTIFIER + "')", "23505", 77);
    failure.addSuppressed(new SQLException(IDENTIFIER));

    RuntimeException error = SqlFailures.unavailable("store", failure);

    assertThat(error.getCause())
        .isInstanceOfSatisfying(
            SQLException.class,
            cause -> {
              assertThat(cause.getSQLState()).isEqualTo("23505");
              assertThat(cause.getErrorCode()).isEqualTo(77);
              assertThat((Throwable) cause.getNextException()).isNull();
              assertThat(cause.getStackTrace()).isEqualTo(failure.getStackTrace());
            });
    assertThat(printed(error)).doesNotContain(IDENTIFIER);
  }

  @Test
  void state_isFoundBehindABatchThatHasNone() {
    BatchUpdateException batch = new BatchUpdateException(IDENTIFIER, null, new int[0]);
    batch.setNextException(new SQLException(IDENTIFIER, "40001"));

    assertThat(SqlFailures.state(batch)).isEqualTo("40001");
    assertThat(SqlFailures.state(new RuntimeException(batch))).isEqualTo("40001");
    assertThat(SqlFailures.state(new IllegalStateException())).isEmpty();
    assertThat(printed(SqlFailures.unavailable("store", batch))).doesNotContain(IDENTIFIER);
  }

  @Test
  void append_tellsNoKey_whenTheDatabaseRefusesOne() {
    try (HikariDataSource database = Database.H2.migrated()) {
      Store store = JdbcStorage.over(database).store();
      // A row that nobody wrote through a store, so that the key cannot be inserted, however often.
      Jdbi jdbi = Jdbi.create(database);
      String insert = "insert into panah_key values ('" + IDENTIFIER + "', 'a')";
      jdbi.useHandle(h -> h.execute(insert));
      assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(insert)))
          .as("what the driver says")
          .isInstanceOf(JdbiException.class)
          .hasMessageContaining(IDENTIFIER);

      assertThatThrownBy(
              () ->
                  Drafting.write(
                      store, Drafting.PUNJAB, Drafting.draft("a", 0, "the body", IDENTIFIER)))
          .isInstanceOf(PanahException.Unavailable.class)
          .satisfies(
              error -> assertThat(printed(error)).doesNotContain(IDENTIFIER).contains("23505"));
      assertThat(store.get(Drafting.id("a"))).isEmpty();
    }
  }

  /** All that a log would show, causes and suppressed ones included. */
  private static String printed(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
