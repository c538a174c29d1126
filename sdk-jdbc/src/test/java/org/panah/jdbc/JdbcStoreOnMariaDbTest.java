package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class JdbcStoreOnMariaDbTest extends JdbcStoreContract {
  @Override
  HikariDataSource migrated() {
    return Database.MARIADB.migrated();
  }
}
