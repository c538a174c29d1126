package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Store;

/** The chapter on taking over another owner's changes, as a replica does. */
abstract class StoreApplyRules extends StoreFeedRules {
  @Test
  void apply_takesOverDocumentsAsTheyAre() {
    Store source = another();
    threeJournals(source);
    write(source, SINDH, erasing("SD-POL-3", 1));
    time.advance(Duration.ofDays(3));

    store().apply(feed(source));

    assertThat(Picture.ofChanges(feed(store()))).isEqualTo(Picture.ofChanges(feed(source)));
    for (Change change : feed(source)) {
      assertThat(store().get(change.document().id()).map(Picture::of))
          .contains(Picture.of(change.document()));
    }
    for (String key : List.of("k", "k0", "k2", "k3")) {
      assertThat(found(store(), key)).isEqualTo(found(source, key));
    }
  }

  @Test
  void apply_makesACopyWhoseFeedGoesOn_whereTheSourcesCursorWas() {
    Store source = another();
    threeJournals(source);
    store().apply(feed(source));
    Cursor cursor = Cursor.START.after(feed(source));

    assertThat(store().changes(cursor, 10)).isEmpty();
    write(source, FIA, draft("later", 0, ""));
    store().apply(source.changes(cursor, 10));

    assertThat(ids(store().changes(cursor, 10))).containsExactly("later");
  }

  @Test
  void apply_changesNothing_whenRepeated() {
    Store source = another();
    threeJournals(source);
    List<Change> changes = feed(source);
    store().apply(changes);
    List<Object> before = shown(store(), "PB-POL-2", "PB-POL-3");

    store().apply(changes);
    for (Change change : changes) {
      store().apply(List.of(change));
    }
    store().apply(List.of());

    assertThat(shown(store(), "PB-POL-2", "PB-POL-3")).isEqualTo(before);
  }

  @Test
  void apply_keepsTheGreaterVersion_whenAnEarlierOneComesAgain() {
    Store source = another();
    List<Change> first = source.append(PUNJAB, List.of(draft("a", 0, "one", "old")));
    List<Change> second = source.append(PUNJAB, List.of(draft("a", 1, "two", "new")));
    store().apply(first);
    store().apply(second);

    store().apply(first);

    assertThat(store().get(id("a")).map(Picture::of))
        .contains(Picture.of(second.get(0).document()));
    assertThat(found(store(), "old")).isEmpty();
    assertThat(found(store(), "new")).containsExactly("a");
    assertThat(ids(feed(store()))).containsExactly("a");
    assertThat(Picture.of(store().history(id("a"))))
        .containsExactly(Picture.of(first.get(0).document()));
  }

  @Test
  void apply_takesOverSeveralVersionsOfADocument_inOneCall() {
    Store source = another();
    List<Change> changes = new ArrayList<>();
    changes.addAll(source.append(PUNJAB, List.of(draft("a", 0, "one", "old"))));
    changes.addAll(source.append(PUNJAB, List.of(draft("a", 1, "two", "new"))));

    store().apply(changes);

    assertThat(found(store(), "old")).isEmpty();
    assertThat(found(store(), "new")).containsExactly("a");
    assertThat(store().history(id("a"))).hasSize(1);
  }

  @Test
  void apply_takesNothing_whenChangesComeOutOfTheirOrder() {
    Store source = another();
    write(source, PUNJAB, draft("a", 0, ""));
    write(source, PUNJAB, draft("b", 0, ""));
    List<Change> backwards = new ArrayList<>(feed(source));
    Collections.reverse(backwards);

    refused(store(), backwards);

    assertThat(feed(store())).isEmpty();
    assertThat(store().get(id("b"))).isEmpty();
  }

  @Test
  void apply_takesNothing_whenANewChangeIsBehindTheJournalHeldHere() {
    Store source = another();
    Change skipped = source.append(PUNJAB, List.of(draft("a", 0, ""))).get(0);
    Change taken = source.append(PUNJAB, List.of(draft("b", 0, ""))).get(0);
    Change next = source.append(SINDH, List.of(draft("c", 0, ""))).get(0);
    store().apply(List.of(taken));
    List<Object> before = shown(store(), "a", "b", "c");

    refused(store(), List.of(next, skipped));

    assertThat(shown(store(), "a", "b", "c")).isEqualTo(before);
  }

  @Test
  void apply_takesNothing_whenAChangeIsOfAnotherRunOfTheJournal() {
    Store source = another();
    source.append(PUNJAB, List.of(draft("a", 0, "")));
    store().apply(feed(source));
    Store restarted = another();
    restarted.append(PUNJAB, List.of(draft("x", 0, "")));
    Change foreign = restarted.append(PUNJAB, List.of(draft("y", 0, ""))).get(0);
    Change fine = restarted.append(SINDH, List.of(draft("c", 0, ""))).get(0);
    List<Object> before = shown(store(), "a", "y", "c");

    refused(store(), List.of(fine, foreign));

    assertThat(shown(store(), "a", "y", "c")).isEqualTo(before);
  }

  @Test
  void apply_takesNothing_whenADocumentBelongsToAnotherOwnerHere() {
    write(store(), PUNJAB, draft("a", 0, "ours", "k"));
    Store source = another();
    write(source, SINDH, draft("a", 0, "theirs", "k"));
    write(source, SINDH, draft("a", 1, "theirs", "k"));
    List<Object> before = shown(store(), "a");

    refused(store(), feed(source));

    assertThat(shown(store(), "a")).isEqualTo(before);
  }

  @Test
  void apply_takesOverAJournal_whoseOwnersAppendWasRefusedHereBefore() {
    assertThatThrownBy(() -> write(store(), PUNJAB, draft("a", 5, "")))
        .isInstanceOf(PanahException.Conflict.class);
    Store source = another();
    write(source, PUNJAB, draft("a", 0, ""));

    store().apply(feed(source));

    assertThat(ids(feed(store()))).containsExactly("a");
  }

  @Test
  void apply_carriesErasure_alongWithEverythingEarlier() {
    Store source = another();
    write(source, PUNJAB, draft("a", 0, "one", "k1"));
    store().apply(feed(source));
    Cursor cursor = Cursor.START.after(feed(source));
    write(source, PUNJAB, draft("a", 1, "two", "k2"));
    store().apply(source.changes(cursor, 10));
    assertThat(store().history(id("a"))).hasSize(1);

    write(source, PUNJAB, erasing("a", 2));
    store().apply(source.changes(cursor, 10));

    Document tombstone = store().get(id("a")).orElseThrow();
    assertThat(tombstone.erased()).isTrue();
    assertThat(tombstone.version()).isEqualTo(3);
    assertThat(tombstone.body()).isEmpty();
    assertThat(store().history(id("a"))).isEmpty();
    assertThat(found(store(), "k1")).isEmpty();
    assertThat(found(store(), "k2")).isEmpty();
  }

  @Test
  void apply_leavesTheStoresOwnJournalAlone() {
    write(store(), PUNJAB, draft("mine", 0, ""));
    Store source = another();
    threeJournals(source);

    store().apply(feed(source, Cursor.startOf(SINDH), 3));

    assertThat(write(store(), PUNJAB, draft("mine2", 0, "")).sequence()).isEqualTo(2);
    assertThat(ids(feed(store(), Cursor.startOf(PUNJAB), 10))).containsExactly("mine", "mine2");
    assertThat(feed(store(), Cursor.startOf(SINDH), 10)).hasSize(7);
  }

  private static void refused(Store store, List<Change> changes) {
    assertThatThrownBy(() -> store.apply(changes))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }
}
