package org.panah.jdbc;

import org.junit.jupiter.api.Tag;

/** MySQL's driver, with MariaDB at the other end: no artifact carries a MySQL server. */
@Tag("outside-the-jdk")
class JdbcStoreOnMySqlDriverTest extends JdbcStoreContract {
  @Override
  Backing migrated() {
    return Backing.of(MariaDbServer.migratedByMySqlDriver());
  }
}
