package org.panah.feed;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Takes one task that is to be run again and again, and runs it when it is stepped. */
final class OneTaskExecutor extends ScheduledThreadPoolExecutor {
  private final Handle handle = new Handle();
  private Runnable task;
  private Duration delay;

  private static final class Handle extends CompletableFuture<Void>
      implements ScheduledFuture<Void> {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  OneTaskExecutor() {
    super(0);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long pause, TimeUnit unit) {
    task = command;
    delay = Duration.of(pause, unit.toChronoUnit());
    return handle;
  }

  void step() {
    task.run();
  }

  Duration delay() {
    return delay;
  }

  boolean cancelled() {
    return handle.isCancelled();
  }
}
