package org.panah.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Reading in the background. */
class FeedPollingTest extends FeedFixture {
  @Test
  void every_readsAtOnceAndAgain_andAFailureEndsNothing() {
    write(PUNJAB, "a", 0);
    Notes notes = following();
    OneTaskExecutor executor = new OneTaskExecutor();

    try (Feed running = feed.every(Duration.ofMillis(20), executor)) {
      executor.step();
      store.down = true;
      executor.step();
      executor.step();
      store.down = false;
      write(PUNJAB, "b", 0);
      executor.step();

      assertThat(executor.delay()).isEqualTo(Duration.ofMillis(20));
      assertThat(notes.told).containsExactly("a v1", "current +0", "b v1", "current +0");
      assertThat(running).isSameAs(feed);
    }
    assertThat(executor.cancelled()).isTrue();
  }

  @Test
  void every_goesOnAfterAnError_whoseTextStaysOutOfTheLog() {
    write(PUNJAB, "a", 0);
    Notes notes = following();
    OneTaskExecutor executor = new OneTaskExecutor();
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));

    try (Feed running = feed.every(Duration.ofMillis(20), executor)) {
      assertThat(running).isSameAs(feed);
      store.duringChanges =
          () -> {
            throw new AssertionError("row of Zarbakht", new IllegalStateException("Quddoos"));
          };
      executor.step();
      store.duringChanges = () -> {};
      executor.step();
    } finally {
      System.setErr(before);
    }

    assertThat(notes.told).containsExactly("a v1", "current +0");
    assertThat(log.toString(UTF_8))
        .contains("AssertionError", "IllegalStateException", "FeedPollingTest")
        .doesNotContain("Zarbakht", "Quddoos");
  }

  @Test
  void every_readsOnceMore_whenTheStoreGivesWord_howeverOftenBeforeThat() {
    Notes notes = following();
    OneTaskExecutor executor = new OneTaskExecutor();
    List<Runnable> listeners = new ArrayList<>();
    store.signal =
        listener -> {
          listeners.add(listener);
          return () -> listeners.remove(listener);
        };

    try (Feed running = feed.every(Duration.ofMinutes(1), executor)) {
      assertThat(running).isSameAs(feed);
      write(PUNJAB, "a", 0);
      Runnable word = listeners.get(0);
      word.run();
      word.run();
      assertThat(notes.told).as("read by the executor, not by whoever gives word").isEmpty();
      assertThat(executor.runAtOnce()).isEqualTo(1);
      assertThat(notes.told).containsExactly("a v1", "current +0");

      store.down = true;
      word.run();
      assertThat(executor.runAtOnce()).isEqualTo(1);
      store.down = false;
      write(PUNJAB, "b", 0);
      word.run();
      assertThat(executor.runAtOnce()).as("after a reading that failed").isEqualTo(1);
      assertThat(notes.told).endsWith("b v1", "current +0");
    }
    assertThat(listeners).isEmpty();
  }

  @Test
  void close_waitsForTheReadingUnderWay() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean read = new AtomicBoolean();
    following();
    store.duringChanges =
        () -> {
          inside.countDown();
          awaitUninterrupted(goOn);
          read.set(true);
        };
    OneTaskExecutor executor = new OneTaskExecutor();
    Feed running = feed.every(Duration.ofMinutes(1), executor);
    Thread reader = new Thread(executor::step);
    reader.start();
    inside.await();
    Thread closer = new Thread(running::close);
    closer.start();
    while (closer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(read).isFalse();

    goOn.countDown();
    closer.join();

    assertThat(read).isTrue();
    reader.join();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
