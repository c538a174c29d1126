package org.panah.testkit;

import java.time.InstantSource;
import org.panah.store.Store;

/** The store in memory keeps the contract. */
class InMemoryStoreTest extends StoreContract {
  @Override
  protected Store open(InstantSource time) {
    return Store.inMemory(time);
  }
}
