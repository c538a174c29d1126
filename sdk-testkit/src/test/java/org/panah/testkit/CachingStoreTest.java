package org.panah.testkit;

import java.time.InstantSource;
import org.panah.store.Store;

/** A cache over the store in memory keeps the contract. */
class CachingStoreTest extends CachingStoreContract {
  @Override
  protected Store openBackend(InstantSource time) {
    return Store.inMemory(time);
  }
}
