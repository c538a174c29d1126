package org.panah.testkit;

import java.time.InstantSource;
import org.panah.Registry;
import org.panah.common.Agency;

/**
 * What every {@link Registry} does, as tests: embedded on any storage or reached over a network, it
 * answers alike. Whoever brings storage, or another way to reach a registry, extends this class and
 * says how one is opened:
 *
 * <pre>{@code
 * class MyRegistryTest extends RegistryContract {
 *   @Override
 *   protected Registry open(InstantSource time, Agency... agencies) {
 *     Registry.builder(newEmptyStorage(time)).agency(agencies[0], agencies).time(time).build();
 *   }
 * }
 * }</pre>
 *
 * <p>The tests use nothing but what a session offers, and come from the classes above this one, a
 * chapter each: looking up, searching, screening, watching, alerts, posts, sightings, listening,
 * writing, the course of a case, lists, the end of a record, juveniles, policy, audit, taking in,
 * privacy, many threads at once. There is nothing to switch off.
 */
public abstract class RegistryContract extends RegistryConcurrencyRules {
  /** For subclasses. */
  protected RegistryContract() {}

  /**
   * A new, empty registry with the standard policy, the built-in reference data and days that begin
   * and end in Asia/Karachi. Called once in a test; the registry is closed after it, sometimes more
   * than once.
   *
   * <p>A remote registry is opened together with the node that it asks, and both go by the clock
   * given here. The node takes every {@link org.panah.access.Access} that the tests come with: whom
   * a caller may speak for is a matter of credentials, which these tests are not about.
   *
   * <p>Listeners are told within ten seconds, which pass by themselves: nobody sets the clock
   * forward for them.
   *
   * @param time where the registry, its store and its node are to take the time from; tests set it
   *     forward by days
   * @param agencies whose records are written there
   * @return the registry, open
   */
  @Override
  protected abstract Registry open(InstantSource time, Agency... agencies);
}
