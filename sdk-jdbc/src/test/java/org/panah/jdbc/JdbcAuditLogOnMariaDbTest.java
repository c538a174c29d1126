package org.panah.jdbc;

class JdbcAuditLogOnMariaDbTest extends JdbcAuditLogContract {
  @Override
  Backing migrated() {
    return Backing.of(Database.MARIADB.migrated());
  }
}
