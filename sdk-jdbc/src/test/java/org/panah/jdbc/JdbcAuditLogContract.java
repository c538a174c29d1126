package org.panah.jdbc;

import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.panah.audit.AuditLog;
import org.panah.testkit.AuditLogContract;

/** The JDBC audit log keeps the contract on a database, each log in one of its own. */
abstract class JdbcAuditLogContract extends AuditLogContract {
  private final IdentityHashMap<AuditLog, Backing> backings = new IdentityHashMap<>();

  /** A new database with all tables. */
  abstract Backing migrated();

  @Override
  protected AuditLog open() {
    Backing backing = migrated();
    AuditLog log = JdbcStorage.over(backing.source()).auditLog();
    backings.put(log, backing);
    return log;
  }

  /** The database goes away under the open log. */
  @Override
  protected void breakBackend(AuditLog log) {
    backings.get(log).close();
  }

  @AfterEach
  void closeBackings() {
    backings.values().forEach(Backing::close);
  }
}
