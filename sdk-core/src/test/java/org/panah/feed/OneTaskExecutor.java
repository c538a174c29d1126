package org.panah.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Takes one task that is to be run again and again, and runs it when it is stepped. */
final class OneTaskExecutor extends ScheduledThreadPoolExecutor {
  private final Handle handle = new Handle();
  private final List<Runnable> atOnce = new ArrayList<>();
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

  /** Keeps what is to be run at once until it is asked for. */
  @Override
  public void execute(Runnable command) {
    atOnce.add(command);
  }

  /** Runs what was to be run at once, and tells how much that was. */
  int runAtOnce() {
    List<Runnable> commands = List.copyOf(atOnce);
    atOnce.clear();
    commands.forEach(Runnable::run);
    return commands.size();
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
