package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class JdbcAuditLogOnMariaDbTest extends JdbcAuditLogContract {
  @Override
  HikariDataSource migrated() {
    return Database.MARIADB.migrated();
  }
}
