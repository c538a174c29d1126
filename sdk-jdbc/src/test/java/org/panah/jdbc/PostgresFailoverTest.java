package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

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
    startFollower(open("preferSecondary"));
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

  /** A registry cannot work on a standby, since every question is audited; a store can be read. */
  @Test
  void standby_answersReaders_andIsUnavailableToWriters() {
    PostgresPairUrls.migrated(schema).close();
    try (JdbcStorage primary = open("primary");
        JdbcStorage standby = open("secondary")) {
      Drafting.write(primary.store(), Drafting.PUNJAB, Drafting.draft("a", 0, "", "k"));

      Faults.unavailable(
          () -> Drafting.write(standby.store(), Drafting.PUNJAB, Drafting.draft("b", 0, "")),
          "25006");
      Faults.unavailable(() -> standby.auditLog().append(List.of(Auditing.event("one"))), "25006");
      assertThat(standby.store().history(Drafting.id("a"))).isEmpty();
    } catch (PanahException.Unavailable e) {
      throw new AssertionError("both servers are up", e);
    }
  }
}
