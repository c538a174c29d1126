package org.panah.jdbc;

class JdbcAuditLogOnH2Test extends JdbcAuditLogContract {
  @Override
  Backing migrated() {
    return Backing.of(Database.H2.migrated());
  }
}
