package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.jdbc.Drafting.FIA;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.SINDH;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.id;
import static org.panah.jdbc.Drafting.write;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** What the contract cannot show: round trips, shares, pools and interrupts. */
@ParameterizedClass
@EnumSource(Database.class)
class JdbcStoreTest {
  private final Database kind;
  private final HikariDataSource pool;
  private final CountingDataSource database;
  private final Store store;

  JdbcStoreTest(Database kind) {
    this.kind = kind;
    pool = kind.migrated();
    database = new CountingDataSource(pool);
    store = JdbcStorage.over(database).store();
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void find_takesOneRoundTrip_withWholeDocuments() {
    store.append(PUNJAB, List.of(draft("a", 0, "one", "k", "k1"), draft("b", 0, "two", "k")));
    database.forget();

    assertThat(store.find(new Key("k"), PageRequest.first(1)).items()).hasSize(1);
    assertThat(database.calls()).hasSize(1);
    assertThat(store.find(new Key("unknown"), PageRequest.first(1)).items()).isEmpty();
    assertThat(database.calls()).hasSize(2);
  }

  @Test
  void get_takesOneRoundTrip() {
    write(store, PUNJAB, draft("a", 0, "one", "k"));
    database.forget();

    assertThat(store.get(id("a"))).isPresent();
    assertThat(database.calls()).hasSize(1);
  }

  @Test
  void append_takesFewStatements_howeverManyDrafts() {
    write(store, PUNJAB, draft("begun", 0, ""));
    List<Draft> drafts =
        IntStream.range(0, 500).mapToObj(i -> draft("d" + i, 0, "body", "k" + i, "all")).toList();
    database.forget();

    store.append(PUNJAB, drafts);

    if (kind == Database.POSTGRES) {
      assertThat(database.calls())
          .as("lock with the head, read what is held, commit; documents and keys go by COPY")
          .hasSize(3);
    } else {
      assertThat(database.calls())
          .as("(begin,) lock, read the head, read what is held, documents, keys, commit")
          .hasSize(kind == Database.MARIADB ? 7 : 6);
    }
  }

  @Test
  void changes_takeOneRoundTrip_whenThereIsNothingNew() {
    write(store, PUNJAB, draft("a", 0, ""));
    write(store, SINDH, draft("b", 0, ""));
    Cursor end = Cursor.START.after(store.changes(Cursor.START, 10));
    database.forget();

    assertThat(store.changes(end, 10)).isEmpty();
    assertThat(database.calls()).hasSize(1);
  }

  @Test
  void changes_serveEveryOwner_whenOneHasMoreThanTheLimit() {
    store.append(FIA, IntStream.range(0, 100).mapToObj(i -> draft("f" + i, 0, "")).toList());
    store.append(PUNJAB, List.of(draft("p1", 0, ""), draft("p2", 0, "")));
    write(store, SINDH, draft("s1", 0, ""));

    List<Change> changes = store.changes(Cursor.START, 10);

    assertThat(changes).hasSize(10);
    assertThat(changes)
        .extracting(change -> change.document().id().value())
        .contains("p1", "p2", "s1", "f0", "f6");
  }

  @Test
  void changes_serveEveryOwnerInTime_whenTheLimitIsLessThanTheOwners() {
    List.of(FIA, PUNJAB, SINDH).forEach(owner -> write(store, owner, draft(owner.code(), 0, "")));
    Set<Agency> served = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      served.add(store.changes(Cursor.START, 1).get(0).document().owner());
    }

    assertThat(served).containsExactlyInAnyOrder(FIA, PUNJAB, SINDH);
  }

  @Test
  void verbs_throwUnavailable_whenThePoolIsExhausted() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(kind.newUrl());
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(250);
    try (HikariDataSource small = new HikariDataSource(config)) {
      Schema.migrate(small);
      Store narrow = JdbcStorage.over(small).store();
      try (Connection one = small.getConnection();
          Connection other = small.getConnection()) {
        assertThat(one).isNotSameAs(other);
        assertThatThrownBy(() -> narrow.get(id("a")))
            .isInstanceOf(PanahException.Unavailable.class);
        assertThatThrownBy(() -> narrow.find(new Key("k"), PageRequest.first(1)))
            .isInstanceOf(PanahException.Unavailable.class);
        assertThatThrownBy(() -> write(narrow, PUNJAB, draft("a", 0, "")))
            .isInstanceOf(PanahException.Unavailable.class);
      }
      assertThat(narrow.get(id("a"))).isEmpty();
    }
  }

  @Test
  void verbs_work_whenThePoolsConnectionsDoNotCommitByThemselves() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(kind.newUrl());
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    try (HikariDataSource manual = new HikariDataSource(config)) {
      Schema.migrate(manual);
      JdbcStorage storage = JdbcStorage.over(manual);
      write(storage.store(), PUNJAB, draft("a", 0, "", "k"));

      assertThat(storage.store().get(id("a"))).isPresent();
      assertThat(Drafting.found(storage.store(), "k")).containsExactly("a");
      assertThat(storage.store().changes(Cursor.START, 10)).hasSize(1);
      assertThat(storage.auditLog().last()).isEmpty();
    }
  }

  @Test
  void everyVerb_isUnavailable_whereARowHoldsWhatNoneOfOursCan() {
    write(store, PUNJAB, draft("a", 0, "body", "k"));
    Jdbi.create(pool).useHandle(h -> h.execute("update panah_document set tokens = 'nonsense'"));

    assertThatThrownBy(() -> store.get(id("a"))).isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(() -> Drafting.found(store, "k"))
        .isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(() -> store.changes(Cursor.START, 10))
        .isInstanceOf(PanahException.Unavailable.class);
  }
}
