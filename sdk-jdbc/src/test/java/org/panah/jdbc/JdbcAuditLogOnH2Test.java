package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.panah.audit.AuditLog;
import org.panah.testkit.AuditLogContract;

/** The JDBC audit log on H2 in memory keeps the contract. */
class JdbcAuditLogOnH2Test extends AuditLogContract {
  private final IdentityHashMap<AuditLog, HikariDataSource> pools = new IdentityHashMap<>();

  @Override
  protected AuditLog open() {
    HikariDataSource pool = Databases.migrated();
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
