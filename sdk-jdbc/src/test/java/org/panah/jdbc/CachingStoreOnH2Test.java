package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.panah.store.Store;
import org.panah.testkit.CachingStoreContract;

/** A cache over the JDBC store keeps the contract. */
class CachingStoreOnH2Test extends CachingStoreContract {
  private final List<HikariDataSource> pools = new ArrayList<>();

  @Override
  protected Store openBackend(InstantSource time) {
    HikariDataSource pool = Database.H2.migrated();
    pools.add(pool);
    return JdbcStorage.over(pool).at(time).store();
  }

  @AfterEach
  void closePools() {
    pools.forEach(HikariDataSource::close);
  }
}
