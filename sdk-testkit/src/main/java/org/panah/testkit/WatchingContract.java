package org.panah.testkit;

import java.time.InstantSource;
import org.panah.Storage;

/**
 * How an embedded registry tells standing watches, as tests: once, in spite of restarts, failures
 * and others on the same storage, and nothing that the policy keeps back. It stands beside {@link
 * RegistryContract}:
 *
 * <pre>{@code
 * class MyWatchingTest extends WatchingContract {
 *   @Override
 *   protected Storage open(InstantSource time) {
 *     return myStorageOnThisTestsDatabase(time);
 *   }
 * }
 * }</pre>
 */
public abstract class WatchingContract extends WatchingCourseRules {
  /** For subclasses. */
  protected WatchingContract() {}

  /**
   * Storage that is empty at a test's first call, and has what the test has written at later ones:
   * each is what another process on the same database would open. Closed after the test, or during
   * it, without the others being closed by it.
   *
   * @param time where the storage is to take the time from
   * @return the storage, open
   */
  @Override
  protected abstract Storage open(InstantSource time);
}
