package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * What the chapters of {@link StoreContract} share. Each chapter is a class of its own and extends
 * the one before, so that whoever brings a store extends one class and gets them all; test methods
 * are package-private, so that no subclass can replace one.
 */
abstract class StoreFixture {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Agency SINDH = Agency.of("SD-POL");
  static final Agency FIA = Agency.of("FIA");
  static final String KIND = "note";

  /** The clock of every store that a test opens. */
  final SettableTime time = SettableTime.at(Instant.parse("2026-03-01T08:00:00Z"));

  private final List<Store> opened = new ArrayList<>();
  private @Nullable Store store;

  protected abstract Store open(InstantSource time);

  protected void breakBackend(Store store) {
    store.close();
  }

  @AfterEach
  void closeStores() {
    opened.forEach(Store::close);
  }

  /** The store under test, opened when it is first asked for. */
  synchronized Store store() {
    if (store == null) {
      store = another();
    }
    return store;
  }

  /** One more new store, to copy to or from. */
  Store another() {
    return closedAfterwards(open(time));
  }

  Store closedAfterwards(Store store) {
    opened.add(store);
    return store;
  }

  static DocumentId id(String value) {
    return new DocumentId(value);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(Document document) {
    return new String(document.body(), StandardCharsets.UTF_8);
  }

  static Set<Key> keys(String... tokens) {
    return Arrays.stream(tokens).map(Key::new).collect(Collectors.toUnmodifiableSet());
  }

  static Draft draft(String id, long expectedVersion, String body, String... keys) {
    return Draft.write(id(id), KIND, expectedVersion, keys(keys), bytes(body));
  }

  static Draft erasing(String id, long expectedVersion) {
    return Draft.erase(id(id), KIND, expectedVersion);
  }

  /** Appends one draft and answers its document. */
  static Document write(Store store, Agency owner, Draft draft) {
    return store.append(owner, List.of(draft)).get(0).document();
  }

  /** The ids of the documents that have a key, as one page answers them. */
  static List<String> found(Store store, String key) {
    return store.find(new Key(key), PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
        .map(document -> document.id().value())
        .toList();
  }

  /** The whole feed after a cursor, read in parts. */
  static List<Change> feed(Store store, Cursor after, int limit) {
    List<Change> all = new ArrayList<>();
    Cursor cursor = after;
    List<Change> part = store.changes(cursor, limit);
    while (!part.isEmpty()) {
      assertThat(all.size()).as("changes in a feed that ends").isLessThan(10_000);
      all.addAll(part);
      cursor = cursor.after(part);
      part = store.changes(cursor, limit);
    }
    return all;
  }

  static List<Change> feed(Store store) {
    return feed(store, Cursor.START, 100);
  }

  /** All that the verbs show of some documents and of the feed, to be compared before and after. */
  static List<Object> shown(Store store, String... ids) {
    List<Object> shown = new ArrayList<>(Picture.ofChanges(feed(store)));
    for (String id : ids) {
      shown.add(store.get(id(id)).map(Picture::of));
      shown.add(Picture.of(store.history(id(id))));
    }
    return shown;
  }
}
