package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.panah.audit.AuditChain;
import org.panah.store.Store;

/** Three nodes of MariaDB, a registry on each, and one after the other loses its power. */
@Tag("cluster")
class GaleraFailoverTest extends FailoverRules {
  private static final int KILLS = 10;
  private static final int MORE = 20;

  private final Cluster cluster = Cluster.galera();
  private final String database = GaleraUrls.newDatabase();

  private JdbcStorage open(int node) {
    return JdbcStorage.open(GaleraUrls.of(node, database));
  }

  @Test
  void noAcknowledgedAppendIsLost_whenNodesLoseTheirPower() throws Exception {
    try (HikariDataSource pool = Database.pool(GaleraUrls.of(1, database))) {
      Schema.migrate(pool);
    }
    for (int node : cluster.nodes()) {
      startRegistry(open(node));
      startFollower(open(node));
    }
    for (int kill = 0; kill < KILLS; kill++) {
      int victim = 1 + kill % cluster.nodes().size();
      for (int registry = 0; registry < cluster.nodes().size(); registry++) {
        awaitWrites(registry, MORE);
      }
      cluster.kill(victim);
      for (int node : cluster.nodes()) {
        if (node != victim) {
          awaitWrites(node - 1, MORE);
        }
      }
      cluster.call("restart", String.valueOf(victim));
      awaitWrites(victim - 1, MORE);
    }
    List<JdbcStorage> storages = cluster.nodes().stream().map(this::open).toList();
    List<Store> stores = storages.stream().map(JdbcStorage::store).toList();
    nothingIsLost("Galera", KILLS, stores);
    for (JdbcStorage storage : storages) {
      assertThat(AuditChain.verify(storage.auditLog()).firstBroken()).as("broken entry").isNull();
    }
    storages.forEach(JdbcStorage::close);
  }
}
