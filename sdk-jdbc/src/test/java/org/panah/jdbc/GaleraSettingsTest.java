package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;

/** A cluster is refused where sessions may read what is older than what was acknowledged. */
@Tag("cluster")
class GaleraSettingsTest {
  @Test
  void over_refusesSessions_thatDoNotWaitForTheirNode() {
    String url = GaleraUrls.of(2, GaleraUrls.newDatabase());
    try (HikariDataSource ours = Database.pool(url)) {
      Schema.migrate(ours);
      JdbcStorage.over(ours).close();
    }
    try (HikariDataSource host = new HikariDataSource()) {
      host.setJdbcUrl(url);
      assertThatThrownBy(() -> JdbcStorage.over(host))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessageContaining("wsrep_sync_wait");
    }
    try (HikariDataSource host = new HikariDataSource()) {
      host.setJdbcUrl(url + "&sessionVariables=wsrep_sync_wait=3");
      JdbcStorage.over(host).close();
    }
  }

  /** Else a repeated append could be refused for the version that its own first try had made. */
  @Test
  void append_waitsUntilItsNodeHasWhatOthersAcknowledged() {
    String url = GaleraUrls.of(2, GaleraUrls.newDatabase());
    try (HikariDataSource pool = Database.pool(url)) {
      Schema.migrate(pool);
      JdbcStorage storage = JdbcStorage.over(pool);
      Drafting.write(storage.store(), Drafting.PUNJAB, Drafting.draft("a", 0, ""));
      long before = waits(url);

      Drafting.write(storage.store(), Drafting.PUNJAB, Drafting.draft("a", 1, ""));
      long afterStore = waits(url);
      storage.auditLog().append(List.of(Auditing.event("one")));

      assertThat(afterStore).as("of the store").isGreaterThan(before);
      assertThat(waits(url)).as("of the audit log").isGreaterThan(afterStore);
    }
  }

  /** How often the node has waited; asking does not count. */
  private static long waits(String url) {
    try (Handle handle = Jdbi.open(url + "&sessionVariables=wsrep_sync_wait=0")) {
      return handle
          .createQuery("show global status like 'wsrep_causal_reads'")
          .map((row, context) -> row.getLong(2))
          .one();
    }
  }
}
