package org.panah.examples.byos;

import java.nio.file.Path;
import java.time.InstantSource;
import org.panah.store.Store;
import org.panah.testkit.DurableStoreContract;

/** All it takes to test a store of one's own: say how it is opened at a place. */
class FileStoreTest extends DurableStoreContract {
  @Override
  protected Store openAt(Path place, InstantSource time) {
    return new FileStore(place, time);
  }
}
