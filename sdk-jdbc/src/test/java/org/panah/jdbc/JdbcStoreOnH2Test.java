package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.panah.store.Store;
import org.panah.testkit.StoreContract;

/** The JDBC store on H2 in memory keeps the contract. */
class JdbcStoreOnH2Test extends StoreContract {
  private final IdentityHashMap<Store, HikariDataSource> pools = new IdentityHashMap<>();

  @Override
  protected Store open(InstantSource time) {
    HikariDataSource pool = Databases.migrated();
    Store store = JdbcStorage.over(pool).at(time).store();
    pools.put(store, pool);
    return store;
  }

  /** The database goes away under the open store. */
  @Override
  protected void breakBackend(Store store) {
    pools.get(store).close();
  }

  @AfterEach
  void closePools() {
    pools.values().forEach(HikariDataSource::close);
  }
}
