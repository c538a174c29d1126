package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.panah.audit.AuditChain;
import org.panah.common.PanahException;

/** A PostgreSQL server and its synchronous standby, which take over from each other. */
@Tag("cluster")
class PostgresFailoverTest extends FailoverRules {
  private static final int KILLS = 10;
  private static final int MORE = 20;

  private final Cluster cluster = Cluster.postgresPair();
  private final String schema = PostgresPairUrls.newSchema();

  private JdbcStorage open(String target) {
    return JdbcStorage.open(PostgresPairUrls.of(target, schema));
  }

  @Test
  void noAcknowledgedAppendIsLost_whenThePrimaryLosesItsPower() throws Exception {
    PostgresPairUrls.migrated(schema).close();
    for (int i = 0; i < 3; i++) {
      startRegistry(open("primary"));
    }
    startFollower(open("primary"));
    startFollower(open("primary"));
    for (int kill = 0; kill < KILLS; kill++) {
      for (int registry = 0; registry < 3; registry++) {
        awaitWrites(registry, MORE);
      }
      int primary = 1 + kill % 2;
      int standby = 3 - primary;
      cluster.kill(primary);
      cluster.call("promote", String.valueOf(standby));
      cluster.call("rejoin", String.valueOf(primary));
    }
    for (int registry = 0; registry < 3; registry++) {
      awaitWrites(registry, MORE);
    }
    try (JdbcStorage storage = open("primary")) {
      nothingIsLost("PostgreSQL", KILLS, List.of(storage.store()));
      assertThat(AuditChain.verify(storage.auditLog()).sound()).isTrue();
    }
  }

  /** It is behind the primary, and would answer nothing where there is something. */
  @Test
  void standby_isRefused() {
    PostgresPairUrls.migrated(schema).close();
    assertThatThrownBy(() -> open("secondary"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("primary");
  }
}
