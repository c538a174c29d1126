package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.SINDH;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.found;
import static org.panah.jdbc.Drafting.id;
import static org.panah.jdbc.Drafting.write;
import static org.panah.jdbc.Faults.awaitConnection;
import static org.panah.jdbc.Faults.journalIs;
import static org.panah.jdbc.Faults.unavailable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.audit.AuditChain;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Draft;
import org.panah.store.Store;
import org.panah.testkit.SettableTime;

/**
 * What a caller gets when a server or the way to it fails, and that nothing acknowledged is lost by
 * it. {@code docs/faults.md} tells these tests as a table.
 */
abstract class FaultRules {
  private static final long PUNJABS_FIRST = 1;

  private final List<AutoCloseable> closing = new ArrayList<>();
  private String url;

  abstract TestServer server();

  /** Sets a session to wait for a lock for a second at most. */
  abstract String shortLockWaits();

  /** Sets a session to end its statements after half a second. */
  abstract String shortStatements();

  /** Sets a session to read only. */
  abstract String readOnly();

  /** Keeps everybody else from a table until {@link #unlock}. */
  abstract String lock(String table);

  abstract String unlock();

  /**
   * Statements that let the first so many inserts of a document fail with a state, and count the
   * inserts in a sequence called {@code attempts}, which no rollback takes back.
   */
  abstract List<String> failingInserts(int times, String sqlState);

  /** What the sequence gives next. */
  abstract String nextAttempt();

