package org.panah.testkit;

import java.time.Duration;
import java.time.InstantSource;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;

/** With a feed that is read all the time, so that most answers come from the cache. */
class InMemoryRegistryTest extends RegistryContract {
  @Override
  protected Registry open(InstantSource time, Agency... agencies) {
    return Registry.builder(Storage.inMemory(time))
        .agency(agencies[0], agencies)
        .time(time)
        .feedEvery(Duration.ofMillis(1))
        .build();
  }
}
