package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** The chapter on trouble: a backend that is gone, and many threads at once. */
abstract class AuditFailureRules extends AuditLogRules {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 25;

  @Test
  void everyMethod_throwsUnavailable_whenTheBackendIsBroken() {
    log().append(events(1, 3));
    breakBackend(log());

    unavailable(() -> log().append(events(4, 4)), "append");
    unavailable(() -> log().entries(PageRequest.first(10)), "entries");
    unavailable(() -> log().about("all", PageRequest.first(10)), "about");
    unavailable(() -> log().about("nobody", PageRequest.first(10)), "about what nobody named");
    unavailable(() -> log().last(), "last");
    unavailable(() -> AuditChain.verify(log()), "the walk, which must not say that all is sound");
  }

  @Test
  void close_endsEveryMethod_andMayBeCalledTwice() {
    log().append(events(1, 3));
    log().close();
    log().close();

    unavailable(() -> log().append(events(4, 4)), "append");
    unavailable(() -> log().entries(PageRequest.first(10)), "entries");
    unavailable(() -> log().about("nobody", PageRequest.first(10)), "about");
    unavailable(() -> log().last(), "last");
  }

  private static void unavailable(Runnable method, String what) {
    assertThatThrownBy(method::run).as(what).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void anInterruptedCaller_harmsNobodyButItself() {
    log().append(events(1, 2));

    Thread.currentThread().interrupt();
    try {
      log().append(events(3, 3));
    } catch (PanahException.Unavailable allowed) {
      assertThat(allowed.code().retryable()).isTrue();
    } finally {
      Thread.interrupted();
    }
    log().append(events(4, 4));

    assertThat(AuditChain.verify(log()).firstBroken()).isNull();
    assertThat(AuditChain.verify(log()).entries()).isBetween(3L, 4L);
    assertThat(log().last().orElseThrow().event()).isEqualTo(events(4, 4).get(0));
  }

  @Test
  void append_losesNothingAndKeepsTheChain_whenEightThreadsAppend() {
    CountDownLatch writing = new CountDownLatch(WRITERS);
    List<Callable<Integer>> runners = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      runners.add(
          () -> {
            try {
              return writeInBatches(log(), writer);
            } finally {
              writing.countDown();
            }
          });
    }
    runners.add(
        () -> {
          while (writing.getCount() > 0) {
            Race.checkTime();
            assertThat(AuditChain.verify(log()).firstBroken()).as("while others append").isNull();
          }
          return 0;
        });

    int appended = Race.run(runners).stream().mapToInt(Integer::intValue).sum();

    assertThat(AuditChain.verify(log()).firstBroken()).isNull();
    assertThat(AuditChain.verify(log()).entries()).isEqualTo(appended);
    Map<String, Integer> next = new HashMap<>();
    String batch = "";
    for (AuditEntry entry : all(log(), 1_000)) {
      List<String> subjects = entry.event().subjects();
      int place = next.merge(subjects.get(0), 1, Integer::sum);
      assertThat(subjects.get(1)).as("of %s", subjects.get(0)).isEqualTo("p" + place);
      if (!subjects.get(3).equals("first")) {
        assertThat(subjects.get(2)).as("the batch that the entry before is of").isEqualTo(batch);
      }
      batch = subjects.get(2);
    }
    assertThat(log().about("p1", PageRequest.first(100)).items()).hasSize(WRITERS);
  }

  /** Appends ones, twos and threes; each entry tells whose it is, its place, and its batch. */
  private static int writeInBatches(AuditLog log, int writer) {
    int place = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<AuditEvent> batch = new ArrayList<>();
      for (int i = 0; i <= round % 3; i++) {
        place++;
        batch.add(
            event(
                "w" + writer, "p" + place, "b" + writer + "-" + round, i == 0 ? "first" : "more"));
      }
      log.append(batch);
    }
    return place;
  }
}
