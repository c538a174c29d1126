package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Store;

/** The chapter on the feed: what a reader sees who comes back with a cursor. */
abstract class StoreFeedRules extends StoreReadRules {
  @Test
  void changes_areNone_whileTheStoreIsEmpty() {
    assertThat(store().changes(Cursor.START, 10)).isEmpty();
    assertThat(store().changes(Cursor.startOf(PUNJAB), 10)).isEmpty();
  }

  @Test
  void changes_holdEachDocumentOnce_inTheOrderOfTheJournal() {
    write(store(), PUNJAB, draft("z", 0, "", "k"));
    store().append(PUNJAB, List.of(draft("y", 0, "two"), draft("x", 0, "three")));

    List<Change> changes = store().changes(Cursor.START, 10);

    assertThat(sequences(changes)).containsExactly(1L, 2L, 3L);
    assertThat(ids(changes)).containsExactly("z", "y", "x");
    assertThat(changes)
        .allSatisfy(
            change ->
                assertThat(store().get(change.document().id()).map(Picture::of))
                    .contains(Picture.of(change.document())));
  }

  @Test
  void changes_holdTheNewestVersionOnly_atItsNewPlace() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    write(store(), PUNJAB, draft("b", 0, "one"));
    write(store(), PUNJAB, draft("a", 1, "two"));
    write(store(), PUNJAB, draft("a", 2, "three"));

    List<Change> changes = store().changes(Cursor.START, 10);

    assertThat(ids(changes)).containsExactly("b", "a");
    assertThat(sequences(changes)).containsExactly(2L, 4L);
    assertThat(changes.get(1).document().version()).isEqualTo(3);
  }

  @Test
  void changes_goOnAfterTheCursor() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    write(store(), PUNJAB, draft("b", 0, "one"));
    Cursor cursor = Cursor.START.after(store().changes(Cursor.START, 10));
    assertThat(store().changes(cursor, 10)).isEmpty();

    write(store(), PUNJAB, draft("c", 0, "one"));
    write(store(), PUNJAB, draft("a", 1, "two"));

    assertThat(ids(store().changes(cursor, 10))).containsExactly("c", "a");
  }

  @Test
  void changes_holdAnAppend_asSoonAsItReturned() {
    Cursor cursor = Cursor.START;
    for (int i = 0; i < 10; i++) {
      Agency owner = i % 2 == 0 ? PUNJAB : SINDH;
      write(store(), owner, draft("d" + i, 0, ""));

      List<Change> news = store().changes(cursor, 10);

      assertThat(ids(news)).containsExactly("d" + i);
      cursor = cursor.after(news);
    }
  }

  @Test
  void changes_areAtMostAsManyAsTheLimit_andPartsMakeTheWhole() {
    threeJournals(store());

    List<Picture.OfChange> whole =
        Picture.ofChanges(store().changes(Cursor.START, Integer.MAX_VALUE));
    assertThat(whole).hasSize(21);
    for (int limit : List.of(1, 2, 5, 20, 21, 22)) {
      assertThat(store().changes(Cursor.START, limit)).hasSize(Math.min(limit, 21));
      List<Change> parts = feed(store(), Cursor.START, limit);
      assertThat(Picture.ofChanges(parts))
          .as("read %d at a time", limit)
          .containsExactlyInAnyOrderElementsOf(whole);
      sequencesByOwner(parts).values().forEach(s -> assertThat(s).isSorted());
    }
  }

  @Test
  void changes_ofOneOwner_areReadByACursorOfThatOwner() {
    threeJournals(store());

    for (Agency owner : List.of(PUNJAB, SINDH, FIA)) {
      List<Change> changes = feed(store(), Cursor.startOf(owner), 2);

      assertThat(changes).hasSize(7);
      assertThat(changes).allSatisfy(c -> assertThat(c.document().owner()).isEqualTo(owner));
      assertThat(sequences(changes)).isSorted();
    }
    assertThat(store().changes(Cursor.startOf(Agency.of("NOBODY")), 10)).isEmpty();
  }

  @Test
  void cursor_goesOnWhereItWas_afterItWasKeptAsText() {
    threeJournals(store());

    for (Cursor start : List.of(Cursor.START, Cursor.startOf(SINDH))) {
      Cursor cursor = start;
      Cursor kept = Cursor.parse(start.encode());
      List<Change> part = store().changes(cursor, 4);
      while (!part.isEmpty()) {
        assertThat(Picture.ofChanges(store().changes(kept, 4))).isEqualTo(Picture.ofChanges(part));
        cursor = cursor.after(part);
        kept = Cursor.parse(kept.after(part).encode());
        assertThat(kept).isEqualTo(cursor);
        part = store().changes(cursor, 4);
      }
      assertThat(store().changes(kept, 4)).isEmpty();
    }
  }

  @Test
  void cursor_ofAnotherRunOfTheJournal_startsAgain() {
    threeJournals(store());
    List<Change> all = feed(store());
    // The same places in Punjab's journal, but in a run that a restored backup has undone.
    List<Change> undone = new ArrayList<>();
    for (Change change : all) {
      undone.add(
          change.document().owner().equals(PUNJAB)
              ? new Change(change.document(), "another-" + change.epoch())
              : change);
    }

    List<Change> again = store().changes(Cursor.START.after(undone), 100);

    assertThat(again).hasSize(7);
    assertThat(again).allSatisfy(c -> assertThat(c.document().owner()).isEqualTo(PUNJAB));
  }

  @Test
  void cursor_beyondTheEndOfTheJournal_startsAgain() {
    threeJournals(store());
    Change last = feed(store(), Cursor.startOf(PUNJAB), 100).get(6);
    Document document = last.document();
    Document beyond =
        new Document(
            document.id(),
            document.kind(),
            document.owner(),
            document.version(),
            document.sequence() + 1,
            document.time(),
            document.keys(),
            document.body(),
            false);

    Cursor cursor = Cursor.startOf(PUNJAB).after(List.of(new Change(beyond, last.epoch())));

    assertThat(store().changes(cursor, 100)).hasSize(7);
  }

  @Test
  void epochs_tellStoresApart() {
    Store other = another();

    Change here = store().append(PUNJAB, List.of(draft("a", 0, ""))).get(0);
    Change there = other.append(PUNJAB, List.of(draft("a", 0, ""))).get(0);

    assertThat(here.epoch()).isNotEqualTo(there.epoch());
  }

  /** Seven documents of each of three owners, written in turns, some of them amended. */
  static void threeJournals(Store store) {
    for (int i = 0; i < 7; i++) {
      for (Agency owner : List.of(PUNJAB, SINDH, FIA)) {
        write(store, owner, draft(owner + "-" + i, 0, "one", "k" + i));
        if (i == 4) {
          write(store, owner, draft(owner + "-" + 2, 1, "two", "k"));
        }
      }
    }
  }

  static List<Long> sequences(List<Change> changes) {
    return changes.stream().map(change -> change.document().sequence()).toList();
  }

  static List<String> ids(List<Change> changes) {
    return changes.stream().map(change -> change.document().id().value()).toList();
  }

  private static Map<Agency, List<Long>> sequencesByOwner(List<Change> changes) {
    Map<Agency, List<Long>> sequences = new HashMap<>();
    for (Change change : changes) {
      sequences
          .computeIfAbsent(change.document().owner(), owner -> new ArrayList<>())
          .add(change.document().sequence());
    }
    return Collections.unmodifiableMap(sequences);
  }
}
