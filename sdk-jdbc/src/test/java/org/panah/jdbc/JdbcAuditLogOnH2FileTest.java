package org.panah.jdbc;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.testkit.DurableAuditLogContract;

/** The JDBC audit log on an H2 file keeps the contract, and keeps it when it is killed. */
class JdbcAuditLogOnH2FileTest extends DurableAuditLogContract {
  @Override
  protected AuditLog openAt(Path place) {
    return new WholeStorage(JdbcStorage.embedded(place));
  }

  /** A storage's log that closes the storage, so that nobody has the file open afterwards. */
  private record WholeStorage(JdbcStorage storage) implements AuditLog {
    @Override
    public void append(List<AuditEvent> events) {
      storage.auditLog().append(events);
    }

    @Override
    public Page<AuditEntry> entries(PageRequest page) {
      return storage.auditLog().entries(page);
    }

    @Override
    public Page<AuditEntry> about(String subject, PageRequest page) {
      return storage.auditLog().about(subject, page);
    }

    @Override
    public Optional<AuditEntry> last() {
      return storage.auditLog().last();
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
