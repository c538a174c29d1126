package org.panah.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent writers share one commit: whoever finds no commit under way takes everything that
 * waits and commits it in its own thread; the others wait for the one that carries theirs. A single
 * writer never waits. Safe for use by many threads.
 *
 * @param <T> what is submitted
 * @param <R> what each submission becomes
 */
public final class GroupCommit<T, R> {
  private final int maxBatch;
  private final Function<List<T>, List<R>> commit;
  private final Queue<Waiter<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean committing = new AtomicBoolean();

  private static final class Waiter<T, R> {
    final T item;
    final Thread thread = Thread.currentThread();
    @Nullable R result;
    @Nullable RuntimeException failure;
    volatile boolean done;

    Waiter(T item) {
      this.item = item;
    }
  }

  /**
   * Makes a group commit.
   *
   * @param maxBatch how many submissions may share one commit
   * @param commit commits a batch and answers a result for each item, in order; called by one
   *     thread at a time; what it throws is thrown to every submitter of the batch
   */
  public GroupCommit(int maxBatch, Function<List<T>, List<R>> commit) {
    this.maxBatch = maxBatch;
    this.commit = commit;
  }

  /**
   * The result of an item, once the batch that carries it is committed. Waits without end, also
   * when interrupted (the interrupt is kept): leaving would leave the outcome unknown.
   *
   * @param item what to commit
   * @return the item's result
   */
  public R submit(T item) {
    if (waiting.isEmpty() && committing.compareAndSet(false, true)) {
      // Nobody to share with: no queue, no waiting.
      try {
        return commit.apply(List.of(item)).get(0);
      } finally {
        handOver();
      }
    }
    return submitWithOthers(item);
  }

  private R submitWithOthers(T item) {
    Waiter<T, R> waiter = new Waiter<>(item);
    waiting.add(waiter);
    boolean interrupted = false;
    while (!waiter.done) {
      if (committing.compareAndSet(false, true)) {
        try {
          commitWaiting();
        } finally {
          handOver();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (waiter.failure != null) {
      throw waiter.failure;
    }
    return result(waiter);
  }

  // Whoever came while a commit was under way saw the flag set and parked: the first of them goes
  // on.
  private void handOver() {
    committing.set(false);
    Waiter<T, R> next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  @SuppressWarnings("NullAway") // a waiter that is done without failure has its result
  private static <T, R> R result(Waiter<T, R> waiter) {
    return waiter.result;
  }

  private void commitWaiting() {
    List<Waiter<T, R>> batch = new ArrayList<>();
    for (Waiter<T, R> next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      if (batch.size() == maxBatch) {
        break;
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<R> results = commit.apply(batch.stream().map(w -> w.item).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result = results.get(i);
      }
    } catch (RuntimeException e) {
      batch.forEach(w -> w.failure = e);
    } catch (Error e) {
      batch.forEach(w -> w.failure = new PanahException.Unavailable("commit", e));
      throw e;
    } finally {
      for (Waiter<T, R> waiter : batch) {
        waiter.done = true;
        LockSupport.unpark(waiter.thread);
      }
    }
  }
}
