package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Store;

/** The chapter on races: nothing that was read before a write outlives the write. */
abstract class CachingRaceRules extends CachingRules {
  @Test
  void find_seesAnAmend_thatCameBetweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets("k", () -> write(cache(), PUNJAB, draft("a", 1, "two", "k")));

    assertThat(bodies("k")).containsExactly("two");
  }

  @Test
  void find_seesThatAKeyWasTakenAway_betweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets("k", () -> write(cache(), PUNJAB, draft("a", 1, "two", "other")));

    assertThat(bodies("k")).isEmpty();
    assertThat(bodies("other")).containsExactly("two");
  }

  @Test
  void find_seesAnErasure_thatCameBetweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets("k", () -> write(cache(), PUNJAB, erasing("a", 1)));

    assertThat(bodies("k")).isEmpty();
  }

  @Test
  void find_seesAnotherDocumentOfTheKey_thatCameBetweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets("k", () -> write(cache(), SINDH, draft("b", 0, "other", "k")));

    assertThat(bodies("k")).containsExactly("one", "other");
  }

  @Test
  void find_seesWhatWasTakenOver_betweenReadingAndCaching() {
    Store source = another();
    write(source, PUNJAB, draft("a", 0, "one", "k"));
    cache().apply(feed(source));
    write(source, PUNJAB, draft("a", 1, "two", "other"));
    List<Change> news = feed(source);
    reloadMeets("k", () -> cache().apply(news));

    assertThat(bodies("k")).isEmpty();
  }

  @Test
  void find_seesAnothersAmend_ofWhichTheFeedToldBetweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets(
        "k",
        () -> {
          write(backend(), PUNJAB, draft("a", 1, "two", "k"));
          tell();
        });

    assertThat(bodies("k")).containsExactly("two");
  }

  @Test
  void find_seesThatAnotherTookAKeyAway_ofWhichTheFeedToldBetweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets(
        "k",
        () -> {
          write(backend(), PUNJAB, draft("a", 1, "two", "other"));
          tell();
        });

    assertThat(bodies("k")).isEmpty();
    assertThat(bodies("other")).containsExactly("two");
  }

  @Test
  void find_seesAnothersErasure_ofWhichTheFeedToldBetweenReadingAndCaching() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    reloadMeets(
        "k",
        () -> {
          write(backend(), PUNJAB, erasing("a", 1));
          tell();
        });

    assertThat(bodies("k")).isEmpty();
  }

  @Test
  void find_seesAnAmend_whichWasUnderWayWhenTheOldVersionWasCached() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    writeMeets("k", () -> write(cache(), PUNJAB, draft("a", 1, "two", "other")));

    assertThat(bodies("k")).isEmpty();
    assertThat(bodies("other")).containsExactly("two");
  }

  @Test
  void find_seesAnAmend_ofWhichTheBackendDidNotAnswer() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    assertThat(bodies("k")).containsExactly("one");
    backend().loseNextAnswer();

    assertThatThrownBy(() -> write(cache(), PUNJAB, draft("a", 1, "two", "other")))
        .isInstanceOf(PanahException.Unavailable.class);

    assertThat(bodies("k")).isEmpty();
    assertThat(bodies("other")).containsExactly("two");
  }

  /**
   * Looks a key up and stops the look-up when it has read; then writes. The look-up goes on once
   * the write is through, or once the cache makes the writer wait for the reader.
   */
  private void reloadMeets(String key, Runnable write) {
    meet(backend().stopNextLookUp(), () -> bodies(key), write);
  }

  /**
   * Writes and stops the write on its way to the backend; then looks a key up. The write goes on
   * once the look-up is through, or once the cache makes the reader wait for the writer.
   */
  private void writeMeets(String key, Runnable write) {
    meet(backend().stopNextAppend(), write, () -> bodies(key));
  }

  /**
   * Runs two things; the first stops at a gate until the second is through or waits for the first.
   */
  private static void meet(GatedStore.Gate gate, Runnable stopped, Runnable other) {
    CompletableFuture<Thread> running = new CompletableFuture<>();
    CountDownLatch through = new CountDownLatch(1);
    Callable<Boolean> first =
        () -> {
          stopped.run();
          return true;
        };
    Callable<Boolean> second =
        () -> {
          gate.awaitArrival();
          running.complete(Thread.currentThread());
          other.run();
          through.countDown();
          return true;
        };
    Callable<Boolean> opener =
        () -> {
          Thread thread = running.get(30, TimeUnit.SECONDS);
          while (through.getCount() > 0 && !waits(thread)) {
            Race.checkTime();
          }
          gate.open();
          return true;
        };
    Race.run(List.of(first, second, opener));
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.BLOCKED || thread.getState() == Thread.State.WAITING;
  }
}
