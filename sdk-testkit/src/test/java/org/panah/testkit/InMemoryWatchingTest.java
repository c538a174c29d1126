package org.panah.testkit;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.panah.Storage;
import org.panah.audit.AuditLog;
import org.panah.store.Store;

class InMemoryWatchingTest extends WatchingContract {
  private final AuditLog auditLog = AuditLog.inMemory();
  private @Nullable Store store;

  @Override
  protected Storage open(InstantSource time) {
    Store documents = store == null ? Store.inMemory(time) : store;
    store = documents;
    return new Storage() {
      @Override
      public Store store() {
        return documents;
      }

      @Override
      public AuditLog auditLog() {
        return auditLog;
      }

      @Override
      public void close() {
        // The documents stay for the next.
      }
    };
  }
}
