package org.panah.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;

/** A channel in memory that notes when the last post was told of each alert. */
final class HandOffs implements AlertChannel {
  private static final int LONG_SECONDS = 600;

  private final int posts;
  private final Map<AlertId, Told> told = new ConcurrentHashMap<>();
  private final AtomicLong messages = new AtomicLong();

  private static final class Told {
    private final CountDownLatch left;
    private final AtomicLong first = new AtomicLong();
    private volatile long last;

    Told(int posts) {
      left = new CountDownLatch(posts);
    }
  }

  HandOffs(int posts) {
    this.posts = posts;
  }

  @Override
  public String name() {
    return AlertDesk.CHANNEL;
  }

  @Override
  public DeliveryOutcome deliver(AlertMessage message) {
    if (message.alert() != null) {
      Told of = of(message.alert().id());
      long now = System.nanoTime();
      of.first.compareAndSet(0, now);
      of.last = now;
      of.left.countDown();
    }
    messages.incrementAndGet();
    return DeliveryOutcome.delivered();
  }

  private Told of(AlertId id) {
    return told.computeIfAbsent(id, any -> new Told(posts));
  }

  long messages() {
    return messages.get();
  }

  /** When the first post and the last were told, by the clock of {@link System#nanoTime()}. */
  record Times(long first, long last) {}

  /** Waits until all posts were told of an alert. */
  Times await(AlertId id) throws InterruptedException {
    Told of = of(id);
    if (!of.left.await(LONG_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not told in " + LONG_SECONDS + " s");
    }
    told.remove(id);
    return new Times(of.first.get(), of.last);
  }
}
