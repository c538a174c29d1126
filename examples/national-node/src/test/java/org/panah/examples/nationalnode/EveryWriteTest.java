package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.ChangeFeed;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.PanahException;
import org.panah.http.CallListener;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.Route;
import org.panah.http.TokenSource;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Warning;
import org.panah.testkit.Fault;
import org.panah.testkit.FaultProxy;

/**
 * Writes of every kind whose answers are lost on the way: had once, and known to be, whether the
 * node remembers their keys or not. {@code -Dpanah.node.lost=10000} loses as many answers.
 */
class EveryWriteTest {
  private static final int LOST = Integer.getInteger("panah.node.lost", 200);
  private static final int THREADS = 4;
  private static final long PATIENCE_SECONDS = 120;

  private final Storage storage = Storage.inMemory();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private static NationalNode node(Storage storage) {
    Registry served = Registry.builder(storage).agency(RunningNode.PUNJAB).build();
    return NationalNode.start(
        NodeParts.of(served, storage, RunningNode.PUNJAB).loggingTo(line -> {}),
        Binding.loopback());
  }

  private static Access by(String officer, Role role) {
    return Access.by(officer, role).of(RunningNode.PUNJAB).forPurpose(Purpose.RECORD_KEEPING);
  }

  private static Set<Route> writing() {
    return Arrays.stream(Route.values()).filter(Route::writes).collect(Collectors.toSet());
  }

  private void all(List<Callable<Void>> work) throws Exception {
    try {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void writes_areDoneOnceEach_andAreKnownToBe_whateverIsLost() throws Exception {
    AtomicInteger courses = new AtomicInteger();
    AtomicInteger writes = new AtomicInteger();
    try (NationalNode node = node(storage);
        Losses line = new Losses(node.port(), attempt -> {})) {
      Callable<Void> writer =
          () -> {
            while (line.lost() < LOST) {
              WriteCourse course = new WriteCourse(line.registry, courses.incrementAndGet());
              line.queue(2 * course.length());
              course.run();
              writes.addAndGet(course.length());
            }
            return null;
          };
      all(Collections.nCopies(THREADS, writer));

      Effects effects = Effects.of(storage);
      System.out.printf(
          "%d answers and %d requests lost of %d writes of %d kinds at a node: %d carried out, %d"
              + " times at most, %d changes, none left unknown, %d requests%n",
          line.lost(),
          line.unheard(),
          writes.get(),
          line.routes().size(),
          effects.writes(),
          effects.most(),
          effects.changes(),
          line.proxy.requests());
      Effects ofOne = Effects.ofOneCourse();
      assertThat(line.routes()).isEqualTo(writing());
      assertThat(effects.writes()).isEqualTo(writes.get());
      assertThat(effects.most()).isEqualTo(1);
      assertThat(effects.carriedOut()).hasSize(courses.get() * ofOne.carriedOut().size());
      assertThat(effects.changes()).isEqualTo(courses.get() * ofOne.changes());
    }
  }

  @Test
  void writes_areDoneOnceEach_thoughTheNodeIsKilledBeforeAnyIsRepeated(@TempDir Path folder)
      throws Exception {
    try (NodeProcess node = NodeProcess.start(folder, RunningNode.PUNJAB, 100);
        Registry direct = HttpRegistry.connect(node.settings())) {
      Restart restart = new Restart(node, new WriteCourse(direct, 0).length());
      try (Losses line = new Losses(node.port(), restart)) {
        restart.line = line;
        List<WriteCourse> courses = new ArrayList<>();
        // Of each course another write is the one that is lost.
        for (int lost = 0; lost < restart.writes; lost++) {
          WriteCourse course = new WriteCourse(line.registry, lost);
          for (int i = 0; i < lost; i++) {
            course.next();
          }
          courses.add(course);
        }
        line.proxy.always(Fault.cutAfter());
        restart.awaited = true;
        all(courses.stream().<Callable<Void>>map(course -> () -> next(course)).toList());
        courses.forEach(WriteCourse::run);

        ChangeFeed feed = direct.as(by("replica-1", Role.REPLICA)).feed();
        long changes = Effects.changes((place, limit) -> feed.read(place, limit, Duration.ZERO));
        long expected = restart.writes * Effects.ofOneCourse().changes();
        System.out.printf(
            "%d writes of %d kinds carried out, their answers lost, the node killed and started"
                + " again, and repeated: %d changes of all courses, %d expected%n",
            restart.writes, line.routes().size(), changes, expected);
        assertThat(restart.done).isTrue();
        assertThat(line.routes()).isEqualTo(writing());
        assertThat(changes).isEqualTo(expected);
      }
    }
  }

  private static Void next(WriteCourse course) {
    course.next();
    return null;
  }

  /** Kills the node and starts it again once all writes have lost an answer. */
  private static final class Restart implements CallListener {
    private final NodeProcess node;
    private final int writes;
    private final CyclicBarrier lost;
    private volatile Losses line;
    private volatile boolean awaited;
    private volatile boolean done;

    Restart(NodeProcess node, int writes) {
      this.node = node;
      this.writes = writes;
      lost = new CyclicBarrier(writes, this::restart);
    }

    private void restart() {
      try {
        node.killAndStartAgain();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      line.proxy.always(Fault.none());
      awaited = false;
      done = true;
    }

    @Override
    public void attempted(Attempt attempt) {
      if (awaited && attempt.number() == 1 && attempt.outcome() == Outcome.FAILED) {
        try {
          lost.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @Test
  void changeThatWasLost_isAConflict_whereSomebodyElseHasChangedTheSame() {
    try (NationalNode one = node(storage);
        NationalNode another = node(storage);
        FaultProxy line = FaultProxy.to(one.port());
        Registry others = HttpRegistry.connect(at(uri(another)));
        Registry registry =
            HttpRegistry.connect(
                at(line.uri(), uri(another)).listener(attempt -> change(others, attempt)))) {
      Offenders desk = records(registry);
      OffenderRecord record = desk.register(Samples.record("one"));
      line.next(Fault.cutAfter());

      assertThatThrownBy(() -> desk.amend(noted(record, "of the first")))
          .isInstanceOfSatisfying(
              PanahException.Conflict.class,
              conflict -> {
                assertThat(conflict.expected()).isEqualTo(1);
                assertThat(conflict.actual()).isEqualTo(3);
              });
      assertThat(records(others).history(record.id()))
          .extracting(held -> held.warnings().stream().map(Warning::text).toList())
          .containsExactly(List.of(), List.of("of the first"));
    }
  }

  /** Changes a record whose change is on its way to be repeated. */
  private static void change(Registry others, CallListener.Attempt attempt) {
    if (attempt.route() == Route.AMEND_OFFENDER
        && attempt.outcome() == CallListener.Outcome.FAILED) {
      OffenderRecord held = records(others).get(OffenderId.of("one")).orElseThrow();
      records(others).amend(noted(held, "of the second"));
    }
  }

  private static OffenderRecord noted(OffenderRecord record, String text) {
    return record.withWarnings(List.of(new Warning("NOTE", text, null)));
  }

  private static Offenders records(Registry registry) {
    return registry.as(by("clerk-12", Role.REGISTRAR)).offenders();
  }

  private static URI uri(NationalNode node) {
    return URI.create("http://127.0.0.1:" + node.port());
  }

  private static HttpSettings at(URI node, URI... others) {
    return HttpSettings.to(node, others).tokens(TokenSource.fixed("any"));
  }
}
