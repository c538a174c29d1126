package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.panah.testkit.SettableTime;

class LedgerTest {
  private final SettableTime time = SettableTime.at(RunningNode.START);
  private final Ledger ledger = new Ledger(time, 3, 100);
  private final AtomicInteger carriedOut = new AtomicInteger();

  private Answer answer(int status, int length) {
    carriedOut.incrementAndGet();
    return new Answer(status, Answer.JSON, new byte[length], Map.of());
  }

  @Test
  void write_isCarriedOutOnce_andAnsweredAgain() {
    Answer first = ledger.once("a", "1", "print", () -> answer(200, 1));
    assertThat(ledger.once("a", "1", "print", () -> answer(200, 1))).isSameAs(first);
    assertThat(ledger.once("b", "1", "print", () -> answer(200, 1))).isNotSameAs(first);
    assertThat(carriedOut).hasValue(2);
  }

  @Test
  void refusalsAreKept_failuresThatMayPassAreNot() {
    ledger.once("a", "1", "print", () -> answer(409, 1));
    ledger.once("a", "1", "print", () -> answer(409, 1));
    assertThat(carriedOut).hasValue(1);
    ledger.once("a", "2", "print", () -> answer(503, 1));
    assertThat(ledger.knows("a", "2")).isFalse();
    assertThat(ledger.once("a", "2", "print", () -> answer(200, 1)).status()).isEqualTo(200);
  }

  @Test
  void keyOfAnotherRequest_isRefused() {
    ledger.once("a", "1", "print", () -> answer(200, 1));
    assertThatThrownBy(() -> ledger.once("a", "1", "other", () -> answer(200, 1)))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.rule()).isEqualTo("idempotency-key"));
    assertThat(carriedOut).hasValue(1);
  }

  @Test
  void answersAreForgotten_afterFiveMinutes() {
    ledger.once("a", "1", "print", () -> answer(200, 1));
    time.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(ledger.knows("a", "1")).isTrue();
    time.advance(Duration.ofMillis(1));
    assertThat(ledger.knows("a", "1")).isFalse();
    ledger.once("a", "1", "other", () -> answer(200, 1));
    assertThat(carriedOut).hasValue(2);
  }

  @Test
  void ofMoreThanItHolds_theOldestAreForgotten() {
    for (int i = 1; i <= 4; i++) {
      ledger.once("a", "" + i, "print", () -> answer(200, 1));
    }
    assertThat(ledger.knows("a", "1")).isFalse();
    assertThat(ledger.knows("a", "2")).isTrue();
    ledger.once("a", "5", "print", () -> answer(200, 99));
    assertThat(ledger.knows("a", "3")).isFalse();
    assertThat(ledger.knows("a", "4")).isTrue();
  }

  @Test
  void writeThatIsBeingCarriedOut_isWaitedFor() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(
            () ->
                ledger.once(
                    "a",
                    "1",
                    "print",
                    () -> {
                      begun.countDown();
                      awaitGo(go);
                      return answer(200, 1);
                    }));
    begun.await();
    CompletableFuture<Answer> second =
        CompletableFuture.supplyAsync(() -> ledger.once("a", "1", "print", () -> answer(200, 1)));
    assertThat(ledger.knows("a", "1")).isTrue();
    go.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isSameAs(first.get(10, TimeUnit.SECONDS));
    assertThat(carriedOut).hasValue(1);
  }

  private static void awaitGo(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void writeThatBreaks_isNotKept_andWhoWaitedIsToldSo() {
    assertThatThrownBy(
            () ->
                ledger.once(
                    "a",
                    "1",
                    "print",
                    () -> {
                      throw new IllegalStateException("broke");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.knows("a", "1")).isFalse();
  }
}
