package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.ChangeFeed;
import org.panah.Registry;
import org.panah.Session;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.RetryPolicy;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Warning;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.testkit.Fault;
import org.panah.testkit.FaultProxy;

/**
 * Writes to a node whose answers are lost on the way, and which is killed meanwhile: each has its
 * effect once, and its caller knows. {@code -Dpanah.node.lost=10000} loses as many answers.
 */
class LostAnswersTest {
  private static final int LOST = Integer.getInteger("panah.node.lost", 200);
  private static final int KILLS = Integer.getInteger("panah.kills", 2);
  private static final int THREADS = 4;
  private static final int WRITES_OF_EACH = 3;
  private static final int WRITTEN_BETWEEN_KILLS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Agency OWNER = Agency.of("PB-POL");
  private static final RetryPolicy PATIENT =
      new RetryPolicy(20, Duration.ofMillis(1), Duration.ofMillis(50), 1);

  private static final List<Fault> LOSING =
      List.of(
          Fault.cutBefore(),
          Fault.cutAfter(),
          Fault.cutWithin(),
          Fault.answerAfter(502, "<html>bad gateway</html>"),
          Fault.answerAfter(503, ""),
          Fault.answerAfter(504, ""),
          Fault.answerAfter(200, "{\"cut\":"));

  @TempDir Path folder;

  /** Queues losses among answers, by chance; answers how many answers are not lost. */
  private static int losses(FaultProxy proxy, int lost) {
    Random random = new Random(11);
    int answers = 0;
    for (int i = 0; i < lost; ) {
      if (random.nextInt(3) == 0) {
        proxy.next(LOSING.get(random.nextInt(LOSING.size())));
        i++;
      } else {
        proxy.next(Fault.none());
        answers++;
      }
    }
    return answers;
  }

  private static Session as(Registry registry, Role role) {
    return registry.as(Access.by("officer-1", role).of(OWNER).forPurpose(Purpose.RECORD_KEEPING));
  }

  /** A record and a change of it. */
  private static void write(Registry registry, int number) {
    Session desk = as(registry, Role.REGISTRAR);
    String id = "r-" + number;
    OffenderRecord kept = persistently(() -> desk.offenders().register(Samples.record(id)));
    Warning warning = new Warning("NOTE", "the warning of " + id, null);
    OffenderRecord changed = kept.withWarnings(List.of(warning));
    assertThat(persistently(() -> desk.offenders().amend(changed)).version()).isEqualTo(2);
  }

  /** What is written at last: while a node is known to be down, calls fail at once. */
  private static <T> T persistently(Supplier<T> writing) {
    while (true) {
      try {
        return writing.get();
      } catch (PanahException.Unavailable e) {
        // To write the same record again is harmless.
        Thread.onSpinWait();
      }
    }
  }

  /** A watch, which has another id each time that it is set. */
  private static void watch(Registry registry, int number) {
    CaseReference fir = CaseReference.fir(number + "/2026", "Model Town");
    registry
        .as(
            Access.by("officer-1", Role.SUPERVISOR)
                .of(OWNER)
                .forPurpose(Purpose.INVESTIGATION, fir))
        .watches()
        .add(PersonQuery.named(Samples.NAME), Duration.ofDays(30));
  }

  /** The effects of all writes, as the journal has them: each version of each document is one. */
  private static long effects(ChangeFeed feed) {
    long effects = 0;
    Cursor place = Cursor.START;
    for (List<Change> page = feed.read(place, ChangeFeed.MOST, Duration.ZERO);
        !page.isEmpty();
        page = feed.read(place, ChangeFeed.MOST, Duration.ZERO)) {
      effects += page.stream().mapToLong(change -> change.document().version()).sum();
      place = place.after(page);
    }
    return effects;
  }

  private static HttpSettings settings(FaultProxy proxy) {
    return NodeProcess.settings(proxy.uri()).retries(PATIENT);
  }

  /** Has many threads write, and answers once all know that it is written. */
  private static void writeAll(int count, IntConsumer write) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(
            () -> {
              write.accept(number);
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(calls)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void writes_areDoneOnceEach_andAreKnownToBe_whateverIsLost() throws Exception {
    try (NodeProcess node = NodeProcess.start(folder, OWNER, 100);
        FaultProxy proxy = FaultProxy.to(node.port());
        Registry registry = HttpRegistry.connect(settings(proxy));
        Registry direct = HttpRegistry.connect(node.settings())) {
      int count = losses(proxy, LOST) / WRITES_OF_EACH;

      writeAll(
          count,
          number -> {
            write(registry, number);
            watch(registry, number);
          });

      long effects = effects(as(direct, Role.REPLICA).feed());
      System.out.printf(
          "%d answers lost of %d writes at a node: %d effects, %d requests%n",
          LOST, count * WRITES_OF_EACH, effects, proxy.requests());
      assertThat(effects).isEqualTo((long) count * WRITES_OF_EACH);
      assertThat(proxy.requests()).isGreaterThan((long) count * WRITES_OF_EACH + LOST / 2);
    }
  }

  @Test
  void writes_areDoneOnceEach_thoughTheNodeForgetsTheirKeys() throws Exception {
    int count = WRITTEN_BETWEEN_KILLS * (KILLS + 1);
    Semaphore written = new Semaphore(0);
    ExecutorService writing = Executors.newSingleThreadExecutor();
    try (NodeProcess node = NodeProcess.start(folder, OWNER, 100);
        FaultProxy proxy = FaultProxy.to(node.port());
        Registry registry = HttpRegistry.connect(settings(proxy));
        Registry direct = HttpRegistry.connect(node.settings())) {
      losses(proxy, count * 2 / 3);
      Future<Void> done =
          writing.submit(
              () -> {
                writeAll(
                    count,
                    number -> {
                      write(registry, number);
                      written.release();
                    });
                return null;
              });
      for (int i = 0; i < KILLS; i++) {
        assertThat(
                written.tryAcquire(WRITTEN_BETWEEN_KILLS, PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .isTrue();
        node.killAndStartAgain();
      }
      done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      long effects = effects(as(direct, Role.REPLICA).feed());
      System.out.printf(
          "%d kills among %d writes, a quarter of the answers lost: %d effects%n",
          KILLS, count * 2, effects);
      assertThat(effects).isEqualTo((long) count * 2);
    } finally {
      writing.shutdownNow();
    }
  }

  @Test
  void firstCall_isAnswered_onceTheNodeIsBack() throws Exception {
    try (NodeProcess node = NodeProcess.start(folder, OWNER, 100);
        Registry registry =
            HttpRegistry.connect(
                node.settings().deadline(Duration.ofSeconds(5)).retries(RetryPolicy.standard()))) {
      OffenderId id = OffenderId.of("r-1");
      var records = as(registry, Role.REGISTRAR).offenders();
      records.register(Samples.record("r-1"));
      node.kill();
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> records.get(id)).isInstanceOf(PanahException.Unavailable.class);
      }
      node.startAgain();

      assertThat(records.get(id)).isPresent();
    }
  }
}
