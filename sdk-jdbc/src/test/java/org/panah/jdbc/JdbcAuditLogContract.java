package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.panah.audit.AuditLog;
import org.panah.testkit.AuditLogContract;

/** The JDBC audit log keeps the contract on a database, each log in one of its own. */
abstract class JdbcAuditLogContract extends AuditLogContract {
  private final IdentityHashMap<AuditLog, HikariDataSource> pools = new IdentityHashMap<>();

  /** A pool to a new database with all tables. */
  abstract HikariDataSource migrated();

  @Override
  protected AuditLog open() {
    HikariDataSource pool = migrated();
    AuditLog log = JdbcStorage.over(pool).auditLog();
    pools.put(log, pool);
    return log;
  }

  /** The database goes away under the open log. */
  @Override
  protected void breakBackend(AuditLog log) {
    pools.get(log).close();
  }

  @AfterEach
  void closePools() {
    pools.values().forEach(HikariDataSource::close);
  }
}
