package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.erasing;
import static org.panah.jdbc.Drafting.found;
import static org.panah.jdbc.Drafting.write;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.panah.audit.AuditChain;
import org.panah.common.PanahException;
import org.panah.store.Store;

/** The rights of {@code docs/databases.md} are enough, and leave the audit's entries alone. */
class LeastRightsTest {
  private static final List<String> TABLES =
      List.of("panah_document", "panah_key", "panah_history");

  @Test
  void postgres() {
    String url = migrated(Database.POSTGRES);
    String schema = url.substring(url.lastIndexOf('=') + 1);
    String user = Database.newName();
    PostgresServer server = PostgresServer.shared();
    server.execute("create role " + user + " login");
    server.execute("grant usage on schema " + schema + " to " + user);
    grant(server, schema, user);
    worksAndLeavesTheAuditAlone(url.replace("user=postgres", "user=" + user));
  }

  @Test
  void mariaDb() {
    String url = migrated(Database.MARIADB);
    String database = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    String user = Database.newName() + "@localhost";
    MariaDbServer server = MariaDbServer.shared();
    server.execute("create user " + user);
    grant(server, database, user);
    worksAndLeavesTheAuditAlone(
        url.replace("user=root", "user=" + user.substring(0, user.indexOf('@'))));
  }

  @Test
  void postgres_refusesWhoMayNotReadTheTables() {
    String url = migrated(Database.POSTGRES);
    String schema = url.substring(url.lastIndexOf('=') + 1);
    String user = Database.newName();
    PostgresServer server = PostgresServer.shared();
    server.execute("create role " + user + " login");
    server.execute("grant usage on schema " + schema + " to " + user);

    refusedBy(url.replace("user=postgres", "user=" + user), "rights");
  }

  @Test
  void mariaDb_refusesWhoMayNotReadTheTables() {
    String url = migrated(Database.MARIADB);
    String database = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    String user = Database.newName();
    MariaDbServer server = MariaDbServer.shared();
    server.execute("create user " + user + "@localhost");
    server.execute("grant select on %s.panah_key to %s@localhost".formatted(database, user));

    refusedBy(url.replace("user=root", "user=" + user), "rights");
  }

  @Test
  void both_refuseWhomTheyDoNotLetIn() {
    refusedBy(Database.POSTGRES.newUrl().replace("user=postgres", "user=nobody"), "user");
    // A server may have an account for everybody, so one with a password that is not given.
    MariaDbServer.shared().execute("create user nobody@localhost identified by 'something'");
    refusedBy(Database.MARIADB.newUrl().replace("user=root", "user=nobody"), "user");
  }

  @Test
  void both_refuseADatabaseThatIsNotThere() {
    refusedBy(Database.POSTGRES.newUrl().replace("/postgres?", "/nowhere?"), "url");
    String url = Database.MARIADB.newUrl();
    String database = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    refusedBy(url.replace(database, "nowhere"), "url");
  }

  private static void refusedBy(String url, String field) {
    assertThatThrownBy(() -> JdbcStorage.open(url))
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class,
            refused -> assertThat(refused.field()).isEqualTo(field))
        .hasMessageNotContaining("nobody")
        .hasMessageNotContaining("nowhere");
  }

  private static String migrated(Database kind) {
    String url = kind.newUrl();
    try (HikariDataSource pool = Database.pool(url)) {
      Schema.migrate(pool);
    }
    return url;
  }

  private static void grant(TestServer server, String schema, String user) {
    for (String table : TABLES) {
      server.execute(
          "grant select, insert, update, delete on %s.%s to %s".formatted(schema, table, user));
    }
    server.execute(
        "grant select, insert, update on %s.panah_journal to %s".formatted(schema, user));
    server.execute("grant select, update on %s.panah_audit_head to %s".formatted(schema, user));
    server.execute("grant select on %s.panah_schema to %s".formatted(schema, user));
    for (String table : List.of("panah_audit", "panah_audit_subject")) {
      server.execute("grant select, insert on %s.%s to %s".formatted(schema, table, user));
    }
  }

  private static void worksAndLeavesTheAuditAlone(String url) {
    try (HikariDataSource pool = Database.pool(url);
        JdbcStorage storage = JdbcStorage.over(pool)) {
      Store store = storage.store();
      write(store, PUNJAB, draft("a", 0, "one", "k"));
      write(store, PUNJAB, draft("a", 1, "two", "k"));
      write(store, PUNJAB, draft("b", 0, "", "k"));
      write(store, PUNJAB, erasing("b", 1));
      assertThat(found(store, "k")).containsExactly("a");
      storage.auditLog().append(List.of(Auditing.event("one"), Auditing.event("two")));
      assertThat(AuditChain.verify(storage.auditLog()).sound()).isTrue();
      for (String tampering :
          List.of(
              "update panah_audit set officer = 'nobody'",
              "delete from panah_audit",
              "delete from panah_audit_subject",
              "drop table panah_audit")) {
        assertThatThrownBy(() -> Jdbi.create(pool).useHandle(h -> h.execute(tampering)))
            .as(tampering)
            .isInstanceOf(JdbiException.class);
      }
    }
  }
}
