package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class JdbcStoreOnH2Test extends JdbcStoreContract {
  @Override
  HikariDataSource migrated() {
    return Database.H2.migrated();
  }
}
