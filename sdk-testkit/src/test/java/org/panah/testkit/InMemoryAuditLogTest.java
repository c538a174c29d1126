package org.panah.testkit;

import org.panah.audit.AuditLog;

/** The audit log in memory keeps the contract. */
class InMemoryAuditLogTest extends AuditLogContract {
  @Override
  protected AuditLog open() {
    return AuditLog.inMemory();
  }
}
