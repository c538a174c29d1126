package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.Store;

class SchemaTest {
  private final HikariDataSource database = Databases.empty();
  private final Jdbi jdbi = Jdbi.create(database);

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
    jdbi.useHandle(h -> h.createScript(Schema.script("h2", "V1__documents.sql")).execute());

    Schema.migrate(database);

    assertThat(versions()).containsExactly(1, 2);
    Schema.validate(database);
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
        .hasMessageContaining("lacks panah_audit_head;");
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
