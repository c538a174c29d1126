package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class JdbcAuditLogOnPostgresTest extends JdbcAuditLogContract {
  @Override
  HikariDataSource migrated() {
    return Database.POSTGRES.migrated();
  }
}
