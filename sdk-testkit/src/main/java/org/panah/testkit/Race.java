package org.panah.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that begin together and must all end in time. */
final class Race {
  private static final long SECONDS = 60;

  private Race() {}

  /**
   * What each of the runners came back with, in the order given.
   *
   * @throws AssertionError if one failed, or did not end within a minute
   */
  static <T> List<T> run(List<? extends Callable<T>> runners) {
    CyclicBarrier start = new CyclicBarrier(runners.size());
    List<Callable<T>> tasks = new ArrayList<>();
    for (Callable<T> runner : runners) {
      tasks.add(
          () -> {
            start.await();
            return runner.call();
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(runners.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks, SECONDS, TimeUnit.SECONDS)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (CancellationException e) {
      throw new AssertionError("a thread did not end within " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The work of one runner, which may throw. */
  @FunctionalInterface
  interface Runner<T> {
    T run(int number) throws Exception;
  }

  /** What each of so many like runners came back with; each is told its number, from 0. */
  static <T> List<T> run(int runners, Runner<T> runner) {
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      int number = i;
      tasks.add(() -> runner.run(number));
    }
    return run(tasks);
  }

  /** To be called in loops: ends the thread once its time is up. */
  static void checkTime() {
    if (Thread.currentThread().isInterrupted()) {
      throw new AssertionError("not done in time");
    }
  }
}
