package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.id;
import static org.panah.jdbc.Drafting.write;
import static org.panah.jdbc.Faults.journalIs;
import static org.panah.jdbc.Faults.unavailable;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.panah.store.Change;
import org.panah.store.Draft;
import org.panah.store.Store;

class PostgresFaultTest extends FaultRules {
  // Who has written a commit and waits for the synchronous standby to have it too.
  private static final String WAITING = " from pg_stat_activity where wait_event = 'SyncRep'";

  private final PostgresServer server = PostgresServer.shared();

  @Override
  TestServer server() {
    return server;
  }

  @Override
  String shortLockWaits() {
    return "set lock_timeout = '500ms'";
  }

  @Override
  String shortStatements() {
    return "set statement_timeout = '500ms'";
  }

  @Override
  String readOnly() {
    return "set default_transaction_read_only = on";
  }

  @Override
  String lock(String table) {
    return "lock table " + table + " in access exclusive mode";
  }

  @Override
  String unlock() {
    return "rollback";
  }

  @Override
  List<String> failingInserts(int times, String sqlState) {
    return List.of(
        "create sequence attempts",
        """
        create function lose() returns trigger language plpgsql as $$
        begin
          if nextval('attempts') <= %d then
            raise exception using errcode = '%s';
          end if;
          return new;
        end $$
        """
            .formatted(times, sqlState),
        """
        create trigger losing before insert on panah_document
        for each row execute function lose()
        """);
  }

  @Override
  String nextAttempt() {
    return "select nextval('attempts')";
  }

  /**
   * The server answers such a commit as done, with a warning: it is on this machine, and may be on
   * no other when this one burns.
   */
  @Test
  void commitWhoseWaitForTheStandbyWasEnded_isUnavailable_thoughTheServerCallsItDone() {
    Store store = store("");
    Draft draft = draft("a", 0, "body", "k");
    server.execute("alter system set synchronous_standby_names = 'nobody'");
    server.execute("select pg_reload_conf()");
    try {
      awaitThatCommitsWait();
      unavailableOnceCancelled(() -> write(store, PUNJAB, draft));
      assertThat(store.get(id("a"))).as("what is there on this machine").isPresent();
      // Nothing new is written then, and still it is no acknowledgement before the standby has it.
      unavailableOnceCancelled(() -> write(store, PUNJAB, draft));
    } finally {
      server.execute("alter system reset synchronous_standby_names");
      server.execute("select pg_reload_conf()");
    }
    assertThat(write(store, PUNJAB, draft).document().sequence()).isEqualTo(1);
    journalIs(store, 1);
  }

  /** The server takes in its settings some time after it was told to, and tells nobody when. */
  private void awaitThatCommitsWait() {
    boolean waited = false;
    while (!waited) {
      CompletableFuture<Void> commit =
          CompletableFuture.runAsync(
              () -> server.execute("select pg_logical_emit_message(true, 'probe', 'x')"));
      while (!commit.isDone()) {
        if (waiting() > 0) {
          waited = true;
          server.execute("select pg_cancel_backend(pid)" + WAITING);
        }
      }
    }
  }

  private void unavailableOnceCancelled(Callable<Change> call) {
    Background<Change> append = Background.until(() -> waiting() > 0, call);
    server.execute("select pg_cancel_backend(pid)" + WAITING);
    unavailable(
        () -> {
          throw append.failure();
        },
        "01000");
  }

  @Test
  void warningsOfTheConnection_areNotTakenForOnesOfTheCommit() {
    Store store = store("do $$ begin raise warning 'collations differ'; end $$");

    write(store, PUNJAB, draft("a", 0, "body"));

    journalIs(store, 1);
  }

  /** Pools log what a driver says when a connection breaks, and a driver may say what it sent. */
  @Test
  void connectionThatBreaksInABatch_leavesNoValueInTheLog() {
    String identifier = "3520212345671";
    HikariDataSource pool = closedAfterwards(Database.pool(url()));
    Jdbi.create(pool)
        .useHandle(
            h -> {
              h.execute(
                  """
                  create function die() returns trigger language plpgsql as $$
                  begin
                    perform pg_terminate_backend(pg_backend_pid());
                    return new;
                  end $$
                  """);
              h.execute(
                  """
                  create trigger dying after insert on panah_key
                  for each row execute function die()
                  """);
            });
    JdbcStorage storage = JdbcStorage.over(pool);
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      unavailable(
          () ->
              storage
                  .store()
                  .append(
                      PUNJAB,
                      List.of(draft("a", 0, "body", identifier), draft("b", 0, "body", "k"))));
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("marked as broken")
        .doesNotContain(identifier)
        .doesNotContain("values (");
  }

  private int waiting() {
    return Jdbi.create(url())
        .withHandle(h -> h.createQuery("select count(*)" + WAITING).mapTo(int.class).one());
  }
}
