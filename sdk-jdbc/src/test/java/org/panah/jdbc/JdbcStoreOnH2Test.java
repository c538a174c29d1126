package org.panah.jdbc;

class JdbcStoreOnH2Test extends JdbcStoreContract {
  @Override
  Backing migrated() {
    return Backing.of(Database.H2.migrated());
  }
}
