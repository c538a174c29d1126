package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.panah.common.PanahException;
import org.panah.testkit.Fault;

/** Writes whose answer is lost: had once, and known to be. */
class CallerWriteTest extends CallerFixture {
  /** How many answers are lost. Ten thousand are told of in docs/http-client.md. */
  private static final int LOST = Integer.getInteger("panah.http.lost", 300);

  private static final int THREADS = 4;
  // Failures after which a node is known to be down.
  private static final int DOWN = 5;
  private static final String PATH = "/v1/things/1";

  static Stream<Fault> losing() {
    return Stream.of(
        Fault.cutAfter(),
        Fault.cutWithin(),
        Fault.garbage(),
        Fault.answerAfter(502, "<html>bad gateway</html>"),
        Fault.answerAfter(503, ""),
        Fault.answerAfter(504, ""),
        Fault.answerAfter(200, "{\"cut\":"));
  }

  @ParameterizedTest
  @MethodSource("losing")
  void writeWhoseAnswerIsLost_isRepeatedUnderItsKey_andSaysSo(Fault fault) {
    proxy.next(fault, fault);
    assertThat(text(caller().call(write()))).isEqualTo("{\"written\":true}");
    assertThat(node.effects()).isEqualTo(1);
    assertThat(node.attempts()).containsExactly("", "2", "3");
    assertThat(node.keys()).hasSize(3).doesNotContain("").containsOnly(node.keys().get(0));
  }

  @Test
  void writeThatIsSilentlyCarriedOut_isUnavailableAtTheDeadline() {
    proxy.always(Fault.hangAfter());
    Caller caller = caller(settings().deadline(Duration.ofMillis(200)));
    assertThat(unavailable(caller, write()).what()).isEqualTo("node");
    assertThat(node.effects()).isEqualTo(1);
  }

  @Test
  void writeWhoseAnswerIsLost_isAskedAboutUntilTheDeadline_thoughItIsNotItsTurn() {
    Duration deadline = Duration.ofMillis(300);
    AtomicReference<Thread> other = new AtomicReference<>();
    Thread self = Thread.currentThread();
    AtomicReference<Caller> caller = new AtomicReference<>();
    caller.set(
        caller(
            settings()
                .deadline(deadline)
                .listener(
                    attempt -> {
                      if (Thread.currentThread() == self && other.get() == null) {
                        other.set(new Thread(() -> unavailable(caller.get(), write())));
                        other.get().start();
                        awaitRequests(DOWN + 1);
                      }
                    })));
    // By then the node is known to be down, and whoever asks next finds out for all.
    proxy.next(times(DOWN, Fault.cutAfter())).always(Fault.hang());
    long began = System.nanoTime();
    unavailable(caller.get(), write());
    // The last pause is not begun that would end after it.
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThan(deadline.minus(QUICK.cap()).minusMillis(1));
  }

  private void awaitRequests(int count) {
    try {
      assertThat(proxy.awaitRequests(count, DEADLINE)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void writeThatCannotHaveBeenDone_isRepeatedAsIfItWereTheFirst() {
    proxy.next(Fault.answer(429, ""));
    caller().call(write());
    assertThat(node.attempts()).containsExactly("");
    assertThat(node.effects()).isEqualTo(1);
  }

  @Test
  void eachWrite_hasAKeyOfItsOwn_andNoQuestionHasOne() {
    Caller caller = caller();
    caller.call(write());
    caller.call(write());
    caller.call(find());
    assertThat(node.keys().subList(0, 2)).doesNotHaveDuplicates().doesNotContain("");
    assertThat(node.keys().get(2)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Route.class,
      names = {"ERASE_OFFENDER", "WITHDRAW_SIGHTING", "REMOVE_POST", "END_WATCH"})
  void endWhoseAnswerIsLost_isDone_evenIfTheNodeHasForgottenTheKey(Route route) {
    node.has(PATH);
    node.answering(
        exchange -> {
          node.forgetKeys();
          return false;
        });
    proxy.next(Fault.cutAfter());
    assertThat(caller().call(end(route, PATH))).isEmpty();
    assertThat(node.requests()).isEqualTo(2);
  }

  @Test
  void endOfWhatNeverWas_isNotFound() {
    assertThatThrownBy(() -> caller().call(end(Route.END_WATCH, PATH)))
        .isInstanceOf(PanahException.NotFound.class);
    // Nothing was sent before, and so nothing can have ended it.
    proxy.next(Fault.answer(429, ""));
    assertThatThrownBy(() -> caller().call(end(Route.END_WATCH, PATH)))
        .isInstanceOf(PanahException.NotFound.class);
  }

  @Test
  void otherWriteThatFindsNothing_isNotFound_whateverWasLost() {
    proxy.next(Fault.cutAfter());
    node.answering(
        exchange -> KeyedNode.answer(exchange, new PanahException.NotFound("offender record")));
    assertThatThrownBy(() -> caller().call(write())).isInstanceOf(PanahException.NotFound.class);
  }

  @Test
  void writes_areDoneOnceEach_andAreKnownToBe_whateverIsLost() throws Exception {
    node.notNoting();
    int writes = losses();
    // The longest of the pauses, so that no call gives up while others find out how the node is.
    RetryPolicy patient = new RetryPolicy(10, Duration.ofMillis(1), Duration.ofMillis(50), 0.1);
    Caller caller = caller(settings().deadline(Duration.ofSeconds(30)).retries(patient));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<byte[]>> calls = new ArrayList<>();
      for (int i = 0; i < writes; i++) {
        Call write = write();
        calls.add(() -> caller.call(write));
      }
      for (Future<byte[]> done : threads.invokeAll(calls)) {
        assertThat(text(done.get())).isEqualTo("{\"written\":true}");
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        "%d answers lost of %d writes: %d effects, %d at most of one, %d requests%n",
        LOST, writes, node.effects(), node.mostEffects(), proxy.requests());
    assertThat(node.mostEffects()).isEqualTo(1);
    assertThat(node.effects()).isEqualTo(writes);
  }

  /** Queues losses among answers, by chance; answers how many answers are not lost. */
  private int losses() {
    Random random = new Random(7);
    List<Fault> kinds = losing().toList();
    int answers = 0;
    for (int lost = 0; lost < LOST; ) {
      if (random.nextInt(3) == 0) {
        proxy.next(kinds.get(random.nextInt(kinds.size())));
        lost++;
      } else {
        proxy.next(Fault.none());
        answers++;
      }
    }
    return answers;
  }
}
