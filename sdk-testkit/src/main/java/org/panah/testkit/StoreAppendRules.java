package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.Draft;
import org.panah.store.Store;

/** The chapter on appending: all or none, versions and their conflicts, owners, repetition. */
abstract class StoreAppendRules extends StoreFixture {
  @Test
  void append_answersAChangeForEachDraft_inTheOrderGiven() {
    List<Change> changes =
        store()
            .append(
                PUNJAB,
                List.of(draft("b", 0, "second by name", "k1", "k2"), draft("a", 0, "first")));

    assertThat(Picture.of(changes.stream().map(Change::document).toList()))
        .containsExactly(
            Picture.of(
                new Document(
                    id("b"),
                    KIND,
                    PUNJAB,
                    1,
                    1,
                    time.instant(),
                    keys("k1", "k2"),
                    bytes("second by name"),
                    false)),
            Picture.of(
                new Document(
                    id("a"), KIND, PUNJAB, 1, 2, time.instant(), keys(), bytes("first"), false)));
  }

  @Test
  void append_isReadBackAsItWasAnswered_byEveryVerb() {
    Change change = store().append(PUNJAB, List.of(draft("a", 0, "body", "k"))).get(0);

    Picture picture = Picture.of(change.document());
    assertThat(store().get(id("a")).map(Picture::of)).contains(picture);
    assertThat(found(store(), "k")).containsExactly("a");
    assertThat(Picture.ofChanges(feed(store())))
        .containsExactly(new Picture.OfChange(picture, change.epoch()));
  }

  @Test
  void append_keepsTheTimeItAnswered_whenTheClockShowsNanoseconds() {
    time.set(Instant.parse("2026-03-01T08:00:00.123456789Z"));
    Document answered = write(store(), PUNJAB, draft("a", 0, "body"));

    assertThat(store().get(id("a")).map(Document::time)).contains(answered.time());
    assertThat(Duration.between(answered.time(), time.instant()))
        .isBetween(Duration.ZERO, Duration.ofMillis(1));
  }

  @Test
  void append_numbersAJournalWithoutGaps_overSeveralAppends() {
    for (int i = 0; i < 5; i++) {
      assertThat(write(store(), PUNJAB, draft("a" + i, 0, "")).sequence()).isEqualTo(i + 1);
    }
  }

  @Test
  void append_numbersEachOwnersJournalByItself() {
    Change first = store().append(PUNJAB, List.of(draft("p1", 0, ""))).get(0);
    Change other = store().append(SINDH, List.of(draft("s1", 0, ""))).get(0);
    Change second = store().append(PUNJAB, List.of(draft("p2", 0, ""))).get(0);

    assertThat(other.document().sequence()).isEqualTo(1);
    assertThat(second.document().sequence()).isEqualTo(2);
    assertThat(second.epoch()).isEqualTo(first.epoch());
  }

  @Test
  void append_makesTheNextVersion_whenTheExpectedOneIsHeld() {
    write(store(), PUNJAB, draft("a", 0, "one", "k1"));
    time.advance(Duration.ofMinutes(5));
    Document second =
        write(store(), PUNJAB, Draft.write(id("a"), "memo", 1, keys("k2"), bytes("two")));

    assertThat(Picture.of(second))
        .isEqualTo(
            Picture.of(
                new Document(
                    id("a"),
                    "memo",
                    PUNJAB,
                    2,
                    2,
                    time.instant(),
                    keys("k2"),
                    bytes("two"),
                    false)));
  }

  @Test
  void append_throwsConflictWithBothVersions_whenTheVersionIsStale() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    write(store(), PUNJAB, draft("a", 1, "two"));

