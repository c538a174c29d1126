package org.panah.examples.byos;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.panah.store.Store;
import org.panah.testkit.CachingStoreContract;

/** Panah's cache over the example's store keeps the contract. */
class CachingFileStoreTest extends CachingStoreContract {
  @TempDir Path folder;

  @Override
  protected Store openBackend(InstantSource time) {
    return new FileStore(folder.resolve(UUID.randomUUID().toString()), time);
  }
}
