package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.panah.common.PanahException;
import org.panah.testkit.Fault;
import org.panah.testkit.FaultProxy;

/** Several nodes, and nodes that are down. */
class CallerNodesTest extends CallerFixture {
  private static final int CALLS = 500;
  private static final int THREADS = 8;

  private final KeyedNode second = closing(KeyedNode.start());
  private final FaultProxy other = closing(FaultProxy.to(second.port()));
  private final Queue<CallListener.Attempt> attempts = new ConcurrentLinkedQueue<>();

  private HttpSettings both() {
    return HttpSettings.to(proxy.uri(), other.uri())
        .deadline(DEADLINE)
        .retries(QUICK)
        .listener(attempts::add);
  }

  static Stream<Fault> down() {
    return Stream.of(
        Fault.cutBefore(),
        Fault.cutAfter(),
        Fault.garbage(),
        Fault.answer(502, ""),
        Fault.answer(503, ""),
        Fault.answer(404, "<html>no such page</html>"));
  }

  @Test
  void first_isPreferred() {
    try (Caller caller = caller(both())) {
      for (int i = 0; i < 20; i++) {
        caller.call(find());
      }
    }
    assertThat(other.requests()).isZero();
  }

  @ParameterizedTest
  @MethodSource("down")
  void firstThatFails_isNoticedByNobody_andSoonLeftAlone(Fault fault) {
    proxy.always(fault);
    assertOtherAnswers();
    // Looks at its health, once a second at most, are the rest.
    assertThat(proxy.requests()).isBetween(5L, 15L);
  }

  @Test
  void firstThatRefusesConnections_isNoticedByNobody() {
    proxy.refuse();
    assertOtherAnswers();
    assertThat(attempts.stream().filter(a -> a.node().equals(proxy.uri())).count()).isEqualTo(5);
  }

  private void assertOtherAnswers() {
    Caller caller = caller(both());
    for (int i = 0; i < 60; i++) {
      assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
    }
    assertThat(second.requests()).isEqualTo(60);
  }

  @Test
  void firstThatIsSilent_leavesHalfOfTheTimeToTheOther() {
    proxy.always(Fault.hang());
    Caller caller = caller(both().deadline(Duration.ofMillis(600)));
    for (int i = 0; i < 10; i++) {
      assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
    }
    assertThat(second.requests()).isEqualTo(10);
    assertThat(attempts.stream().filter(a -> a.node().equals(proxy.uri())).count()).isEqualTo(5);
  }

  @Test
  void firstWhoseStoreIsDown_isLeftToTheOther_andIsAskedIfThatIsDownToo() {
    PanahException problem = new PanahException.Unavailable("store", null);
    node.answering(exchange -> KeyedNode.answer(exchange, problem));
    Caller caller = caller(both());
    for (int i = 0; i < 50; i++) {
      caller.call(find());
    }
    assertThat(node.requests()).isEqualTo(5);
    other.refuse();
    for (int i = 0; i < 50; i++) {
      unavailable(caller, find());
    }
    node.answering(exchange -> false);
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
  }

  @Test
  void firstThatIsBack_isPreferredAgain() throws InterruptedException {
    proxy.refuse();
    Caller caller = caller(both());
    for (int i = 0; i < 10; i++) {
      caller.call(find());
    }
    proxy.accept();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (node.requests() == 0 && System.nanoTime() < end) {
      caller.call(find());
      proxy.awaitRequests(2, Duration.ofMillis(20));
    }
    assertThat(node.looks()).isPositive();
    assertThat(node.requests()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("down")
  void totalOutage_isNotMadeWorse(Fault fault) throws InterruptedException {
    proxy.always(fault);
    Caller caller = caller(settings());
    assertUnavailable(caller, THREADS, CallerFixture::find);
    System.out.printf("outage, %s: %d requests for %d calls%n", fault, proxy.requests(), CALLS);
    assertThat(proxy.requests()).isLessThanOrEqualTo(CALLS + CALLS / 10);
  }

  @Test
  void totalOutageOfTwoNodes_isNotMadeWorse() throws InterruptedException {
    proxy.always(Fault.answer(503, ""));
    other.always(Fault.answer(503, ""));
    assertUnavailable(caller(both()), 1, CallerFixture::find);
    long requests = proxy.requests() + other.requests();
    System.out.printf("outage of two nodes: %d requests for %d calls%n", requests, CALLS);
    assertThat(requests).isLessThanOrEqualTo(CALLS + CALLS / 10);
  }

  @Test
  void totalOutage_isNotMadeWorse_byWritesWhoseOutcomeIsUnknown() throws InterruptedException {
    proxy.always(Fault.answer(504, ""));
    RetryPolicy impatient = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1), 0.05);
    // Until then each asks again whenever it may.
    Duration deadline = Duration.ofMillis(20);
    assertUnavailable(caller(settings().retries(impatient).deadline(deadline)), 1, this::write);
    System.out.printf("outage, writes: %d requests for %d calls%n", proxy.requests(), CALLS);
    assertThat(proxy.requests()).isLessThanOrEqualTo(CALLS + CALLS / 10);
  }

  private void assertUnavailable(Caller caller, int count, Supplier<Call> calls)
      throws InterruptedException {
    AtomicLong failed = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < CALLS; i++) {
      threads.execute(
          () -> {
            unavailable(caller, calls.get());
            failed.incrementAndGet();
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(failed.get()).isEqualTo(CALLS);
  }

  @Test
  void firstCallAfterAnOutage_isAnswered() {
    Caller caller = caller();
    proxy.refuse();
    for (int i = 0; i < 50; i++) {
      unavailable(caller, find());
    }
    proxy.accept();
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
    proxy.always(Fault.answer(503, ""));
    for (int i = 0; i < 50; i++) {
      unavailable(caller, find());
    }
    proxy.always(Fault.none());
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
  }

  @Test
  void firstCallAfterAnOutageOfAll_isAnswered_whicheverNodeIsBack() {
    Caller caller = caller(both());
    proxy.refuse();
    other.refuse();
    for (int i = 0; i < 51; i++) {
      unavailable(caller, find());
    }
    other.accept();
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
  }

  @Test
  void whileOneCallFindsOut_othersFailFast() throws InterruptedException {
    Caller caller = caller();
    proxy.refuse();
    for (int i = 0; i < 10; i++) {
      unavailable(caller, find());
    }
    proxy.always(Fault.hang());
    proxy.accept();
    CountDownLatch ended = new CountDownLatch(1);
    Thread probing =
        new Thread(
            () -> {
              assertThatThrownBy(() -> caller.call(find())).isNotNull();
              ended.countDown();
            });
    probing.start();
    assertThat(proxy.awaitRequests(1, Duration.ofSeconds(20))).isTrue();
    long began = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      unavailable(caller, find());
    }
    assertThat(System.nanoTime() - began).isLessThan(DEADLINE.toNanos());
    assertThat(proxy.requests()).isEqualTo(1);
    probing.interrupt();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    proxy.always(Fault.none());
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
  }

  @Test
  void writeWhoseAnswerIsLost_isResolvedByTheOtherNode() {
    proxy.next(Fault.cutAfter());
    proxy.always(Fault.cutBefore());
    caller(both()).call(write());
    assertThat(second.attempts()).containsExactly("2");
    assertThat(second.keys()).isEqualTo(node.keys());
  }
}
