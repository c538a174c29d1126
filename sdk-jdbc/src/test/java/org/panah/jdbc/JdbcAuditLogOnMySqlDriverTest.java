package org.panah.jdbc;

/** MySQL's driver, with MariaDB at the other end: no artifact carries a MySQL server. */
class JdbcAuditLogOnMySqlDriverTest extends JdbcAuditLogContract {
  @Override
  Backing migrated() {
    return Backing.of(MariaDbServer.migratedByMySqlDriver());
  }
}
