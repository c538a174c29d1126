package org.panah.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/**
 * What the chapters of {@link AuditLogContract} share; they are told apart like those of a store.
 */
abstract class AuditLogFixture {
  static final Access OFFICER =
      Access.by("officer-4711", Role.INVESTIGATOR)
          .of(Agency.of("PB-POL"))
          .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Model Town, Lahore"));

  private final List<AuditLog> opened = new ArrayList<>();
  private @Nullable AuditLog log;

  protected abstract AuditLog open();

  protected void breakBackend(AuditLog log) {
    log.close();
  }

  @AfterEach
  void closeLogs() {
    opened.forEach(AuditLog::close);
  }

  /** The log under test, opened when it is first asked for. */
  synchronized AuditLog log() {
    if (log == null) {
      log = closedAfterwards(open());
    }
    return log;
  }

  AuditLog closedAfterwards(AuditLog log) {
    opened.add(log);
    return log;
  }

  /** An event that names some subjects. */
  static AuditEvent event(String... subjects) {
    return new AuditEvent(
        Instant.parse("2026-03-01T08:00:00.123Z"),
        "node-1",
        OFFICER,
        Action.FIND,
        AuditEvent.Outcome.ALLOWED,
        null,
        List.of(subjects),
        List.of());
  }

  /** Events, each of which names its number. */
  static List<AuditEvent> events(int from, int to) {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      events.add(event("s" + i, "all"));
    }
    return events;
  }

  /** All entries, read so many at a time. */
  static List<AuditEntry> all(AuditLog log, int limit) {
    List<AuditEntry> all = new ArrayList<>();
    for (Optional<PageRequest> next = Optional.of(PageRequest.first(limit)); next.isPresent(); ) {
      Page<AuditEntry> page = log.entries(next.get());
      all.addAll(page.items());
      next = page.next(limit);
    }
    return all;
  }

  static List<AuditEvent> eventsOf(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::event).toList();
  }

  static List<Long> numbers(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::number).toList();
  }
}
