package org.panah.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// In a thread of its own, since a submitter that was forgotten cannot be interrupted.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstIsCommitting = new CountDownLatch(1);
  private final Semaphore mayCommit = new Semaphore(0);

  /** Commits when it may, and notes what shared a commit; negative numbers cannot be committed. */
  private List<String> commit(List<Integer> items) {
    batches.add(items);
    firstIsCommitting.countDown();
    mayCommit.acquireUninterruptibly();
    if (items.contains(-1)) {
      throw new PanahException.Unavailable("disk", null);
    }
    if (items.contains(-2)) {
      throw new StackOverflowError();
    }
    return items.stream().map(item -> "done " + item).toList();
  }

  /** A thread that submits and is known to wait when this returns. */
  private static <R> FutureTask<R> waiting(Callable<R> submission, List<Thread> threads) {
    FutureTask<R> task = new FutureTask<>(submission);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private List<FutureTask<String>> firstAndThen(
      GroupCommit<Integer, String> group, int... followers) throws InterruptedException {
    List<FutureTask<String>> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    all.add(waiting(() -> group.submit(0), threads));
    firstIsCommitting.await();
    for (int item : followers) {
      all.add(waiting(() -> group.submit(item), threads));
    }
    mayCommit.release(100);
    return all;
  }

  @Test
  void submit_commitsAtOnce_whenNobodyElseDoes() {
    mayCommit.release(2);
    GroupCommit<Integer, String> group = new GroupCommit<>(10, this::commit);

    assertThat(group.submit(1)).isEqualTo("done 1");
    assertThat(group.submit(2)).isEqualTo("done 2");
    assertThat(batches).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void submit_sharesOneCommit_withAllThatWaitedMeanwhile() throws Exception {
    GroupCommit<Integer, String> group = new GroupCommit<>(10, this::commit);

    List<FutureTask<String>> all = firstAndThen(group, 1, 2, 3, 4, 5);

    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get()).isEqualTo("done " + i);
    }
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
  }

  @Test
  void submit_neverSharesWithMoreThanTheLimit() throws Exception {
    GroupCommit<Integer, String> group = new GroupCommit<>(2, this::commit);

    List<FutureTask<String>> all = firstAndThen(group, 1, 2, 3, 4, 5);

    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get()).isEqualTo("done " + i);
    }
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void submit_throwsTheFailure_toEveryoneOfTheBatchAndNobodyElse() throws Exception {
    GroupCommit<Integer, String> group = new GroupCommit<>(3, this::commit);

    List<FutureTask<String>> all = firstAndThen(group, 1, -1, 3, 4);

    assertThat(all.get(0).get()).isEqualTo("done 0");
    for (FutureTask<String> of : all.subList(1, 4)) {
      assertThatThrownBy(of::get)
          .hasCauseInstanceOf(PanahException.Unavailable.class)
          .hasMessageContaining("disk is unavailable");
    }
    assertThat(all.get(4).get()).isEqualTo("done 4");
  }

  @Test
  void submit_tellsTheOthersOfAnError_andGoesOn() throws Exception {
    GroupCommit<Integer, String> group = new GroupCommit<>(3, this::commit);

    List<FutureTask<String>> all = firstAndThen(group, 1, -2, 3);

    List<Throwable> causes = new ArrayList<>();
    for (FutureTask<String> of : all.subList(1, 4)) {
      causes.add(catchThrowable(of::get).getCause());
    }
    assertThat(causes)
        .allMatch(e -> e instanceof StackOverflowError || e instanceof PanahException.Unavailable);
    assertThat(causes).filteredOn(StackOverflowError.class::isInstance).hasSize(1);
    assertThat(group.submit(7)).isEqualTo("done 7");
  }

  @Test
  void submit_failsForAll_whenTheCommitAnswersTooLittle() {
    GroupCommit<Integer, String> group = new GroupCommit<>(3, items -> List.of());

    assertThatThrownBy(() -> group.submit(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void submit_waitsOnWhenInterrupted_andKeepsTheInterrupt() throws Exception {
    GroupCommit<Integer, String> group = new GroupCommit<>(10, this::commit);
    List<Thread> threads = new ArrayList<>();
    AtomicBoolean kept = new AtomicBoolean();
    FutureTask<String> first = waiting(() -> group.submit(0), threads);
    firstIsCommitting.await();
    FutureTask<String> second =
        waiting(
            () -> {
              String answer = group.submit(1);
              kept.set(Thread.interrupted());
              return answer;
            },
            threads);

    threads.get(1).interrupt();
    while (threads.get(1).isInterrupted()) {
      Thread.onSpinWait();
    }
    assertThat(second).isNotDone();
    mayCommit.release(2);

    assertThat(first.get()).isEqualTo("done 0");
    assertThat(second.get()).isEqualTo("done 1");
    assertThat(kept).isTrue();
  }

  @Test
  void submit_losesNobody_under16Threads() throws Exception {
    int rounds = 10_000;
    AtomicBoolean committing = new AtomicBoolean();
    AtomicInteger overlaps = new AtomicInteger();
    ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
    GroupCommit<Integer, Integer> group =
        new GroupCommit<>(
            8,
            items -> {
              if (!committing.compareAndSet(false, true)) {
                overlaps.incrementAndGet();
              }
              order.addAll(items);
              committing.set(false);
              return items.stream().map(item -> -item).toList();
            });
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Integer>> submitters = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        int number = t;
        submitters.add(
            () -> {
              int wrong = 0;
              for (int i = 1; i <= rounds; i++) {
                int item = i * 16 + number;
                wrong += group.submit(item) == -item ? 0 : 1;
              }
              return wrong;
            });
      }
      for (Future<Integer> wrong : threads.invokeAll(submitters, 25, TimeUnit.SECONDS)) {
        assertThat(wrong.isCancelled()).as("ended in time").isFalse();
        assertThat(wrong.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(overlaps).hasValue(0);
    assertThat(order).hasSize(16 * rounds).doesNotHaveDuplicates();
    int[] last = new int[16];
    for (int item : order) {
      assertThat(item / 16).isEqualTo(++last[item % 16]);
    }
  }

  @Test
  void submit_throwsInTheSubmittersThread() {
    GroupCommit<Integer, String> group =
        new GroupCommit<>(
            1,
            items -> {
              throw new PanahException.Conflict(1, 2);
            });

    assertThatThrownBy(() -> group.submit(1))
        .isNotInstanceOf(ExecutionException.class)
        .isInstanceOf(PanahException.Conflict.class);
  }
}
