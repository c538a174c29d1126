package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transactions as a node of a cluster needs them, on a single server. */
class MariaDbTransactionTest {
  private static final String INSERT =
      "insert into panah_key (token, document_id) values ('t%d', 'd')";

  private final HikariDataSource pool = Database.MARIADB.migrated();
  private final Backend backend = new Backend("store", pool, new MariaDbDialect(true), true);

  @AfterEach
  void closePool() {
    pool.close();
  }

  private int rows() {
    return Jdbi.create(pool)
        .withHandle(h -> h.createQuery("select count(*) from panah_key").mapTo(int.class).one());
  }

  /** As a node does that undoes a transaction and does not say so. */
  @Test
  void write_isMadeAgain_whenTheTransactionWasUndoneUnnoticed() {
    AtomicInteger attempts = new AtomicInteger();

    backend.write(
        handle -> {
          handle.execute(INSERT.formatted(1));
          if (attempts.incrementAndGet() == 1) {
            handle.execute("rollback");
          }
          return handle.execute(INSERT.formatted(2));
        });

    assertThat(attempts).hasValue(2);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void write_isOneTransaction_whateverTheDriverBelievesOfTheSession() throws Exception {
    try {
      backend.write(
          handle -> {
            handle.execute(INSERT.formatted(1));
            throw new IllegalStateException("in the middle");
          });
    } catch (RuntimeException e) {
      assertThat(rows()).isZero();
    }
    backend.write(MariaDbTransactionTest::insertTwo);
    assertThat(rows()).isEqualTo(2);
  }

  private static int insertTwo(Handle handle) {
    return handle.execute(INSERT.formatted(1)) + handle.execute(INSERT.formatted(2));
  }

  @Test
  void undo_leavesNothingToCommit_andTheTransactionMayEnd() {
    backend.write(
        handle -> {
          handle.execute(INSERT.formatted(1));
          backend.dialect().undo(handle);
          return 0;
        });

    assertThat(rows()).isZero();
  }
}
