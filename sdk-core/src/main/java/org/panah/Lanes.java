package org.panah;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.alert.DeliveryOutcome;

/**
 * Where a channel is called: several calls at once, none of which is waited for longer than it may
 * take. One that takes long makes room for another, so that an address which does not answer delays
 * no others.
 */
interface Lanes extends AutoCloseable {
  /** Whether one more call can begin now. */
  boolean isFree();

  /** Calls, and passes on the answer; both perhaps in another thread. */
  void call(Supplier<DeliveryOutcome> call, Consumer<DeliveryOutcome> answer);

  /** Gives those up that have taken too long. */
  void giveUpLate();

  /** Gives all up that are not done after a while. */
  @Override
  void close();

  /** Lanes that call in the caller's thread, for as long as that takes. */
  static Lanes direct() {
    return new Lanes() {
      @Override
      public boolean isFree() {
        return true;
      }

      @Override
      public void call(Supplier<DeliveryOutcome> call, Consumer<DeliveryOutcome> answer) {
        answer.accept(call.get());
      }

      @Override
      public void giveUpLate() {
        // Nothing is under way.
      }

      @Override
      public void close() {
        // Nothing is under way.
      }
    };
  }

  /** Lanes with threads of their own. */
  final class Threads implements Lanes {
    private static final int LANES = 8;
    private static final int MOST = 64;
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int CLOSE_SECONDS = 5;

    private final Duration longest;
    private final ExecutorService threads;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    // Those too that were given up and have not come back.
    private final AtomicInteger running = new AtomicInteger();

    Threads(String channel, Duration longest) {
      this.longest = longest;
      this.threads =
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "panah-channel-" + channel);
                thread.setDaemon(true);
                return thread;
              });
    }

    private final class Call implements Runnable {
      private final Supplier<DeliveryOutcome> call;
      private final Consumer<DeliveryOutcome> answer;
      private final AtomicBoolean answered = new AtomicBoolean();
      private final long began = System.nanoTime();
      private volatile @Nullable Future<?> future;

      Call(Supplier<DeliveryOutcome> call, Consumer<DeliveryOutcome> answer) {
        this.call = call;
        this.answer = answer;
      }

      @Override
      public void run() {
        DeliveryOutcome outcome;
        try {
          outcome = call.get();
        } finally {
          running.decrementAndGet();
        }
        answer(outcome);
      }

      private void answer(DeliveryOutcome outcome) {
        if (answered.compareAndSet(false, true)) {
          calls.remove(this);
          answer.accept(outcome);
        }
      }

      private void giveUp() {
        Future<?> running = future;
        answer(DeliveryOutcome.retry("did not answer in time"));
        if (running != null) {
          running.cancel(true);
        }
      }
    }

    @Override
    public boolean isFree() {
      long now = System.nanoTime();
      return running.get() < MOST
          && calls.stream().filter(call -> now - call.began < SLOW_NANOS).count() < LANES;
    }

    @Override
    public void call(Supplier<DeliveryOutcome> work, Consumer<DeliveryOutcome> answer) {
      Call call = new Call(work, answer);
      calls.add(call);
      running.incrementAndGet();
      call.future = threads.submit(call);
    }

    @Override
    public void giveUpLate() {
      long now = System.nanoTime();
      for (Call call : calls) {
        if (now - call.began > longest.toNanos()) {
          call.giveUp();
        }
      }
    }

    @Override
    public void close() {
      threads.shutdown();
      try {
        if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
          calls.forEach(Call::giveUp);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      threads.shutdownNow();
    }
  }
}
