package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.panah.store.Store;
import org.panah.testkit.StoreContract;

/** The JDBC store keeps the contract on a database, each store in one of its own. */
abstract class JdbcStoreContract extends StoreContract {
  private final IdentityHashMap<Store, HikariDataSource> pools = new IdentityHashMap<>();

  /** A pool to a new database with all tables. */
  abstract HikariDataSource migrated();

  @Override
  protected Store open(InstantSource time) {
    HikariDataSource pool = migrated();
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
