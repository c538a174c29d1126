package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.CacheSettings;
import org.panah.store.CachingStore;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * The chapter on what a cache keeps and for how long, on top of all of {@link StoreContract} with
 * the cache answering from memory.
 */
abstract class CachingRules extends StoreContract {
  private static final CacheSettings SETTINGS =
      new CacheSettings(1_000, Duration.ofSeconds(2), Duration.ofDays(2));
  private static final PageRequest PAGE = PageRequest.first(100);

  private final IdentityHashMap<Store, Store> behind = new IdentityHashMap<>();
  private @Nullable GatedStore gated;
  private @Nullable CachingStore caching;

  protected abstract Store openBackend(InstantSource time);

  @Override
  protected final Store open(InstantSource time) {
    Store backend = openBackend(time);
    CachingStore store = CachingStore.over(backend, SETTINGS, time);
    behind.put(store, backend);
    // There is nothing to be read of an empty store: its feed is current.
    store.projection().current(time.instant());
    return store;
  }

  /** Breaks what is behind the cache, and lets the time pass in which memory may still answer. */
  @Override
  protected final void breakBackend(Store store) {
    Objects.requireNonNull(behind.get(store)).close();
    time.advance(SETTINGS.freshFor().plusMillis(1));
  }

  /** The backend of the store that {@link #cache} answers. */
  GatedStore backend() {
    if (gated == null) {
      gated = new GatedStore(openBackend(time));
    }
    return gated;
  }

  /** A cache whose look-ups can be stopped on their way back, and whose feed is current. */
  CachingStore cache() {
    if (caching == null) {
      caching = CachingStore.over(backend(), SETTINGS, time);
      closedAfterwards(caching);
      tell();
    }
    return caching;
  }

  /** Gives the cache the whole feed, and the news that it is all of it. */
  void tell() {
    Instant before = time.instant();
    cache().projection().apply(feed(backend(), Cursor.START, 100));
    cache().projection().current(before);
  }

  List<String> bodies(String key) {
    return cache().find(new Key(key), PAGE).items().stream().map(StoreFixture::text).toList();
  }

  @Test
  void find_asksTheBackendOnce_andAnswersFromMemoryThen() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    assertThat(bodies("k")).containsExactly("one");
    int asked = backend().lookUps();

    for (int i = 0; i < 5; i++) {
      assertThat(bodies("k")).containsExactly("one");
    }

    assertThat(backend().lookUps()).isEqualTo(asked);
  }

  @Test
  void find_answersAbsenceFromMemory_whileTheFeedIsCurrent() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    tell();

    assertThat(bodies("unknown")).isEmpty();

    assertThat(backend().lookUps()).isZero();
  }

  @Test
  void find_findsWhatOthersWrote_onceTheFeedWasRead() {
    assertThat(bodies("k")).isEmpty();
    write(backend(), PUNJAB, draft("a", 0, "one", "k"));
    tell();
    assertThat(bodies("k")).containsExactly("one");
    write(backend(), PUNJAB, draft("a", 1, "two", "k2"));
    tell();

    assertThat(bodies("k")).isEmpty();
    assertThat(bodies("k2")).containsExactly("two");
  }

  @Test
  void find_asksTheBackend_onceTheFeedWasNotReadForTooLong() {
    assertThat(bodies("k")).isEmpty();
    write(backend(), PUNJAB, draft("a", 0, "one", "k"));
    time.advance(SETTINGS.freshFor().plusMillis(1));

    assertThat(bodies("k")).containsExactly("one");
  }

  @Test
  void find_isAsOfTheFeedsLastReading() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    tell();
    Instant read = time.instant();
    time.advance(Duration.ofSeconds(1));

    Page<Document> absent = cache().find(new Key("unknown"), PAGE);

    assertThat(absent.asOf()).isEqualTo(read);
  }

  @Test
  void find_throwsUnavailable_whenTheBackendFailsAndNothingIsKnown() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    time.advance(SETTINGS.freshFor().plusMillis(1));
    backend().failing(true);

    for (String key : List.of("k", "unknown")) {
      assertThatThrownBy(() -> bodies(key)).isInstanceOf(PanahException.Unavailable.class);
    }
  }

  @Test
  void find_servesACopyWithItsAge_whileTheBackendFails_untilTheCopyIsTooOld() {
    write(cache(), PUNJAB, draft("a", 0, "one", "k"));
    assertThat(bodies("k")).containsExactly("one");
    Instant read = time.instant();
    backend().failing(true);
    time.advance(SETTINGS.oldestCopy());

    Page<Document> copy = cache().find(new Key("k"), PAGE);
    assertThat(copy.items()).hasSize(1);
    assertThat(copy.asOf()).isEqualTo(read);

    time.advance(Duration.ofMillis(1));
    assertThatThrownBy(() -> bodies("k")).isInstanceOf(PanahException.TooStale.class);
  }
}
