package org.panah.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** A store in memory: maps behind one read-write lock, gone when the process ends. */
final class InMemoryStore implements Store {
  private static final class Journal {
    final String epoch;
    final TreeMap<Long, DocumentId> entries = new TreeMap<>();
    long head;

    Journal(String epoch) {
      this.epoch = epoch;
    }
  }

  private final InstantSource time;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<DocumentId, Document> documents = new HashMap<>();
  private final Map<DocumentId, List<Document>> earlier = new HashMap<>();
  private final Map<Key, NavigableSet<String>> idsByKey = new HashMap<>();
  private final Map<Agency, Journal> journals = new TreeMap<>();
  private boolean closed;

  InMemoryStore(InstantSource time) {
    this.time = time;
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    Drafts.check(drafts);
    return locked(
        lock.writeLock(),
        () -> {
          List<@Nullable Document> before =
              drafts.stream().<@Nullable Document>map(d -> documents.get(d.id())).toList();
          Drafts.Verdict verdict = Drafts.decide(owner, drafts, before);
          // Only now: an append that is refused must not begin a journal.
          Journal journal =
              journals.computeIfAbsent(owner, o -> new Journal(UUID.randomUUID().toString()));
          if (verdict == Drafts.Verdict.REPEATED) {
            return drafts.stream().map(d -> new Change(held(d.id()), journal.epoch)).toList();
          }
          Instant now = time.instant();
          List<Change> changes = new ArrayList<>(drafts.size());
          for (Draft draft : drafts) {
            Document document = Drafts.document(owner, draft, ++journal.head, now);
            put(document, journal);
            changes.add(new Change(document, journal.epoch));
          }
          return changes;
        });
  }

  @Override
  public void apply(List<Change> changes) {
    locked(
        lock.writeLock(),
        () -> {
          Map<Agency, Long> heads = new HashMap<>();
          List<Change> news = new ArrayList<>();
          for (Change change : changes) {
            Document document = change.document();
            Document held = documents.get(document.id());
            if (held != null && held.version() >= document.version()) {
              continue;
            }
            Journal journal = journals.get(document.owner());
            long head = heads.getOrDefault(document.owner(), journal == null ? 0 : journal.head);
            Drafts.checkApplied(change, held, journal == null ? null : journal.epoch, head);
            heads.put(document.owner(), document.sequence());
            news.add(change);
          }
          for (Change change : news) {
            Document document = change.document();
            Journal journal =
                journals.computeIfAbsent(document.owner(), o -> new Journal(change.epoch()));
            journal.head = document.sequence();
            put(document, journal);
          }
          return news;
        });
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return locked(lock.readLock(), () -> Optional.ofNullable(documents.get(id)));
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    return locked(
        lock.readLock(),
        () -> {
          Instant asOf = time.instant();
          NavigableSet<String> ids = idsByKey.get(key);
          if (ids == null) {
            return new Page<>(List.of(), null, asOf);
          }
          String after = page.after();
          List<Document> found =
              (after == null ? ids : ids.tailSet(after, false))
                  .stream().limit(page.limit() + 1L).map(id -> held(new DocumentId(id))).toList();
          return Drafts.page(found, page.limit(), asOf);
        });
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    return locked(
        lock.readLock(),
        () -> {
          List<Change> changes = new ArrayList<>();
          for (Map.Entry<Agency, Journal> entry : journals.entrySet()) {
            Journal journal = entry.getValue();
            if (after.reads(entry.getKey())) {
              long seen = after.seen(entry.getKey(), journal.epoch, journal.head);
              journal.entries.tailMap(seen, false).values().stream()
                  .limit(limit - changes.size())
                  .forEach(id -> changes.add(new Change(held(id), journal.epoch)));
            }
          }
          return changes;
        });
  }

  @Override
  public List<Document> history(DocumentId id) {
    return locked(lock.readLock(), () -> List.copyOf(earlier.getOrDefault(id, List.of())));
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void put(Document document, Journal journal) {
    Document before = documents.put(document.id(), document);
    if (before != null) {
      journal.entries.remove(before.sequence());
      before.keys().forEach(key -> idsOf(key).remove(document.id().value()));
      earlier.computeIfAbsent(document.id(), id -> new ArrayList<>()).add(before);
    }
    if (document.erased()) {
      earlier.remove(document.id());
    }
    document.keys().forEach(key -> idsOf(key).add(document.id().value()));
    if (before != null) {
      before
          .keys()
          .forEach(key -> idsByKey.computeIfPresent(key, (k, v) -> v.isEmpty() ? null : v));
    }
    journal.entries.put(document.sequence(), document.id());
  }

  private NavigableSet<String> idsOf(Key key) {
    return idsByKey.computeIfAbsent(key, k -> new TreeSet<>());
  }

  private Document held(DocumentId id) {
    Document document = documents.get(id);
    if (document == null) {
      throw new IllegalStateException("the journal names a document that is not held");
    }
    return document;
  }

  private <T> T locked(Lock part, Supplier<T> work) {
    part.lock();
    try {
      if (closed) {
        throw new PanahException.Unavailable("store", null);
      }
      return work.get();
    } finally {
      part.unlock();
    }
  }
}
