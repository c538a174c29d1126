package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.SINDH;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.erasing;
import static org.panah.jdbc.Drafting.found;
import static org.panah.jdbc.Drafting.id;
import static org.panah.jdbc.Drafting.write;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * What the contract cannot show: appends that meet in one transaction. A test holds the journal's
 * row, so that a first append waits in the database and all later ones queue up behind it.
 */
class JdbcAppenderTest {
  private final HikariDataSource pool = Database.pool(Database.H2.newUrl() + ";LOCK_TIMEOUT=20000");
  private final CountingDataSource database = new CountingDataSource(pool);
  private Store store;

  @BeforeEach
  void openStore() {
    Schema.migrate(pool);
    store = JdbcStorage.over(database).store();
    write(store, PUNJAB, draft("begun", 0, ""));
    database.forget();
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void append_sharesATransaction_whenManyComeAtOnce() {
    List<Background<List<Change>>> appends =
        queued(
            draft("first", 0, ""),
            draft("a", 0, ""),
            draft("b", 0, ""),
            draft("c", 0, ""),
            draft("d", 0, ""));

    assertThat(sequences(appends)).containsExactly(2L, 3L, 4L, 5L, 6L);
    assertThat(database.commits()).isEqualTo(2);
  }

  @Test
  void append_letsTheFirstWin_whenTwoOfATransactionWantTheSameVersion() {
    List<Background<List<Change>>> appends =
        queued(
            draft("first", 0, ""), draft("a", 0, "one"), draft("a", 0, "two"), draft("b", 0, ""));

    assertThat(sequences(appends.subList(0, 2))).containsExactly(2L, 3L);
    assertThat(appends.get(2).failure())
        .isInstanceOfSatisfying(
            PanahException.Conflict.class,
            conflict -> {
              assertThat(conflict.expected()).isZero();
              assertThat(conflict.actual()).isEqualTo(1);
            });
    assertThat(sequences(appends.subList(3, 4))).containsExactly(4L);
    assertThat(write(store, PUNJAB, draft("next", 0, "")).document().sequence())
        .as("the refused append used up no sequence number")
        .isEqualTo(5);
    assertThat(database.commits()).isEqualTo(3);
  }

  @Test
  void append_answersTheSameChange_whenTwoOfATransactionBringTheSameDraft() {
    Draft draft = draft("a", 0, "the same");
    List<Background<List<Change>>> appends = queued(draft("first", 0, ""), draft, draft);

    assertThat(sequences(appends)).containsExactly(2L, 3L, 3L);
    assertThat(store.changes(Cursor.START, 10)).hasSize(3);
  }

  @Test
  void append_keepsEveryVersion_whenOneTransactionMakesSeveral() {
    List<Background<List<Change>>> appends =
        queued(
            draft("first", 0, ""),
            draft("a", 0, "one", "k1", "k"),
            draft("a", 1, "two", "k2", "k"),
            draft("a", 2, "three", "k3"));

    assertThat(sequences(appends)).containsExactly(2L, 3L, 4L, 5L);
    assertThat(store.get(id("a")).map(Document::version)).contains(3L);
    assertThat(store.history(id("a"))).extracting(Document::version).containsExactly(1L, 2L);
    assertThat(store.history(id("a"))).extracting(Document::sequence).containsExactly(3L, 4L);
    assertThat(found(store, "k")).isEmpty();
    assertThat(found(store, "k3")).containsExactly("a");
    assertThat(store.changes(Cursor.START, 10))
        .extracting(change -> change.document().sequence())
        .containsExactly(1L, 2L, 5L);
  }

  @Test
  void append_leavesNoEarlierVersion_whenOneTransactionWritesAndErases() {
    write(store, PUNJAB, draft("a", 0, "one", "k1"));
    List<Background<List<Change>>> appends =
        queued(draft("first", 0, ""), draft("a", 1, "two", "k2"), erasing("a", 2));

    assertThat(sequences(appends)).containsExactly(3L, 4L, 5L);
    assertThat(store.get(id("a")).map(Document::erased)).contains(true);
    assertThat(store.history(id("a"))).isEmpty();
    assertThat(found(store, "k1")).isEmpty();
    assertThat(found(store, "k2")).isEmpty();
    Jdbi.create(pool)
        .useHandle(h -> assertThat(count(h, "panah_history") + count(h, "panah_key")).isZero());
  }

  @Test
  void append_writesNothing_whenAllOfATransactionAreRefused() {
    List<Background<List<Change>>> appends =
        queued(draft("begun", 0, "other"), draft("begun", 7, ""), draft("unknown", 1, ""));

    assertThat(appends)
        .allSatisfy(
            append -> assertThat(append.failure()).isInstanceOf(PanahException.Conflict.class));
    assertThat(database.commits()).isZero();
    assertThat(write(store, PUNJAB, draft("next", 0, "")).document().sequence()).isEqualTo(2);
  }

  @Test
  void append_isMadeAgain_whenAnotherProcessBeganTheJournalAtTheSameTime() {
    Background<Change> append =
        Jdbi.create(pool)
            .inTransaction(
                other -> {
                  other.execute("insert into panah_journal values ('SD-POL', 'their epoch', 4)");
                  return Background.until(
                      () -> database.calls().size() == 2,
                      () -> write(store, SINDH, draft("a", 0, "")));
                });

    assertThat(append.result().epoch()).isEqualTo("their epoch");
    assertThat(append.result().document().sequence()).isEqualTo(5);
  }

  @Test
  void append_isMadeAgainAndRefused_whenAnotherOwnerWroteTheDocumentAtTheSameTime() {
    Background<Change> append =
        Jdbi.create(pool)
            .inTransaction(
                other -> {
                  other.execute(
                      """
                      insert into panah_document
                      values ('a', 'note', 'SD-POL', 1, 1, 0, false, '', x'')
                      """);
                  return Background.until(
                      () -> database.calls().contains("executeBatch"),
                      () -> write(store, PUNJAB, draft("a", 0, "")));
                });

    assertThat(append.failure()).isInstanceOf(PanahException.InvalidRequest.class);
    assertThat(write(store, PUNJAB, draft("next", 0, "")).document().sequence()).isEqualTo(2);
  }

  /** Appends in this order: the first has a transaction of its own, the others share the next. */
  private List<Background<List<Change>>> queued(Draft first, Draft... others) {
    List<Background<List<Change>>> appends = new ArrayList<>();
    Jdbi.create(pool)
        .useTransaction(
            handle -> {
              handle.execute("update panah_journal set head = head");
              appends.add(
                  Background.waitingForDatabase(() -> store.append(PUNJAB, List.of(first))));
              for (Draft other : others) {
                appends.add(
                    Background.waitingForCommit(() -> store.append(PUNJAB, List.of(other))));
              }
            });
    return appends;
  }

  private static List<Long> sequences(List<Background<List<Change>>> appends) {
    return appends.stream().map(append -> append.result().get(0).document().sequence()).toList();
  }

  private static int count(Handle handle, String table) {
    return handle.createQuery("select count(*) from " + table).mapTo(int.class).one();
  }
}
