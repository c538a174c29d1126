package org.panah.testkit;

import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;

/** With a feed that is never read by itself, so that every answer comes from the store. */
class StoreOnlyRegistryTest extends RegistryContract {
  /** Does what it is given at once, and never what is to be done again and again. */
  private static final class AtOnce extends ScheduledThreadPoolExecutor {
    AtOnce() {
      super(1);
      setKeepAliveTime(1, TimeUnit.SECONDS);
      allowCoreThreadTimeOut(true);
      setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable work, long initialDelay, long delay, TimeUnit unit) {
      return super.scheduleWithFixedDelay(work, 365, 365, TimeUnit.DAYS);
    }
  }

  @Override
  protected Registry open(InstantSource time, Agency... agencies) {
    return Registry.builder(Storage.inMemory(time))
        .agency(agencies[0], agencies)
        .time(time)
        .executor(new AtOnce())
        .build();
  }
}
