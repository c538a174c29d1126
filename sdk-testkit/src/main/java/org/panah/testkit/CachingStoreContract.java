package org.panah.testkit;

import java.time.InstantSource;
import org.panah.store.CachingStore;
import org.panah.store.Store;

/**
 * What a {@link CachingStore} does over a given store, as tests: all of {@link StoreContract} with
 * the cache answering from memory, and besides that what it keeps, for how long, and that nothing
 * read before a write outlives the write.
 *
 * <pre>{@code
 * class CachingMyStoreTest extends CachingStoreContract {
 *   @Override
 *   protected Store openBackend(InstantSource time) {
 *     return new MyStore(newEmptyDatabase(), time);
 *   }
 * }
 * }</pre>
 */
public abstract class CachingStoreContract extends CachingRaceRules {
  /** For subclasses. */
  protected CachingStoreContract() {}

  /**
   * A new, empty store to put behind a cache.
   *
   * @param time where the store is to take the time from
   * @return the store, open; closed with the cache
   */
  @Override
  protected abstract Store openBackend(InstantSource time);
}
