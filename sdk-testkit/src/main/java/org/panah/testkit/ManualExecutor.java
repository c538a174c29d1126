package org.panah.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An executor without threads: what it is given waits until a test says {@link #runDue()}, and runs
 * then in the test's own thread. Together with {@link SettableTime} it lets a test step through
 * time by hand. Safe for use by many threads.
 *
 * <p>As with every scheduled executor, a repeated task that throws is not run again.
 */
public final class ManualExecutor extends AbstractExecutorService
    implements ScheduledExecutorService {
  private final InstantSource time;
  private final List<Task<?>> waiting = new ArrayList<>();
  private long submitted;
  private boolean shutdown;

  /**
   * Makes an executor that runs nothing by itself.
   *
   * @param time by which it is told what is due
   */
  public ManualExecutor(InstantSource time) {
    this.time = time;
  }

  private final class Task<T> extends FutureTask<T> implements RunnableScheduledFuture<T> {
    private long number;
    private final @Nullable Duration pause;
    private final boolean fixedRate;
    private volatile Instant due;

    Task(Callable<T> work, Instant due, @Nullable Duration pause, boolean fixedRate) {
      super(work);
      this.due = due;
      this.pause = pause;
      this.fixedRate = fixedRate;
    }

    @Override
    public boolean isPeriodic() {
      return pause != null;
    }

    @Override
    public void run() {
      if (pause == null) {
        super.run();
      } else if (runAndReset()) {
        due = (fixedRate ? due : time.instant()).plus(pause);
        again(this);
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      forget(this);
      return cancelled;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(time.instant(), due));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  /**
   * Runs what is due by the clock, in the order in which it became due, each task once.
   *
   * @return how many tasks were run
   */
  public int runDue() {
    List<Task<?>> due = takeDue();
    due.forEach(Task::run);
    return due.size();
  }

  private synchronized List<Task<?>> takeDue() {
    Instant now = time.instant();
    List<Task<?>> due = new ArrayList<>(waiting);
    due.removeIf(task -> task.due.isAfter(now));
    due.sort(Comparator.comparing((Task<?> task) -> task.due).thenComparing(task -> task.number));
    waiting.removeAll(due);
    return due;
  }

  /**
   * How many tasks wait, due or not.
   *
   * @return 0 if there is nothing to run, now or later
   */
  public synchronized int waiting() {
    return waiting.size();
  }

  private synchronized void again(Task<?> task) {
    if (!shutdown) {
      waiting.add(task);
    }
  }

  private synchronized void forget(Task<?> task) {
    waiting.remove(task);
  }

  private <T> ScheduledFuture<T> add(
      Callable<T> work, long delay, @Nullable Duration pause, TimeUnit unit, boolean fixedRate) {
    Instant due = time.instant().plus(Duration.of(Math.max(0, delay), unit.toChronoUnit()));
    Task<T> task = new Task<>(work, due, pause, fixedRate);
    accept(task);
    return task;
  }

  private synchronized void accept(Task<?> task) {
    if (shutdown) {
      throw new RejectedExecutionException("shut down");
    }
    task.number = ++submitted;
    waiting.add(task);
  }

  private static Callable<@Nullable Object> callable(Runnable work) {
    Objects.requireNonNull(work, "work");
    return () -> {
      work.run();
      return null;
    };
  }

  @Override
  public void execute(Runnable work) {
    accept(new Task<>(callable(work), time.instant(), null, false));
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
    return add(callable(work), delay, null, unit, false);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
    return add(work, delay, null, unit, false);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable work, long initialDelay, long period, TimeUnit unit) {
    return add(callable(work), initialDelay, pause(period, unit), unit, true);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long initialDelay, long delay, TimeUnit unit) {
    return add(callable(work), initialDelay, pause(delay, unit), unit, false);
  }

  private static Duration pause(long length, TimeUnit unit) {
    if (length <= 0) {
      throw new IllegalArgumentException("a pause of more than nothing");
    }
    ChronoUnit chrono = unit.toChronoUnit();
    return Duration.of(length, chrono);
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    waiting.removeIf(Task::isPeriodic);
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> left = List.copyOf(waiting);
    waiting.clear();
    return left;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && waiting.isEmpty();
  }

  /** Whether nothing is left to run; does not wait, since nothing runs unless a test says so. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }
}
