package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.panah.common.Agency;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * Knows what writers were told that they wrote, and judges by it what followers of the feed saw
 * while the writers were at it. A follower may miss a sequence number for one reason only: a newer
 * version of that document was being written already when the follower passed the place.
 */
final class FeedWitness {
  private final Store store;
  private final CountDownLatch writing;
  private final Map<Agency, Map<Long, Written>> journals = new ConcurrentHashMap<>();

  /** A version of a document. */
  private record Version(DocumentId id, long number) {
    Version next() {
      return new Version(id, number + 1);
    }
  }

  /** A version that was written, and when its writer began. */
  private record Written(Version version, long begun) {}

  /** A place in a journal that a follower did not see, and when it had read past it. */
  record Passed(Agency owner, long sequence, long readAt) {}

  /**
   * What a follower saw in the end: the newest version of each document, and what it passed over.
   */
  record Seen(Map<DocumentId, Picture> documents, List<Passed> passed) {}

  /** A witness of so many writers. */
  FeedWitness(Store store, int writers) {
    this.store = store;
    this.writing = new CountDownLatch(writers);
  }

  /** Appends, and remembers what came of it. */
  List<Change> append(Agency owner, List<Draft> drafts) {
    long begun = System.nanoTime();
    List<Change> changes = store.append(owner, drafts);
    for (Change change : changes) {
      Document document = change.document();
      Written written = new Written(new Version(document.id(), document.version()), begun);
      Map<Long, Written> journal = journals.computeIfAbsent(owner, o -> new ConcurrentHashMap<>());
      if (journal.putIfAbsent(document.sequence(), written) != null) {
        throw new AssertionError(
            "two writers were given #%d of %s".formatted(document.sequence(), owner));
      }
    }
    return changes;
  }

  /** Says that one writer is done. */
  void done() {
    writing.countDown();
  }

  /** Follows the feed until all writers are done and nothing new is left. */
  Seen follow(Cursor start, int limit) {
    Map<Agency, Long> heads = new HashMap<>();
    Seen seen = new Seen(new HashMap<>(), new ArrayList<>());
    Cursor cursor = start;
    while (true) {
      // Asked before reading: what is read after the last writer is done is all there is.
      boolean last = writing.getCount() == 0;
      List<Change> changes = store.changes(cursor, limit);
      long readAt = System.nanoTime();
      for (Change change : changes) {
        Document document = change.document();
        long head = heads.getOrDefault(document.owner(), 0L);
        if (document.sequence() <= head) {
          throw new AssertionError(
              "#%d of %s came after #%d".formatted(document.sequence(), document.owner(), head));
        }
        for (long missing = head + 1; missing < document.sequence(); missing++) {
          seen.passed().add(new Passed(document.owner(), missing, readAt));
        }
        heads.put(document.owner(), document.sequence());
        seen.documents().put(document.id(), Picture.of(document));
      }
      if (changes.isEmpty()) {
        if (last) {
          return seen;
        }
        Race.checkTime();
      }
      cursor = cursor.after(changes);
    }
  }

  /** Holds that the journals have no gaps. */
  void journalsAreConsecutive() {
    journals.forEach(
        (owner, journal) -> {
          for (long sequence = 1; sequence <= journal.size(); sequence++) {
            if (!journal.containsKey(sequence)) {
              throw new AssertionError(
                  "%s has %d changes, but no #%d".formatted(owner, journal.size(), sequence));
            }
          }
        });
  }

  /** Holds that a follower of some owners missed nothing, and ended with what the store holds. */
  void missedNothing(Seen seen, List<Agency> owners) {
    Map<Version, Long> begun = new HashMap<>();
    Map<DocumentId, Picture> held = new HashMap<>();
    for (Agency owner : owners) {
      for (Written written : journals.getOrDefault(owner, Map.of()).values()) {
        begun.put(written.version(), written.begun());
        DocumentId id = written.version().id();
        held.computeIfAbsent(id, i -> Picture.of(store.get(i).orElseThrow()));
      }
    }
    for (Passed passed : seen.passed()) {
      Written written = journals.getOrDefault(passed.owner(), Map.of()).get(passed.sequence());
      Long newer = written == null ? null : begun.get(written.version().next());
      if (newer == null || newer - passed.readAt() > 0) {
        throw new AssertionError(
            "a follower read past #%d of %s and missed %s, which nobody was amending then"
                .formatted(passed.sequence(), passed.owner(), written));
      }
    }
    assertThat(seen.documents().keySet()).isEqualTo(held.keySet());
    for (Picture picture : seen.documents().values()) {
      assertThat(picture).isEqualTo(held.get(picture.id()));
    }
  }
}
