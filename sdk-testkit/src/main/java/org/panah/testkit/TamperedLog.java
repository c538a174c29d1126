package org.panah.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/** A log whose entries somebody laid hands on, as who can write to its tables might. */
final class TamperedLog implements AuditLog {
  private final AuditLog log;
  private final UnaryOperator<List<AuditEntry>> tampering;

  TamperedLog(AuditLog log, UnaryOperator<List<AuditEntry>> tampering) {
    this.log = log;
    this.tampering = tampering;
  }

  @Override
  public Page<AuditEntry> entries(PageRequest page) {
    int from = page.after() == null ? 0 : Integer.parseInt(page.after());
    List<AuditEntry> all = tampered();
    int to = Math.min(from + page.limit(), all.size());
    String token = to < all.size() ? Integer.toString(to) : null;
    return new Page<>(all.subList(from, to), token, Instant.EPOCH);
  }

  private List<AuditEntry> tampered() {
    return tampering.apply(new ArrayList<>(AuditLogFixture.all(log, PageRequest.MAX_LIMIT)));
  }

  @Override
  public void append(List<AuditEvent> events) {
    log.append(events);
  }

  @Override
  public Page<AuditEntry> about(String subject, PageRequest page) {
    return log.about(subject, page);
  }

  @Override
  public Optional<AuditEntry> last() {
    return log.last();
  }

  @Override
  public void close() {
    log.close();
  }
}
