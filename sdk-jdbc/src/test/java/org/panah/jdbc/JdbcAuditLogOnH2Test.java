package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class JdbcAuditLogOnH2Test extends JdbcAuditLogContract {
  @Override
  HikariDataSource migrated() {
    return Database.H2.migrated();
  }
}
