package org.panah.jdbc;

class JdbcAuditLogOnPostgresTest extends JdbcAuditLogContract {
  @Override
  Backing migrated() {
    return Backing.of(Database.POSTGRES.migrated());
  }
}