    refusedAs(new PanahException.Conflict(1, 2), () -> write(store(), PUNJAB, draft("a", 1, "x")));
  }

  @Test
  void append_throwsConflictWithBothVersions_whenTheVersionIsAhead() {
    write(store(), PUNJAB, draft("a", 0, "one"));

    refusedAs(new PanahException.Conflict(7, 1), () -> write(store(), PUNJAB, draft("a", 7, "x")));
  }

  @Test
  void append_throwsConflictWithBothVersions_whenTheDocumentIsThereAlready() {
    write(store(), PUNJAB, draft("a", 0, "one"));

    refusedAs(new PanahException.Conflict(0, 1), () -> write(store(), PUNJAB, draft("a", 0, "x")));
  }

  @Test
  void append_throwsConflictWithBothVersions_whenThereIsNoSuchDocument() {
    refusedAs(new PanahException.Conflict(3, 0), () -> write(store(), PUNJAB, draft("a", 3, "x")));
    assertThat(store().get(id("a"))).isEmpty();
  }

  @Test
  void append_writesNothing_whenOneDraftOfManyConflicts() {
    write(store(), PUNJAB, draft("held", 0, "one", "k"));
    List<Object> before = shown(store(), "held", "new1", "new2");
    Draft stale = draft("held", 0, "stale", "k9");
    Draft new1 = draft("new1", 0, "", "k9");
    Draft new2 = draft("new2", 0, "", "k9");

    for (List<Draft> drafts :
        List.of(
            List.of(stale, new1, new2), List.of(new1, stale, new2), List.of(new1, new2, stale))) {
      refusedAs(new PanahException.Conflict(0, 1), () -> store().append(PUNJAB, drafts));
      assertThat(shown(store(), "held", "new1", "new2")).isEqualTo(before);
      assertThat(found(store(), "k9")).isEmpty();
    }
    assertThat(write(store(), PUNJAB, draft("next", 0, "")).sequence())
        .as("a refused append uses up no sequence number")
        .isEqualTo(2);
  }

  @Test
  void append_writesNothing_whenADocumentBelongsToAnotherOwner() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));
    List<Object> before = shown(store(), "a", "b");

    for (Draft theirs : List.of(draft("a", 1, "x"), draft("a", 0, "x"), erasing("a", 1))) {
      assertThatThrownBy(() -> store().append(SINDH, List.of(draft("b", 0, ""), theirs)))
          .isInstanceOf(PanahException.InvalidRequest.class);
      assertThat(shown(store(), "a", "b")).isEqualTo(before);
    }
  }

  @Test
  void append_refusesAnotherOwnersDocument_alsoAfterItWasErased() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    write(store(), PUNJAB, erasing("a", 1));

    assertThatThrownBy(() -> write(store(), SINDH, draft("a", 2, "x")))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void append_writesNothing_whenADocumentComesTwice() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    List<Object> before = shown(store(), "a", "b");

    assertThatThrownBy(
            () ->
                store()
                    .append(
                        PUNJAB,
                        List.of(draft("b", 0, "b"), draft("a", 1, "two"), draft("a", 2, "three"))))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThat(shown(store(), "a", "b")).isEqualTo(before);
  }

  @Test
  void append_refusesAnEmptyList() {
    assertThatThrownBy(() -> store().append(PUNJAB, List.of()))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void append_answersTheSameChangesAndWritesNothing_whenRepeated() {
    write(store(), PUNJAB, draft("a", 0, "one", "k1"));
    write(store(), PUNJAB, draft("gone", 0, "one", "k1"));
    List<Draft> drafts =
        List.of(draft("b", 0, "new", "k2"), draft("a", 1, "two", "k2"), erasing("gone", 1));
    List<Change> first = store().append(PUNJAB, drafts);
    List<Object> before = shown(store(), "a", "b", "gone");
    time.advance(Duration.ofHours(1));

    List<Change> second = store().append(PUNJAB, drafts);

    assertThat(Picture.ofChanges(second)).isEqualTo(Picture.ofChanges(first));
    assertThat(shown(store(), "a", "b", "gone")).isEqualTo(before);
    assertThat(write(store(), PUNJAB, draft("next", 0, "")).sequence())
        .as("a repeated append uses up no sequence number")
        .isEqualTo(6);
  }

  @Test
  void append_throwsConflict_whenOnlySomeDraftsAreRepeated() {
    Draft written = draft("a", 0, "one");
    write(store(), PUNJAB, written);

    refusedAs(
        new PanahException.Conflict(0, 1),
        () -> store().append(PUNJAB, List.of(draft("b", 0, ""), written)));
    assertThat(store().get(id("b"))).isEmpty();
  }

  @Test
  void append_throwsConflict_whenARepeatedDraftWasOvertaken() {
    Draft first = draft("a", 0, "one");
    write(store(), PUNJAB, first);
    write(store(), PUNJAB, draft("a", 1, "two"));

    refusedAs(new PanahException.Conflict(0, 2), () -> write(store(), PUNJAB, first));
  }

  @Test
  void append_throwsConflict_whenADraftDiffersFromWhatItRepeatsInOneThingOnly() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));

    for (Draft other :
        List.of(
            draft("a", 0, "One", "k"),
            draft("a", 0, "one", "K"),
            draft("a", 0, "one"),
            Draft.write(id("a"), "memo", 0, keys("k"), bytes("one")))) {
      refusedAs(new PanahException.Conflict(0, 1), () -> write(store(), PUNJAB, other));
    }
  }

  @Test
  void append_doesNotTakeAnEmptyDocumentForATombstone_whenRepeated() {
    Store store = store();
    write(store, PUNJAB, draft("a", 0, "one"));
    write(store, PUNJAB, draft("a", 1, ""));

    refusedAs(new PanahException.Conflict(1, 2), () -> write(store, PUNJAB, erasing("a", 1)));
  }

  static void refusedAs(PanahException.Conflict expected, ThrowingCallable append) {
    assertThatThrownBy(append)
        .isInstanceOfSatisfying(
            PanahException.Conflict.class,
            conflict -> {
              assertThat(conflict.expected()).isEqualTo(expected.expected());
              assertThat(conflict.actual()).isEqualTo(expected.actual());
            });
  }
}
