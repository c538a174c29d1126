package org.panah.jdbc;

class JdbcStoreOnMariaDbTest extends JdbcStoreContract {
  @Override
  Backing migrated() {
    return Backing.of(Database.MARIADB.migrated());
  }
}
