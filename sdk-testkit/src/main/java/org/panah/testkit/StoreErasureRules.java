package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Store;

/** The chapter on erasing, as far as the verbs can tell. */
abstract class StoreErasureRules extends StoreApplyRules {
  @Test
  void erase_leavesATombstoneAndNothingElse() {
    write(store(), PUNJAB, draft("a", 0, "one", "k1", "shared"));
    write(store(), PUNJAB, draft("a", 1, "two", "k2", "shared"));
    write(store(), PUNJAB, draft("b", 0, "stays", "shared"));
    time.advance(Duration.ofDays(30));

    Document answered = write(store(), PUNJAB, erasing("a", 2));

    Document tombstone =
        new Document(id("a"), KIND, PUNJAB, 3, 4, time.instant(), keys(), new byte[0], true);
    assertThat(Picture.of(answered)).isEqualTo(Picture.of(tombstone));
    assertThat(store().get(id("a")).map(Picture::of)).contains(Picture.of(tombstone));
    assertThat(store().history(id("a"))).isEmpty();
    assertThat(found(store(), "k1")).isEmpty();
    assertThat(found(store(), "k2")).isEmpty();
    assertThat(found(store(), "shared")).containsExactly("b");
  }

  @Test
  void erase_travelsInTheFeed_asATombstone() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));
    Cursor reader = Cursor.START.after(feed(store()));
    write(store(), PUNJAB, draft("a", 1, "two", "k"));
    write(store(), PUNJAB, erasing("a", 2));

    for (Cursor cursor : List.of(reader, Cursor.START)) {
      List<Change> changes = store().changes(cursor, 10);
      assertThat(ids(changes)).containsExactly("a");
      assertThat(changes.get(0).document().erased()).isTrue();
      assertThat(changes.get(0).document().body()).isEmpty();
      assertThat(changes.get(0).document().keys()).isEmpty();
      assertThat(changes.get(0).document().version()).isEqualTo(3);
    }
  }

  @Test
  void erase_goesTogetherWithWrites_inOneAppend() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));

    store().append(PUNJAB, List.of(draft("b", 0, "new", "k"), erasing("a", 1)));

    assertThat(found(store(), "k")).containsExactly("b");
    assertThat(store().get(id("a")).orElseThrow().erased()).isTrue();
  }

  @Test
  void erase_throwsConflict_whenTheVersionIsNotTheExpectedOne() {
    Store store = store();
    write(store, PUNJAB, draft("a", 0, "one", "k"));
    write(store, PUNJAB, draft("a", 1, "two", "k"));
    List<Object> before = shown(store, "a", "unknown");

    refusedAs(new PanahException.Conflict(1, 2), () -> write(store, PUNJAB, erasing("a", 1)));
    refusedAs(new PanahException.Conflict(1, 0), () -> write(store, PUNJAB, erasing("unknown", 1)));

    assertThat(shown(store, "a", "unknown")).isEqualTo(before);
    assertThat(found(store, "k")).containsExactly("a");
  }

  @Test
  void erase_touchesNoOtherDocument() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    write(store(), PUNJAB, draft("b", 0, "one", "k"));
    Document kept = write(store(), PUNJAB, draft("b", 1, "two", "k"));
    List<Document> earlier = store().history(id("b"));

    write(store(), PUNJAB, erasing("a", 1));

    assertThat(store().get(id("b")).map(Picture::of)).contains(Picture.of(kept));
    assertThat(Picture.of(store().history(id("b")))).isEqualTo(Picture.of(earlier));
  }
}
