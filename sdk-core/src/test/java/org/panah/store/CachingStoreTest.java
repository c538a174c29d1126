package org.panah.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

class CachingStoreTest extends CachingStoreFixture {
  @Test
  void find_asksTheStore_untilTheFeedWasReadToItsEnd() {
    write(elsewhere, draft("a", 0, "k"));

    assertThat(asked(() -> assertThat(find("k")).containsExactly("a v1"))).isEqualTo(1);
    assertThat(asked(() -> assertThat(find("none")).isEmpty())).isEqualTo(1);
    projection.apply(elsewhere.changes(Cursor.START, 10));
    assertThat(asked(() -> assertThat(find("none")).isEmpty())).isEqualTo(1);
  }

  @Test
  void find_answersHitsFromMemory_onceTheyWereAsked() {
    write(elsewhere, draft("a", 0, "k"));
    feed();

    assertThat(asked(() -> find("k"))).isEqualTo(1);
    assertThat(asked(() -> assertThat(find("k")).containsExactly("a v1"))).isZero();
  }

  @Test
  void find_answersAbsenceFromMemory_withoutAskingOnce() {
    write(elsewhere, draft("a", 0, "k"));
    feed();

    assertThat(asked(() -> assertThat(find("none")).isEmpty())).isZero();
    assertThat(page("none").asOf()).isEqualTo(now);
  }

  @Test
  void find_asksTheStore_whenTheLastReadingIsOlderThanTheBound() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");

    now = now.plus(FRESH);
    assertThat(asked(() -> find("k")) + asked(() -> find("none"))).isZero();
    now = now.plusMillis(1);
    assertThat(asked(() -> find("k")) + asked(() -> find("none"))).isEqualTo(2);
    assertThat(page("none").asOf()).isEqualTo(now);

    feed();
    assertThat(asked(() -> find("k")) + asked(() -> find("none"))).isZero();
  }

  @Test
  void find_tellsHowFreshTheCopyIs() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    Instant read = now;
    find("k");
    now = now.plusSeconds(1);

    assertThat(page("k").asOf()).isEqualTo(read);
    feed();
    assertThat(page("k").asOf()).isEqualTo(now);
  }

  @Test
  void apply_letsGoOfWhatChanged_underItsOldKeysToo() {
    write(elsewhere, draft("a", 0, "old", "kept"));
    feed();
    find("old");
    find("kept");
    write(elsewhere, draft("a", 1, "new", "kept"));
    feed();

    assertThat(find("old")).isEmpty();
    assertThat(find("new")).containsExactly("a v2");
    assertThat(find("kept")).containsExactly("a v2");
  }

  @Test
  void apply_letsGoOfWhatWasErased() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");
    write(elsewhere, Draft.erase(new DocumentId("a"), "note", 1));
    feed();

    assertThat(find("k")).isEmpty();
  }

  @Test
  void apply_bringsInADocumentThatJoinsAHeldKey() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");
    write(elsewhere, draft("b", 0, "k"));
    feed();

    assertThat(find("k")).containsExactly("a v1", "b v1");
  }

  @Test
  void append_isReadAtOnce_beforeTheFeedComesRound() {
    write(cache, draft("a", 0, "old"));
    feed();
    find("old");

    write(cache, draft("a", 1, "new"));
    assertThat(find("old")).isEmpty();
    assertThat(find("new")).containsExactly("a v2");

    write(cache, Draft.erase(new DocumentId("a"), "note", 2));
    assertThat(find("new")).isEmpty();
  }

  @Test
  void append_isReadAtOnce_evenIfItsAnswerWasLost() {
    feed();
    find("k");
    behind.answersOfWritesGetLost = true;

    assertThatThrownBy(() -> write(cache, draft("a", 0, "k")))
        .isInstanceOf(PanahException.Unavailable.class);
    assertThat(find("k")).containsExactly("a v1");
  }

  @Test
  void apply_ofAnothersChanges_isReadAtOnce() {
    write(cache, draft("mine", 0, "k"));
    feed();
    find("k");
    Store source = Store.inMemory(time);
    source.append(Agency.of("SD-POL"), List.of(draft("theirs", 0, "k", "other")));

    cache.apply(source.changes(Cursor.START, 10));

    assertThat(find("other")).containsExactly("theirs v1");
    assertThat(find("k")).containsExactly("mine v1", "theirs v1");
  }

  @Test
  void load_isNotKept_whenTheDocumentWasWrittenBeforeItsAnswerCame() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    behind.beforeFindAnswers = () -> write(cache, draft("a", 1, "k"));

    assertThat(find("k")).containsExactly("a v1");
    assertThat(find("k")).containsExactly("a v2");
  }

  @Test
  void load_isNotKept_whenTheFeedToldOfAChangeBeforeItsAnswerCame() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    behind.beforeFindAnswers =
        () -> {
          write(elsewhere, draft("a", 1, "other"));
          feed();
        };

    assertThat(find("k")).containsExactly("a v1");
    assertThat(find("k")).isEmpty();
    assertThat(find("other")).containsExactly("a v2");
  }

  @Test
  void find_keepsNoKeyWithManyDocuments_andAnswersThemAll() {
    for (int i = 0; i < 17; i++) {
      write(elsewhere, draft("d" + i, 0, "crowd"));
    }
    feed();

    assertThat(asked(() -> assertThat(find("crowd")).hasSize(17))).isEqualTo(1);
    assertThat(asked(() -> assertThat(find("crowd")).hasSize(17))).isEqualTo(1);
  }

  @Test
  void find_leavesPartsOfAnAnswerToTheStore() {
    for (int i = 0; i < 3; i++) {
      write(elsewhere, draft("d" + i, 0, "k"));
    }
    feed();
    find("k");

    Page<Document> first = cache.find(new Key("k"), PageRequest.first(2));
    Page<Document> second = cache.find(new Key("k"), first.next(2).orElseThrow());

    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(1);
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void reset_forgetsEverything_untilTheFeedIsAtItsEndAgain() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");
    projection.reset();
    cursor = Cursor.START;

    assertThat(asked(() -> find("none")) + asked(() -> find("k"))).isEqualTo(2);
    feed();
    assertThat(asked(() -> find("none"))).isZero();
    assertThat(find("k")).containsExactly("a v1");
  }
}
