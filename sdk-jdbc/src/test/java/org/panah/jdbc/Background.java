package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.panah.common.GroupCommit;

/** A call in a thread of its own, of which a test knows where it waits. */
final class Background<T> {
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Thread thread;

  private Background(Callable<T> call) {
    thread =
        new Thread(
            () -> {
              try {
                result.complete(call.call());
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts a call; returns when it waits for a lock in the database. */
  static <T> Background<T> waitingForDatabase(Callable<T> call) {
    Background<T> background = new Background<>(call);
    return background.once(
        () ->
            background.thread.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(background.thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith("org.h2.")));
  }

  /** Starts a call; returns when it waits for another one's commit. */
  static <T> Background<T> waitingForCommit(Callable<T> call) {
    Background<T> background = new Background<>(call);
    return background.once(() -> LockSupport.getBlocker(background.thread) instanceof GroupCommit);
  }

  /** Starts a call; returns when a condition holds. */
  static <T> Background<T> until(BooleanSupplier condition, Callable<T> call) {
    return new Background<>(call).once(condition);
  }

  private Background<T> once(BooleanSupplier waiting) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!waiting.getAsBoolean()) {
      assertThat(result).as("what came of the call before it waited").isNotDone();
      assertThat(System.nanoTime() - end).as("time left for the call to wait").isNegative();
      Thread.onSpinWait();
    }
    return this;
  }

  /** What came of the call, waited for. */
  T result() {
    return result.join();
  }

  /** What the call threw, waited for. */
  Throwable failure() {
    try {
      result.join();
    } catch (CompletionException e) {
      return e.getCause();
    }
    throw new AssertionError("the call did not fail");
  }
}