  @BeforeEach
  void makeTables() {
    url = server().newUrl();
    Schema.migrate(pool(url, ""));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : closing) {
      one.close();
    }
  }

  final <T extends AutoCloseable> T closedAfterwards(T one) {
    closing.add(0, one);
    return one;
  }

  /** A small pool whose sessions begin with a statement. */
  final HikariDataSource pool(String poolUrl, String initSql) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(poolUrl);
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(2_000);
    if (!initSql.isEmpty()) {
      config.setConnectionInitSql(initSql);
    }
    return closedAfterwards(new HikariDataSource(config));
  }

  final Store store(String initSql) {
    return JdbcStorage.over(pool(url, initSql)).store();
  }

  final String url() {
    return url;
  }

  @Test
  void poolExhausted_isUnavailable_andOverWhenAConnectionIsBack() throws SQLException {
    HikariDataSource pool = pool(url, "");
    JdbcStorage storage = JdbcStorage.over(pool);
    try (Connection one = pool.getConnection();
        Connection two = pool.getConnection()) {
      assertThat(one).isNotSameAs(two);
      unavailable(() -> storage.store().get(id("a")));
      unavailable(() -> write(storage.store(), PUNJAB, draft("a", 0, "")));
      unavailable(() -> storage.auditLog().last());
    }
    write(storage.store(), PUNJAB, draft("a", 0, ""));
    journalIs(storage.store(), 1);
  }

  @Test
  void lockHeldTooLong_isUnavailable_andTheAppendCanBeRepeated() throws SQLException {
    Store store = store(shortLockWaits());
    write(store, PUNJAB, draft("begun", 0, ""));
    Draft draft = draft("a", 0, "body");
    try (Connection holder = pool(url, "").getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("update panah_journal set head = head + 1");
      unavailable(() -> write(store, PUNJAB, draft), "55P03", "HY000");
      holder.rollback();
    }
    write(store, PUNJAB, draft);
    journalIs(store, 2);
  }

  @Test
  void statementTimeOut_isUnavailable_neverNothingFound() throws SQLException {
    Store store = store(shortStatements());
    write(store, PUNJAB, draft("a", 0, "body", "k"));
    try (Connection holder = pool(url, "").getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(lock("panah_document"));
      unavailable(() -> found(store, "k"), "57014", "70100");
      unavailable(() -> store.get(id("unknown")), "57014", "70100");
      unavailable(() -> write(store, PUNJAB, draft("b", 0, "")), "57014", "70100");
      statement.execute(unlock());
    }
    assertThat(found(store, "k")).containsExactly("a");
    journalIs(store, 1);
  }

  @Test
  void connectionCutBeforeTheCommit_isUnavailable_andTheRepeatedAppendIsTheFirst() {
    Store direct = store("");
    Change change = appendCutAt(CuttingProxy.Cut.BEFORE_COMMIT, direct, 0);
    assertThat(change.document().sequence()).isEqualTo(PUNJABS_FIRST);
    journalIs(direct, 1);
  }

  @Test
  void connectionCutAfterTheCommit_isUnavailable_andTheRepeatedAppendChangesNothing() {
    Store direct = store("");
    Change change = appendCutAt(CuttingProxy.Cut.AFTER_COMMIT, direct, 1);
    assertThat(change.document().sequence()).isEqualTo(PUNJABS_FIRST);
    assertThat(change.document().version()).isEqualTo(1);
    assertThat(direct.history(id("a"))).isEmpty();
    journalIs(direct, 1);
  }

  private Change appendCutAt(CuttingProxy.Cut cut, Store direct, int found) {
    CuttingProxy proxy = closedAfterwards(new CuttingProxy(server().port()));
    String cutUrl = url.replace(":" + server().port() + "/", ":" + proxy.port() + "/");
    Store store = JdbcStorage.over(pool(cutUrl, "")).store();
    Draft draft = draft("a", 0, "body", "k");
    proxy.cut(cut);
    unavailable(() -> write(store, PUNJAB, draft));
    proxy.cut(CuttingProxy.Cut.NEVER);
    assertThat(found(direct, "k")).as("what is there, though nobody was told").hasSize(found);
    return write(store, PUNJAB, draft);
  }

  @Test
  void auditEntryCutAfterTheCommit_isUnavailable_andLeavesASoundChain() {
    CuttingProxy proxy = closedAfterwards(new CuttingProxy(server().port()));
    String cutUrl = url.replace(":" + server().port() + "/", ":" + proxy.port() + "/");
    JdbcStorage storage = JdbcStorage.over(pool(cutUrl, ""));
    proxy.cut(CuttingProxy.Cut.AFTER_COMMIT);
    unavailable(() -> storage.auditLog().append(List.of(Auditing.event("one"))));
    proxy.cut(CuttingProxy.Cut.NEVER);

    storage.auditLog().append(List.of(Auditing.event("one")));

    assertThat(AuditChain.verify(storage.auditLog()).sound()).isTrue();
    assertThat(storage.auditLog().entries(PageRequest.first(10)).items())
        .as("a question may stand twice, never not at all")
        .hasSize(2);
  }

  @Test
  void serverRestarted_isUnavailableMeanwhile_andEverythingIsThereAfterwards() {
    HikariDataSource pool = pool(url, "");
    Store store = JdbcStorage.over(pool).store();
    write(store, PUNJAB, draft("a", 0, "body", "k"));
    server().stop();
    try {
      unavailable(() -> found(store, "k"));
      unavailable(() -> write(store, PUNJAB, draft("b", 0, "")));
    } finally {
      server().startAgain();
    }
    awaitConnection(store);
    assertThat(found(store, "k")).containsExactly("a");
    write(store, PUNJAB, draft("b", 0, ""));
    journalIs(store, 2);
  }

  @Test
  void lostRaces_areRunAgain_untilOneIsWon() throws SQLException {
    for (String state : List.of("40001", "40P01")) {
      String fresh = server().newUrl();
      HikariDataSource pool = pool(fresh, "");
      Schema.migrate(pool);
      run(pool, failingInserts(3, state));
      Store store = JdbcStorage.over(pool).store();

      write(store, PUNJAB, draft("a", 0, "body"));

      assertThat(attempts(pool)).as("attempts after %s", state).isEqualTo(4);
      journalIs(store, 1);
    }
  }

  @Test
  void lostRaces_areUnavailable_whenTheyDoNotEnd() throws SQLException {
    HikariDataSource pool = pool(url, "");
    run(pool, failingInserts(1_000, "40001"));
    Store store = JdbcStorage.over(pool).store();

    unavailable(() -> write(store, PUNJAB, draft("a", 0, "body")), "40001");

    assertThat(attempts(pool)).isEqualTo(40);
    journalIs(store, 0);
  }

  private static void run(HikariDataSource pool, List<String> statements) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** How often an insert was tried: one less than the sequence gives next. */
  private long attempts(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(nextAttempt())) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1) - 1;
    }
  }

  @Test
  void readOnlyServer_answersQuestions_andIsUnavailableToWriters() {
    write(store(""), PUNJAB, draft("a", 0, "body", "k"));
    JdbcStorage storage = JdbcStorage.over(pool(url, readOnly()));

    assertThat(found(storage.store(), "k")).containsExactly("a");
    unavailable(() -> write(storage.store(), PUNJAB, draft("b", 0, "")), "25006");
    unavailable(() -> storage.auditLog().append(List.of(Auditing.event("one"))), "25006");
    journalIs(storage.store(), 1);
  }

  @Test
  void clockSetBack_changesNoOrder() {
    SettableTime time = SettableTime.at(Instant.parse("2026-03-01T08:00:00Z"));
    Store store = JdbcStorage.over(pool(url, "")).at(time).store();
    write(store, PUNJAB, draft("a", 0, "one", "k"));
    Cursor seen = Cursor.START.after(store.changes(Cursor.START, 10));
    time.advance(Duration.ofDays(-365));

    write(store, PUNJAB, draft("a", 1, "two", "k"));
    write(store, SINDH, draft("b", 0, "", "k"));

    assertThat(store.changes(seen, 10))
        .extracting(change -> change.document().id().value())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(store.get(id("a")).orElseThrow().version()).isEqualTo(2);
    assertThat(found(store, "k")).containsExactly("a", "b");
  }
}
