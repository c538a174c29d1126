package org.panah.jdbc;

/** MySQL's driver, with MariaDB at the other end: no artifact carries a MySQL server. */
class JdbcStoreOnMySqlDriverTest extends JdbcStoreContract {
  @Override
  Backing migrated() {
    return Backing.of(MariaDbServer.migratedByMySqlDriver());
  }
}
