package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.jdbc.Auditing.event;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * What the contract cannot show: what a DBA reads, and what becomes of rows that were tampered
 * with.
 */
class JdbcAuditLogTest {
  private final HikariDataSource pool = Database.H2.migrated();
  private final CountingDataSource database = new CountingDataSource(pool);
  private final Jdbi jdbi = Jdbi.create(pool);
  private final AuditLog log = JdbcStorage.over(database).auditLog();

  @AfterEach
  void closePool() {
    pool.close();
  }

  private void threeEntries() {
    log.append(List.of(event("a"), event("b")));
    log.append(List.of(event("c")));
  }

  @Test
  void entries_comeBackWhole_andTheChainIsSound() {
    AuditEvent bare =
        new AuditEvent(
            Instant.parse("1999-12-31T23:59:59Z"),
            "node-2",
            Access.by("clerk", Role.REGISTRAR)
                .of(Agency.of("FIA"))
                .forPurpose(Purpose.RECORD_KEEPING)
                .correlatedBy("request-9"),
            Action.AMEND,
            AuditEvent.Outcome.REFUSED,
            "owner-only",
            List.of(),
            List.of());
    threeEntries();
    log.append(List.of(bare));

    assertThat(log.entries(PageRequest.first(10)).items())
        .extracting(entry -> entry.event())
        .containsExactly(event("a"), event("b"), event("c"), bare);
    assertThat(log.about("shared", PageRequest.first(2)).items())
        .extracting(entry -> entry.number())
        .containsExactly(1L, 2L);
    assertThat(log.about("digest-of-c", PageRequest.first(2)).items())
        .extracting(entry -> entry.event())
        .containsExactly(event("c"));
    assertThat(log.last().orElseThrow().event()).isEqualTo(bare);
    assertThat(AuditChain.verify(log).sound()).isTrue();
  }

  @Test
  void rows_tellADba_whoAskedWhatAndWhy() {
    log.append(List.of(event("a")));

    Collection<Object> row =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        """
                        select happened_at, officer, role, agency, purpose, case_number, action
                        from panah_audit
                        """)
                    .mapToMap()
                    .one()
                    .values());

    assertThat(row)
        .map(Object::toString)
        .containsExactly(
            "2026-03-01 08:00:00.123",
            "officer-4711",
            "INVESTIGATOR",
            "PB-POL",
            "INVESTIGATION",
            "123/2026",
            "FIND");
  }

  @Test
  void append_takesFewStatements_howeverManyEvents() {
    List<AuditEvent> events = IntStream.range(0, 300).mapToObj(i -> event("s" + i)).toList();
    database.forget();

    log.append(events);

    assertThat(database.calls())
        .as("lock, read the end, entries, subjects, move the end, commit")
        .hasSize(6);
  }

  @Test
  void verify_namesTheEntry_whoseRowWasChangedIntoAnother() {
    for (String change :
        List.of(
            "update panah_audit set officer = 'officer-4712' where number = 2",
            "update panah_audit set happened_at = timestamp '2026-03-01 08:00:00.124' where number"
                + " = 2",
            "update panah_audit set case_number = null where number = 2",
            "update panah_audit_subject set subject = 'x' where number = 2 and is_term",
            "delete from panah_audit_subject where number = 2 and subject = 'shared'",
            "delete from panah_audit where number = 2")) {
      broken(change, 2);
    }
  }

  @Test
  void verify_namesTheEntry_whoseRowHoldsWhatNoEntryCan() {
    for (String change :
        List.of(
            "update panah_audit set officer = 'not one word' where number = 2",
            "update panah_audit set role = 'chief' where number = 2",
            "update panah_audit set agency = '' where number = 2",
            "update panah_audit set purpose = 'CURIOSITY' where number = 2",
            "update panah_audit set action = 'PEEP', outcome = '?' where number = 2",
            "update panah_audit set case_kind = null where number = 2")) {
      broken(change, 2);
    }
  }

  @Test
  void verify_namesThePlace_whereTheEndWasCutOffAndWrittenOver() {
    broken("delete from panah_audit where number = 3", 3, () -> log.append(List.of(event("d"))));
  }

  private void broken(String change, long number) {
    broken(change, number, () -> {});
  }

  private void broken(String change, long number, Runnable afterwards) {
    jdbi.useHandle(
        h -> {
          h.execute("delete from panah_audit");
          h.execute("delete from panah_audit_subject");
          h.execute("update panah_audit_head set number = 0, hash = '" + AuditChain.START + "'");
        });
    threeEntries();
    assertThat(AuditChain.verify(log).sound()).isTrue();

    jdbi.useHandle(h -> h.execute(change));
    afterwards.run();

    assertThat(AuditChain.verify(log).firstBroken()).as(change).isEqualTo(number);
  }

  @Test
  void verify_seesThatTheEndWasCutOff() {
    threeEntries();
    jdbi.useHandle(h -> h.execute("delete from panah_audit where number > 1"));

    assertThat(AuditChain.verify(log).firstBroken()).isEqualTo(2L);
    assertThat(log.last().orElseThrow().number()).isEqualTo(3);
  }

  @Test
  void everyMethod_isUnavailable_whenTheHeadIsGone() {
    threeEntries();
    jdbi.useHandle(h -> h.execute("delete from panah_audit_head"));

    assertThatThrownBy(() -> log.append(List.of(event("d"))))
        .isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(log::last).isInstanceOf(PanahException.Unavailable.class);
  }
}
