package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
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
  void otherListeners_areCalled_whenOneEndsInAnError() throws InterruptedException {
    Store store = open(InstantSource.system());
    Semaphore calls = new Semaphore(0);
    ChangeSignal signal = store.changeSignal().orElseThrow();
    Runnable failing =
        () -> {
          throw new AssertionError("a listener's own fault");
        };
    try (ChangeSignal.Listening first = signal.listen(failing);
        ChangeSignal.Listening second = signal.listen(calls::release)) {
      assertThat(first).isNotSameAs(second);
      store.append(Drafting.PUNJAB, List.of(Drafting.draft("a", 0, "")));
      assertThat(calls.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
    store.close();
  }

  /** As where a host's data source hands out connections of its own. */
  @Test
  void over_refusesAPoolOfOne_whichTheListeningWouldEmpty() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(pool.getJdbcUrl());
    config.setMaximumPoolSize(1);
    try (HikariDataSource one = new HikariDataSource(config)) {
      assertThatThrownBy(() -> JdbcStorage.over(one))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessageStartingWith("pool: of two connections at least");
    }
  }

  @Test
  void hiddenDriver_meansNoSignalAndNoBulkLoading_andNothingElse() {
    DataSource hiding = new HidingDataSource(pool);
    JdbcStorage storage = JdbcStorage.over(hiding);
    storage.store().changeSignal().orElseThrow().listen(() -> {});

    storage
        .store()
        .append(
            Drafting.PUNJAB,
            IntStream.range(0, 200).mapToObj(i -> Drafting.draft("d" + i, 0, "", "k")).toList());

    assertThat(Drafting.found(storage.store(), "k")).hasSize(100);
    storage.close();
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void connection_isGivenBack_whenNobodyListens() {
    Store store = open(InstantSource.system());
    store.changeSignal().orElseThrow().listen(() -> {}).close();

    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    store.close();
  }
}
