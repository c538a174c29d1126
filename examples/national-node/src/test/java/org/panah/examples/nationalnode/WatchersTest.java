package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChange;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.http.HttpRegistry;

/**
 * Watchers of a node that is killed and comes back, again and again, while alerts are written: each
 * is told of each version once, in order. {@code -Dpanah.watchers=1000 -Dpanah.kills=10} makes it
 * as many.
 */
class WatchersTest {
  private static final int WATCHERS = Integer.getInteger("panah.watchers", 40);
  private static final int KILLS = Integer.getInteger("panah.kills", 2);
  private static final int ALERTS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int VERSIONS_BETWEEN_KILLS = 25;
  private static final int PACE_MILLIS = 20;
  private static final Agency OWNER = Agency.of("PB-POL");

  @TempDir Path folder;

  // So that whoever waits looks again.
  private static final Semaphore HEARD = new Semaphore(0);

  /** What one watcher was told, by alert. */
  private static final class Heard {
    final Map<String, List<Long>> versions = new ConcurrentHashMap<>();

    void take(AlertChange change) {
      if (change.kind() == AlertChange.Kind.ALERT) {
        versions
            .computeIfAbsent(change.alert().value(), id -> new ArrayList<>())
            .add(change.version());
        HEARD.release();
      }
    }

    synchronized boolean isAt(Map<String, Long> last) {
      return last.entrySet().stream()
          .allMatch(
              alert -> {
                List<Long> heard = versions.getOrDefault(alert.getKey(), List.of());
                return !heard.isEmpty() && heard.get(heard.size() - 1).equals(alert.getValue());
              });
    }
  }

  private static Alerts alerts(Registry registry, String officer, Role role) {
    CaseReference report = new CaseReference("REPORT", "1099/4711", "Model Town, Lahore");
    return registry
        .as(Access.by(officer, role).of(OWNER).forPurpose(Purpose.MISSING_CHILD, report))
        .alerts();
  }

  /** Writes versions until it is told to end, and answers the last of each alert. */
  private static final class Writer {
    private final Registry registry;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Semaphore written = new Semaphore(0);
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::write, "writer");
    private volatile RuntimeException failure;

    Writer(Registry registry) {
      this.registry = registry;
      thread.start();
    }

    private void write() {
      try {
        List<Alert> open = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
          open.add(raise("Child " + (char) ('A' + i) + "b" + (char) ('c' + i), i));
        }
        Alerts desk = alerts(registry, "desk-1", Role.ALERT_OFFICER);
        for (int i = 0; !ended.await(PACE_MILLIS, TimeUnit.MILLISECONDS); i++) {
          Alert before = open.get(i % ALERTS);
          String note = "news " + i;
          Alert alert = persistently(() -> desk.update(before, note));
          open.set(i % ALERTS, alert);
          last.put(alert.id().value(), alert.version());
          written.release();
        }
      } catch (RuntimeException e) {
        failure = e;
        // Nobody waits for more.
        written.release(VERSIONS_BETWEEN_KILLS * KILLS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** What is written at last; to write the same again is harmless. */
    private static <T> T persistently(Supplier<T> writing) {
      while (true) {
        try {
          return writing.get();
        } catch (PanahException.Unavailable e) {
          // The node is down, and will come back.
          Thread.onSpinWait();
        }
      }
    }

    private Alert raise(String name, int age) {
      Instant now = Instant.now();
      Alert lost =
          Alert.of(OWNER, AlertCategory.LOST, MissingChild.named(name).aged(age + 1))
              .lastSeen(now, Place.of("Bus stand", "PB-lahore"))
              .station("Model Town")
              .withoutFir("no offence")
              .reportedAt(now)
              .build();
      Alerts desk = alerts(registry, "desk-1", Role.ALERT_OFFICER);
      Alerts.Drafted drafted = desk.draft(lost);
      Alert draft = drafted.alert();
      for (var other : drafted.duplicates()) {
        draft = desk.different(lost.id(), draft.version(), other.alert().id(), "another");
      }
      Alert active =
          alerts(registry, "senior-1", Role.SUPERVISOR).authorise(lost.id(), draft.version());
      last.put(active.id().value(), active.version());
      return active;
    }

    Map<String, Long> end() throws InterruptedException {
      ended.countDown();
      thread.join(PATIENCE.toMillis());
      if (failure != null) {
        throw failure;
      }
      return last;
    }
  }

  @Test
  void watchers_areToldOfEachVersionOnce_inOrder_howeverOftenTheNodeIsKilled() throws Exception {
    List<Heard> all = new ArrayList<>();
    try (NodeProcess node = NodeProcess.start(folder, OWNER, WATCHERS + 100);
        Registry watching = HttpRegistry.connect(node.settings());
        Registry writing = HttpRegistry.connect(node.settings())) {
      Alerts watched = alerts(watching, "watcher", Role.ALERT_OFFICER);
      for (int i = 0; i < WATCHERS; i++) {
        Heard heard = new Heard();
        all.add(heard);
        // Closed with the registry.
        var unused = watched.watch(heard::take);
      }
      long began = System.nanoTime();
      Writer writer = new Writer(writing);
      for (int i = 0; i < KILLS; i++) {
        assertThat(
                writer.written.tryAcquire(
                    VERSIONS_BETWEEN_KILLS, PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .as("written before the kill")
            .isTrue();
        assertThat(writer.failure).isNull();
        node.killAndStartAgain();
      }
      Map<String, Long> last = writer.end();
      awaitAll(all, last);
      for (Heard heard : all) {
        assertThat(heard.versions.keySet()).isEqualTo(last.keySet());
        last.forEach(
            (id, version) ->
                assertThat(heard.versions.get(id)).containsExactlyElementsOf(upTo(version)));
      }
      System.out.printf(
          "%d watchers, %d kills, %d versions each: every one once and in order, %.0f s%n",
          WATCHERS,
          KILLS,
          last.values().stream().mapToLong(Long::longValue).sum(),
          (System.nanoTime() - began) / 1e9);
    }
  }

  private static List<Long> upTo(long version) {
    List<Long> versions = new ArrayList<>();
    for (long i = 1; i <= version; i++) {
      versions.add(i);
    }
    return versions;
  }

  private static void awaitAll(List<Heard> all, Map<String, Long> last)
      throws InterruptedException {
    for (Heard heard : all) {
      while (!heard.isAt(last)) {
        assertThat(HEARD.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .as("told of what is missing")
            .isTrue();
      }
    }
  }
}
