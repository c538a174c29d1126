package org.panah.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * A store that answers {@link #find} from memory while it may: hits from a cache, absence from the
 * feed's own keys. It is fed through {@link #projection()}; until the feed has been read to its
 * end, and whenever the last reading is older than the bound, every question goes to the store
 * behind.
 *
 * <p>While the store behind does not answer, a copy that is not past its legal age is served with
 * its age in {@link Page#asOf()}; what was never cached is an error then, never "nothing found".
 */
public final class CachingStore implements Store {
  // A key with more documents than this is no look-up by a number; it always goes to the store.
  private static final int CACHED_PAGE = 16;

  private final Store backend;
  private final CacheSettings settings;
  private final InstantSource time;
  private final Cache<Key, Held> cache;
  // Under which keys a document is held; changed under the cache's lock of the key.
  private final ConcurrentMap<DocumentId, Set<Key>> keysHeld = new ConcurrentHashMap<>();
  // Counts invalidations. A load that began before one must not be kept after it.
  private final AtomicLong invalidations = new AtomicLong();
  private volatile Fresh fresh = Fresh.none();
  private volatile boolean closed;

  private record Held(List<Document> documents, Instant readAt) {}

  /** The keys of all documents, and the moment up to which they are all of them. */
  private record Fresh(
      KeyFingerprints keys, @Nullable Instant asOf, long fromMillis, long untilMillis) {
    static Fresh none() {
      return new Fresh(new KeyFingerprints(), null, 0, 0);
    }
  }

  private CachingStore(Store backend, CacheSettings settings, InstantSource time) {
    this.backend = backend;
    this.settings = settings;
    this.time = time;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(settings.maxDocuments())
            .weigher((Key key, Held held) -> held.documents().size())
            .evictionListener(
                (@Nullable Key key, @Nullable Held held, RemovalCause cause) -> {
                  if (key != null && held != null) {
                    forget(key, held);
                  }
                })
            .build();
  }

  /**
   * A cache over a store.
   *
   * @param backend the store behind; closed with the cache
   * @param settings how much is held and how stale it may be
   * @param time by which freshness is told
   * @return the cache; it answers from memory once its projection is fed
   */
  public static CachingStore over(Store backend, CacheSettings settings, InstantSource time) {
    return new CachingStore(backend, settings, time);
  }

  /** Where the feed goes in. */
  public Projection projection() {
    return new FeedIn();
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    if (closed) {
      throw new PanahException.Unavailable("store", null);
    }
    if (page.after() != null || page.limit() < CACHED_PAGE) {
      return backend.find(key, page);
    }
    Fresh now = fresh;
    Instant asOf = now.asOf();
    long millis = time.millis();
    // A clock that was set back says nothing about how old the last reading is.
    if (asOf == null || millis > now.untilMillis() || millis < now.fromMillis()) {
      return findBehind(key, page);
    }
    // Of a key that the feed never showed nothing is held either; and most questions are for such.
    if (!now.keys().mayContain(key)) {
      return new Page<>(List.of(), null, asOf);
    }
    Held held = cache.getIfPresent(key);
    return held == null
        ? load(key, page)
        : new Page<>(held.documents(), null, later(asOf, held.readAt()));
  }

  private Page<Document> load(Key key, PageRequest page) {
    long before = invalidations.get();
    Page<Document> found = backend.find(key, page);
    if (!found.items().isEmpty()
        && found.items().size() <= CACHED_PAGE
        && found.nextToken() == null) {
      Held held = new Held(found.items(), found.asOf());
      cache.asMap().compute(key, (k, old) -> keep(k, old, held, before));
    }
    return found;
  }

  // First make the entry known, then look whether something was invalidated meanwhile: whoever
  // invalidates counts first and looks for entries then, so one of the two sees the other.
  private @Nullable Held keep(Key key, @Nullable Held old, Held held, long before) {
    if (old != null) {
      forget(key, old);
    }
    for (Document document : held.documents()) {
      keysHeld.merge(document.id(), Set.of(key), CachingStore::union);
    }
    if (invalidations.get() == before) {
      return held;
    }
    forget(key, held);
    return null;
  }

  private static Set<Key> union(Set<Key> some, Set<Key> more) {
    Set<Key> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }

  private void forget(Key key, Held held) {
    for (Document document : held.documents()) {
      keysHeld.computeIfPresent(
          document.id(),
          (id, keys) -> {
            Set<Key> rest = new HashSet<>(keys);
            rest.remove(key);
            return rest.isEmpty() ? null : Set.copyOf(rest);
          });
    }
  }

  private void invalidate(Set<DocumentId> ids, Set<Key> keys) {
    invalidations.incrementAndGet();
    Set<Key> touched = new HashSet<>(keys);
    ids.forEach(id -> touched.addAll(keysHeld.getOrDefault(id, Set.of())));
    for (Key key : touched) {
      // Not computeIfPresent: its first look has no lock and misses what a load is about to put.
      cache
          .asMap()
          .compute(
              key,
              (k, held) -> {
                if (held != null) {
                  forget(k, held);
                }
                return null;
              });
    }
  }

  private Page<Document> findBehind(Key key, PageRequest page) {
    try {
      return backend.find(key, page);
    } catch (PanahException.Unavailable e) {
      Held copy = cache.getIfPresent(key);
      if (copy == null) {
        throw e;
      }
      Instant asOf = fresh.asOf();
      Instant known = asOf == null ? copy.readAt() : later(asOf, copy.readAt());
      Duration age = Duration.between(known, time.instant());
      if (age.compareTo(settings.oldestCopy()) > 0) {
        throw new PanahException.TooStale(age, settings.oldestCopy());
      }
      return new Page<>(copy.documents(), null, known);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  // Whoever wrote must read what was written though the feed has not come round yet. The keys go in
  // before, since a write that failed may have been taken all the same, and after, since the set
  // may have been begun anew meanwhile.
  private <T> T writing(Set<DocumentId> ids, Set<Key> keys, Supplier<T> write) {
    keys.forEach(fresh.keys()::add);
    try {
      return write.get();
    } finally {
      keys.forEach(fresh.keys()::add);
      invalidate(ids, keys);
    }
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    Set<DocumentId> ids = new HashSet<>();
    Set<Key> keys = new HashSet<>();
    for (Draft draft : drafts) {
      ids.add(draft.id());
      keys.addAll(draft.keys());
    }
    return writing(ids, keys, () -> backend.append(owner, drafts));
  }

  @Override
  public void apply(List<Change> changes) {
    writing(
        idsOf(changes),
        keysOf(changes),
        () -> {
          backend.apply(changes);
          return changes;
        });
  }

  private static Set<DocumentId> idsOf(List<Change> changes) {
    Set<DocumentId> ids = new HashSet<>();
    changes.forEach(change -> ids.add(change.document().id()));
    return ids;
  }

  private static Set<Key> keysOf(List<Change> changes) {
    Set<Key> keys = new HashSet<>();
    changes.forEach(change -> keys.addAll(change.document().keys()));
    return keys;
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return backend.get(id);
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    return backend.changes(after, limit);
  }

  @Override
  public List<Document> history(DocumentId id) {
    return backend.history(id);
  }

  @Override
  public Optional<ChangeSignal> changeSignal() {
    return backend.changeSignal();
  }

  @Override
  public void close() {
    closed = true;
    backend.close();
  }

  private final class FeedIn implements Projection {
    @Override
    public void reset() {
      fresh = Fresh.none();
      invalidate(Set.copyOf(keysHeld.keySet()), Set.of());
    }

    @Override
    public void apply(List<Change> changes) {
      Set<Key> keys = keysOf(changes);
      keys.forEach(fresh.keys()::add);
      invalidate(idsOf(changes), keys);
    }

    @Override
    public void current(Instant asOf) {
      fresh =
          new Fresh(
              fresh.keys(),
              asOf,
              asOf.toEpochMilli(),
              asOf.plus(settings.freshFor()).toEpochMilli());
    }
  }
}
