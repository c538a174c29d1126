package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;

/** Servers whose settings lose or bend what they acknowledge are refused when they are opened. */
class ServerSettingsTest {
  private static void refused(HikariDataSource pool, String setting) {
    try (pool) {
      assertThatThrownBy(() -> JdbcStorage.over(pool))
          .isInstanceOfSatisfying(
              PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(setting));
    }
  }

  private static HikariDataSource pool(String url, String initSql) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(1);
    pool.setConnectionInitSql(initSql);
    return pool;
  }

  private static String migrated(Database kind) {
    String url = kind.newUrl();
    try (HikariDataSource pool = Database.pool(url)) {
      Schema.migrate(pool);
    }
    return url;
  }

  @Test
  void postgres_isRefused_whenCommitsAreAcknowledgedBeforeTheyAreWritten() {
    String url = migrated(Database.POSTGRES);
    refused(pool(url, "set synchronous_commit = off"), "synchronous_commit");
  }

  @Test
  void postgres_isRefused_whenCommitsDoNotWaitForTheStandbyThatThereIs() {
    String url = migrated(Database.POSTGRES);
    PostgresServer server = PostgresServer.shared();
    server.execute("alter system set synchronous_standby_names = 'nobody'");
    server.execute("select pg_reload_conf()");
    try {
      refused(pool(url, "set synchronous_commit = local"), "synchronous_commit");
    } finally {
      server.execute("alter system reset synchronous_standby_names");
      server.execute("select pg_reload_conf()");
    }
  }

  @Test
  void mariaDb_isRefused_whenValuesThatDoNotFitAreCutOff_orEmptyOnesAreNone() {
    String url = migrated(Database.MARIADB);
    refused(pool(url, "set session sql_mode = ''"), "sql_mode");
    refused(
        pool(url, "set session sql_mode = 'STRICT_TRANS_TABLES,EMPTY_STRING_IS_NULL'"), "sql_mode");
  }

  @Test
  void mariaDb_isRefused_whenWhatMayNeverBeIsRead() {
    String url = migrated(Database.MARIADB);
    refused(pool(url, "set session transaction isolation level read uncommitted"), "isolation");
  }

  @Test
  void mariaDb_isRefused_whenItsBinaryLogIsNotWrittenAtEachCommit() {
    try (MariaDbServer server = MariaDbServer.newServer("--log-bin", "--sync-binlog=0")) {
      String url = server.newUrl();
      try (HikariDataSource pool = Database.pool(url)) {
        Schema.migrate(pool);
      }
      refused(pool(url, "select 1"), "sync_binlog");
      server.execute("set global sync_binlog = 1");
      try (HikariDataSource pool = Database.pool(url)) {
        JdbcStorage.over(pool).close();
      }
    }
  }

  @Test
  void mariaDb_isRefused_whenCommitsAreAcknowledgedBeforeTheyAreWritten() {
    String url = migrated(Database.MARIADB);
    MariaDbServer.shared().execute("set global innodb_flush_log_at_trx_commit = 2");
    try {
      refused(pool(url, "select 1"), "innodb_flush_log_at_trx_commit");
    } finally {
      MariaDbServer.shared().execute("set global innodb_flush_log_at_trx_commit = 1");
    }
  }

  @Test
  void open_setsSessionsUp_soThatNoWaitIsWithoutEnd() {
    try (HikariDataSource postgres = Database.POSTGRES.migrated();
        HikariDataSource mariaDb = Database.MARIADB.migrated()) {
      assertThat(value(postgres, "select current_setting('lock_timeout')")).isEqualTo("10s");
      assertThat(value(mariaDb, "select @@session.innodb_lock_wait_timeout")).isEqualTo("10");
      assertThat(value(mariaDb, "select @@session.tx_isolation")).isEqualTo("READ-COMMITTED");
    }
  }

  @Test
  void open_leavesWhatTheUrlSays() {
    String postgres = Database.POSTGRES.newUrl() + "&ApplicationName=mine";
    String mariaDb = Database.MARIADB.newUrl() + "&sessionVariables=innodb_lock_wait_timeout=3";
    try (HikariDataSource one = Database.pool(postgres);
        HikariDataSource other = Database.pool(mariaDb)) {
      assertThat(value(one, "select current_setting('application_name')")).isEqualTo("mine");
      assertThat(value(other, "select @@session.innodb_lock_wait_timeout")).isEqualTo("3");
    }
  }

  private static String value(HikariDataSource pool, String query) {
    return Jdbi.create(pool).withHandle(h -> h.createQuery(query).mapTo(String.class).one());
  }
}
