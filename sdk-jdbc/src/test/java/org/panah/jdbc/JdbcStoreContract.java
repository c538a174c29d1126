package org.panah.jdbc;

import java.time.InstantSource;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.panah.store.Store;
import org.panah.testkit.StoreContract;

/** The JDBC store keeps the contract on a database, each store in one of its own. */
abstract class JdbcStoreContract extends StoreContract {
  private final IdentityHashMap<Store, Backing> backings = new IdentityHashMap<>();

  /** A new database with all tables. */
  abstract Backing migrated();

  @Override
  protected Store open(InstantSource time) {
    Backing backing = migrated();
    Store store = JdbcStorage.over(backing.source()).at(time).store();
    backings.put(store, backing);
    return store;
  }

  /** The database goes away under the open store. */
  @Override
  protected void breakBackend(Store store) {
    backings.get(store).close();
  }

  @AfterEach
  void closeBackings() {
    backings.values().forEach(Backing::close);
  }
}
