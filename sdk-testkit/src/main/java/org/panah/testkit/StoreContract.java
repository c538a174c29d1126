package org.panah.testkit;

import java.time.InstantSource;
import org.panah.store.Store;

/**
 * What every {@link Store} does, as tests. Whoever brings a store extends this class, or {@link
 * DurableStoreContract} if it keeps documents beyond the end of the process, and says how a store
 * is opened:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *   @Override
 *   protected Store open(InstantSource time) {
 *     return new MyStore(newEmptyDatabase(), time);
 *   }
 * }
 * }</pre>
 *
 * <p>The tests come from the classes above this one, a chapter each: appending, reading, the feed,
 * taking over, erasing, failing, many threads at once. A store passes all of them or is not a
 * store: there is nothing to switch off. {@link org.panah.store.Drafts} holds the rules that most
 * chapters test.
 */
public abstract class StoreContract extends StoreConcurrencyRules {
  /** For subclasses. */
  protected StoreContract() {}

  /**
   * A new, empty store. Called several times in one test where documents are copied from one store
   * to another: each is to be independent of the others. It is closed after the test, sometimes
   * more than once.
   *
   * @param time where the store is to take the time from
   * @return the store, open
   */
  @Override
  protected abstract Store open(InstantSource time);

  /**
   * Breaks what a store keeps its documents in, so that no verb can be answered from it any more.
   * Closes the store unless overridden; a store that can lose its backend while it stays open (a
   * database, a server) should break the backend here.
   *
   * @param store a store that {@link #open} gave
   */
  @Override
  protected void breakBackend(Store store) {
    super.breakBackend(store);
  }
}
