package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.ChangeFeed;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.http.HttpRegistry;
import org.panah.offender.OffenderRecord;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Store;

/**
 * One who keeps a copy of a node's registry over HTTP, while records are written and the node is
 * killed again and again: the copy comes to be what the node holds, and nothing is given twice.
 */
class ReplicaTest {
  private static final int KILLS = Integer.getInteger("panah.kills", 2);
  private static final int RECORDS_BETWEEN_KILLS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Agency OWNER = Agency.of("PB-POL");

  @TempDir Path folder;

  /** A copy, and in which order it was given what. */
  private static final class Copy {
    final Store store = Store.inMemory();
    final List<Long> sequences = new ArrayList<>();
    final Semaphore given = new Semaphore(0);

    synchronized void take(List<Change> changes) {
      store.apply(changes);
      changes.forEach(change -> sequences.add(change.document().sequence()));
      given.release();
    }

    synchronized List<Long> sequences() {
      return List.copyOf(sequences);
    }

    void awaitAll(Map<String, String> documents) throws InterruptedException {
      while (!documents(store.changes(Cursor.START, 100_000)).equals(documents)) {
        assertThat(given.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .as("given what is missing")
            .isTrue();
      }
    }
  }

  private static Map<String, String> documents(List<Change> changes) {
    Map<String, String> all = new TreeMap<>();
    for (Change change : changes) {
      Document document = change.document();
      all.put(
          document.id().value(),
          document
              + " "
              + document.time()
              + " "
              + change.epoch()
              + " "
              + document.keys().stream().map(key -> key.token()).sorted().toList()
              + " "
              + new String(document.body(), StandardCharsets.UTF_8));
    }
    return all;
  }

  private static List<Change> all(ChangeFeed feed) {
    List<Change> all = new ArrayList<>();
    Cursor place = Cursor.START;
    for (List<Change> page = feed.read(place, ChangeFeed.MOST, Duration.ZERO);
        !page.isEmpty();
        page = feed.read(place, ChangeFeed.MOST, Duration.ZERO)) {
      all.addAll(page);
      place = place.after(page);
    }
    return all;
  }

  private static Registry connected(NodeProcess node) {
    return HttpRegistry.connect(node.settings());
  }

  private static Access as(Role role) {
    return Access.by("officer-1", role).of(OWNER).forPurpose(Purpose.RECORD_KEEPING);
  }

  @Test
  void copy_comesToBeWhatTheNodeHolds_howeverOftenTheNodeIsKilled() throws Exception {
    Copy copy = new Copy();
    try (NodeProcess node = NodeProcess.start(folder, OWNER, 100);
        Registry reading = connected(node);
        Registry writing = connected(node)) {
      Offenders records = writing.as(as(Role.REGISTRAR)).offenders();
      ChangeFeed feed = reading.as(as(Role.REPLICA)).feed();
      // Closed with the registry.
      ChangeFeed.Following following = feed.follow(Cursor.START, copy::take);
      for (int kills = 0; kills <= KILLS; kills++) {
        for (int i = 0; i < RECORDS_BETWEEN_KILLS; i++) {
          OffenderRecord kept = records.register(Samples.record("r-" + kills + "-" + i));
          if (i % 4 == 0) {
            records.erase(kept.id(), kept.version());
          }
        }
        if (kills < KILLS) {
          node.killAndStartAgain();
        }
      }
      List<Change> held = all(feed);

      copy.awaitAll(documents(held));

      assertThat(copy.sequences()).isSorted().doesNotHaveDuplicates();
      assertThat(held).hasSize(RECORDS_BETWEEN_KILLS * (KILLS + 1));
      assertThat(following.reached().position(OWNER).orElseThrow().sequence())
          .isLessThanOrEqualTo(Cursor.START.after(held).position(OWNER).orElseThrow().sequence());
    }
  }
}
