package org.panah.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/** A cache over a store in memory; the tests hand its projection what a feed would. */
abstract class CachingStoreFixture {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Duration FRESH = Duration.ofSeconds(2);
  static final Duration LEGAL = Duration.ofDays(2);

  Instant now = Instant.parse("2026-03-01T08:00:00Z");
  final InstantSource time = () -> now;
  final Store elsewhere = Store.inMemory(time);
  final ObservedStore behind = new ObservedStore(elsewhere);
  CachingStore cache = cache(1_000);
  Projection projection = cache.projection();
  Cursor cursor = Cursor.START;

  CachingStore cache(int documents) {
    return CachingStore.over(behind, new CacheSettings(documents, FRESH, LEGAL), time);
  }

  /** What a feed does at each reading. */
  void feed() {
    Instant before = now;
    List<Change> changes = elsewhere.changes(cursor, 1_000);
    if (!changes.isEmpty()) {
      projection.apply(changes);
      cursor = cursor.after(changes);
    }
    projection.current(before);
  }

  static Draft draft(String id, long expected, String... keys) {
    Set<Key> set = Arrays.stream(keys).map(Key::new).collect(Collectors.toSet());
    return Draft.write(new DocumentId(id), "note", expected, set, new byte[1]);
  }

  void write(Store store, Draft draft) {
    assertThat(store.append(PUNJAB, List.of(draft))).hasSize(1);
  }

  List<String> find(String key) {
    return page(key).items().stream().map(d -> d.id() + " v" + d.version()).toList();
  }

  Page<Document> page(String key) {
    return cache.find(new Key(key), PageRequest.first(1_000));
  }

  int asked(Runnable question) {
    int before = behind.finds;
    question.run();
    return behind.finds - before;
  }
}
