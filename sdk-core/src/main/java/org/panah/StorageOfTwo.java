package org.panah;

import org.panah.audit.AuditLog;
import org.panah.store.Store;

/** Storage made of two parts that know nothing of each other. */
record StorageOfTwo(Store store, AuditLog auditLog) implements Storage {
  @Override
  public void close() {
    try (auditLog) {
      store.close();
    }
  }
}
