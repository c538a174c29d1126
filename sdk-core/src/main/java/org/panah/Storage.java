package org.panah;

import java.time.InstantSource;
import org.panah.audit.AuditLog;
import org.panah.store.Store;

/** What a registry is built on: a store and an audit log. There is no registry without an audit. */
public interface Storage extends AutoCloseable {
  /** Where documents are kept. */
  Store store();

  /** Where the audit is kept. */
  AuditLog auditLog();

  /** Ends both; later calls on either are answered with {@code Unavailable}. */
  @Override
  void close();

  /** New, empty storage in memory, gone when the process ends. */
  static Storage inMemory() {
    return of(Store.inMemory(), AuditLog.inMemory());
  }

  /**
   * New, empty storage in memory, by a given clock.
   *
   * @param time where document times come from
   * @return the storage
   */
  static Storage inMemory(InstantSource time) {
    return of(Store.inMemory(time), AuditLog.inMemory());
  }

  /**
   * Storage made of a store and an audit log of the host's choice.
   *
   * @param store where documents are kept
   * @param auditLog where the audit is kept
   * @return storage that closes both when it is closed
   */
  static Storage of(Store store, AuditLog auditLog) {
    return new StorageOfTwo(store, auditLog);
  }
}
