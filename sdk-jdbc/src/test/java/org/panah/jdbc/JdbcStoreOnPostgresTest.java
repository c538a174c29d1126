package org.panah.jdbc;

class JdbcStoreOnPostgresTest extends JdbcStoreContract {
  @Override
  Backing migrated() {
    return Backing.of(Database.POSTGRES.migrated());
  }
}
