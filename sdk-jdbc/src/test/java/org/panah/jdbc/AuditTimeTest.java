package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEvent;
import org.panah.common.PageRequest;

/** An entry's time comes back as it was, wherever the process believes to be. */
class AuditTimeTest {
  // There is no half past two on that night in New York.
  private static final String ZONE = "America/New_York";
  private static final Instant IN_THE_GAP = Instant.parse("2026-03-08T02:30:00.123Z");

  static Stream<Supplier<HikariDataSource>> pools() {
    return Stream.concat(
        Stream.of(Database.values()).map(kind -> kind::migrated),
        Stream.of(MariaDbServer::migratedByMySqlDriver));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void entry_keepsItsTime_whereTheProcessesZoneHasNoSuchTime(Supplier<HikariDataSource> database) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
    try (HikariDataSource pool = database.get()) {
      JdbcStorage storage = JdbcStorage.over(pool);
      AuditEvent event = Auditing.event("one");
      storage
          .auditLog()
          .append(
              List.of(
                  new AuditEvent(
                      IN_THE_GAP,
                      event.node(),
                      event.access(),
                      event.action(),
                      event.outcome(),
                      event.rule(),
                      event.subjects(),
                      event.terms())));

      assertThat(storage.auditLog().entries(PageRequest.first(1)).items().get(0).event().at())
          .isEqualTo(IN_THE_GAP);
      assertThat(AuditChain.verify(storage.auditLog()).sound()).isTrue();
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
