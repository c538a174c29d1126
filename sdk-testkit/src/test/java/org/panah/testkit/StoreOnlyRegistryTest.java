package org.panah.testkit;

import java.time.InstantSource;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;

/** With a feed that is never read, so that every answer comes from the store. */
class StoreOnlyRegistryTest extends RegistryContract {
  @Override
  protected Registry open(InstantSource time, Agency... agencies) {
    return Registry.builder(Storage.inMemory(time))
        .agency(agencies[0], agencies)
        .time(time)
        .executor(new ManualExecutor(time))
        .build();
  }
}
