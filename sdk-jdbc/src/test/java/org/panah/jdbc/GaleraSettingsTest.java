package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
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
}
