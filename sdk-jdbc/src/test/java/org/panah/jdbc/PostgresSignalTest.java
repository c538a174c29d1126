package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.store.ChangeSignal;
import org.panah.store.Store;
import org.panah.testkit.ChangeSignalContract;

class PostgresSignalTest extends ChangeSignalContract {
  private final HikariDataSource pool = Database.POSTGRES.migrated();

  @Override
  protected Store open(InstantSource time) {
    return JdbcStorage.over(pool).at(time).store();
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void listener_isCalledAgain_afterItsConnectionWasCut() throws InterruptedException {
    Store store = open(InstantSource.system());
    Semaphore calls = new Semaphore(0);
    ChangeSignal signal = store.changeSignal().orElseThrow();
    try (ChangeSignal.Listening listening = signal.listen(calls::release)) {
      assertThat(listening).isNotNull();
      assertThat(calls.tryAcquire(30, TimeUnit.SECONDS)).as("once it listens").isTrue();

      PostgresServer.shared()
          .execute(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where query like 'listen panah%' and pid <> pg_backend_pid()
              """);

      assertThat(calls.tryAcquire(30, TimeUnit.SECONDS)).as("once it listens again").isTrue();
      store.append(Drafting.PUNJAB, List.of(Drafting.draft("a", 0, "")));
      assertThat(calls.tryAcquire(30, TimeUnit.SECONDS)).as("at the append").isTrue();
    }
    store.close();
  }

  @Test
  void connection_isGivenBack_whenNobodyListens() {
    Store store = open(InstantSource.system());
    store.changeSignal().orElseThrow().listen(() -> {}).close();

    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    store.close();
  }
}
