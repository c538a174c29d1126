package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class JdbcStoreOnPostgresTest extends JdbcStoreContract {
  @Override
  HikariDataSource migrated() {
    return Database.POSTGRES.migrated();
  }
}
