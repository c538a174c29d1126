package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.Store;

@ParameterizedClass
@EnumSource(Database.class)
class SchemaTest {
  private final Database kind;
  private final HikariDataSource database;
  private final Jdbi jdbi;

  SchemaTest(Database kind) {
    this.kind = kind;
    database = Database.pool(kind.newUrl());
    jdbi = Jdbi.create(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void migrate_makesWhatValidateWants() {
    Schema.migrate(database);

    assertThatCode(() -> Schema.validate(database)).doesNotThrowAnyException();
    assertThat(versions()).containsExactly(1, 2);
  }

  @Test
  void migrate_changesNothing_whenRepeated() {
    Schema.migrate(database);
    Drafting.write(
        JdbcStorage.over(database).store(), Drafting.PUNJAB, Drafting.draft("a", 0, "body"));

    Schema.migrate(database);

    assertThat(JdbcStorage.over(database).store().get(Drafting.id("a"))).isPresent();
    assertThat(versions()).containsExactly(1, 2);
  }

  @Test
  void migrate_addsOnlyWhatIsMissing_whenTheFirstScriptWasRunByHand() {
    runFirstScript();

    Schema.migrate(database);

    assertThat(versions()).containsExactly(1, 2);
    Schema.validate(database);
  }

  private void runFirstScript() {
    String script = Schema.script(kind.dialect(), "V1__documents.sql");
    jdbi.useHandle(h -> h.createScript(script).executeAsSeparateStatements());
  }

  /** As a release wrote it that knew no audit. */
  @Test
  void migrate_keepsWhatIsThere_whenTheTablesAreOfAnOlderRelease() {
    runFirstScript();
    jdbi.useHandle(
        h -> {
          h.execute("insert into panah_journal (owner, epoch, head) values ('PB-POL', 'e', 1)");
          h.execute(
              """
              insert into panah_document
                (id, kind, owner, version, sequence, changed_nanos, erased, tokens, body)
              values ('a', 'note', 'PB-POL', 1, 1, 0, false, '1:k', ?)
              """,
              new byte[] {1, 2, 3});
          h.execute("insert into panah_key (token, document_id) values ('k', 'a')");
        });
    assertThatThrownBy(() -> JdbcStorage.over(database))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContainingAll("lacks panah_audit, ", "Schema.migrate");

    Schema.migrate(database);

    Store store = JdbcStorage.over(database).store();
    assertThat(Drafting.found(store, "k")).containsExactly("a");
    assertThat(store.get(Drafting.id("a")).orElseThrow().body()).containsExactly(1, 2, 3);
    assertThat(
            Drafting.write(store, Drafting.PUNJAB, Drafting.draft("a", 1, "newer"))
                .document()
                .sequence())
        .isEqualTo(2);
    assertThat(JdbcStorage.over(database).auditLog().last()).isEmpty();
  }

  @Test
  void flyway_runsTheScriptsAsTheyAre() {
    MigrateResult done =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:org/panah/jdbc/schema/" + kind.scripts())
            .load()
            .migrate();

    assertThat(done.migrationsExecuted).isEqualTo(2);
    Schema.validate(database);
    Schema.migrate(database);
    assertThat(versions()).containsExactly(1, 2);
    Store store = JdbcStorage.over(database).store();
    Drafting.write(store, Drafting.PUNJAB, Drafting.draft("a", 0, "body", "k"));
    assertThat(Drafting.found(store, "k")).containsExactly("a");
  }

  @Test
  void migrate_isDoneOnce_whenManyProcessesBeginAtOnce() {
    List<CompletableFuture<Void>> all =
        Stream.generate(() -> CompletableFuture.runAsync(() -> Schema.migrate(database)))
            .limit(4)
            .toList();

    all.forEach(CompletableFuture::join);

    assertThat(versions()).containsExactly(1, 2);
  }

  @Test
  void migrate_completesAScriptThatBrokeOffHalfWay() {
    Schema.migrate(database);
    jdbi.useHandle(
        h -> {
          h.execute("drop table panah_history");
          h.execute("delete from panah_schema");
        });

    Schema.migrate(database);

    Schema.validate(database);
    assertThat(versions()).containsExactly(1, 2);
  }

  @Test
  void validate_namesWhatIsMissingAndHowToMakeIt() {
    assertThatThrownBy(() -> Schema.validate(database))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContainingAll(
            "panah_schema", "panah_document", "panah_audit", "Schema.migrate", "scripts");

    Schema.migrate(database);
    jdbi.useHandle(h -> h.execute("drop table panah_audit_head"));

    assertThatThrownBy(() -> Schema.validate(database))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("lacks panah_audit_head among");
  }

  @Test
  void validate_refusesTables_whenAScriptWasNotRun() {
    Schema.migrate(database);
    jdbi.useHandle(h -> h.execute("delete from panah_schema where version = 2"));

    assertThatThrownBy(() -> Schema.validate(database))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContainingAll("version 1 of 2", "Schema.migrate");
  }

  @Test
  void validateAndMigrate_refuseTables_ofANewerRelease() {
    Schema.migrate(database);
    jdbi.useHandle(h -> h.execute("insert into panah_schema values (3, 'V3__later.sql')"));

    assertThatThrownBy(() -> Schema.validate(database))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContainingAll("version 3", "newer release");
    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void validate_throwsUnavailable_whenTheDatabaseDoesNotAnswer() {
    database.close();

    assertThatThrownBy(() -> Schema.validate(database))
        .isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void script_isTheDialectsOwn_whenItHasOneOfThatName() {
    assertThat(Schema.script("other", "V2__audit.sql")).contains("stands for the common script");
    assertThat(Schema.script("other", "V1__documents.sql"))
        .isEqualTo(Schema.script("common", "V1__documents.sql"));
  }

  @Test
  void dialect_isRefused_whenTheDatabaseIsNotSupported() {
    assertThatThrownBy(() -> Dialect.of("jdbc:nothing:x"))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  private List<Integer> versions() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select version from panah_schema order by version")
                .mapTo(int.class)
                .list());
  }

  @Test
  void restored_letsEveryReaderBeginAnew() {
    Schema.migrate(database);
    Store store = JdbcStorage.over(database).store();
    Drafting.write(store, Drafting.PUNJAB, Drafting.draft("a", 0, "body"));
    Drafting.write(store, Drafting.SINDH, Drafting.draft("b", 0, "body"));
    Cursor end = Cursor.START.after(store.changes(Cursor.START, 10));
    assertThat(store.changes(end, 10)).isEmpty();

    Schema.restored(database);

    assertThat(store.changes(end, 10))
        .extracting(change -> change.document().id().value())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(
            Drafting.write(store, Drafting.PUNJAB, Drafting.draft("c", 0, ""))
                .document()
                .sequence())
        .isEqualTo(2);
  }
}
