package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.store.Document;
import org.panah.store.Draft;
import org.panah.store.Key;

/** The chapter on reading: by id, by key and in pages, earlier versions, and awkward values. */
abstract class StoreReadRules extends StoreAppendRules {
  @Test
  void get_returnsEmpty_whenTheDocumentIsUnknown() {
    write(store(), PUNJAB, draft("a", 0, "one", "b"));

    assertThat(store().get(id("b"))).isEmpty();
  }

  @Test
  void get_returnsTheNewestVersion() {
    write(store(), PUNJAB, draft("a", 0, "one"));
    Document second = write(store(), PUNJAB, draft("a", 1, "two"));

    assertThat(store().get(id("a")).map(Picture::of)).contains(Picture.of(second));
  }

  @Test
  void get_tellsIdsApart_thatDifferInCaseOnly() {
    write(store(), PUNJAB, draft("Ab", 0, "one"));
    write(store(), PUNJAB, draft("aB", 0, "two"));

    assertThat(store().get(id("Ab")).map(Document::body)).contains(bytes("one"));
    assertThat(store().get(id("aB")).map(Document::body)).contains(bytes("two"));
    assertThat(store().get(id("ab"))).isEmpty();
  }

  @Test
  void find_returnsAnEmptyPage_whenNoDocumentHasTheKey() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));

    Page<Document> page = store().find(new Key("a"), PageRequest.first(10));

    assertThat(page.items()).isEmpty();
    assertThat(page.nextToken()).isNull();
  }

  @Test
  void find_returnsDocumentsOfAllOwners_wholeAndInTheOrderOfTheirIds() {
    // The order of the characters' codes, which is not the order of most languages.
    List<String> ids = List.of("-1", ".x", "10", "9", "A", "B", "Z", "_", "a", "ab", "b");
    List<String> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, new Random(5));
    for (String id : shuffled) {
      write(store(), id.length() == 1 ? PUNJAB : SINDH, draft(id, 0, "body of " + id, "k"));
    }

    Page<Document> page = store().find(new Key("k"), PageRequest.first(100));

    assertThat(found(store(), "k")).isEqualTo(ids);
    assertThat(page.items())
        .allSatisfy(
            document ->
                assertThat(store().get(document.id()).map(Picture::of))
                    .contains(Picture.of(document)));
  }

  @Test
  void find_comparesKeysExactly() {
    List<String> tokens =
        List.of(
            "key",
            "Key",
            "key ",
            " key",
            "ke",
            "keys",
            "k%y",
            "k_y",
            "kéy",
            "ke\u0301y",
            "كي",
            "کی",
            "'",
            "\\",
            "key\t");
    for (int i = 0; i < tokens.size(); i++) {
      write(store(), PUNJAB, draft("d" + i, 0, "", tokens.get(i)));
    }

    for (int i = 0; i < tokens.size(); i++) {
      assertThat(found(store(), tokens.get(i))).containsExactly("d" + i);
    }
    assertThat(found(store(), "KEY")).isEmpty();
  }

  @Test
  void find_findsByCurrentKeysOnly_whenAnAmendTookOneAway() {
    write(store(), PUNJAB, draft("a", 0, "one", "old", "kept"));
    write(store(), PUNJAB, draft("b", 0, "one", "old"));
    assertThat(found(store(), "old")).containsExactly("a", "b");

    write(store(), PUNJAB, draft("a", 1, "two", "kept", "new"));

    assertThat(found(store(), "old")).containsExactly("b");
    assertThat(found(store(), "kept")).containsExactly("a");
    assertThat(found(store(), "new")).containsExactly("a");
    assertThat(store().find(new Key("kept"), PageRequest.first(1)).items().get(0).version())
        .isEqualTo(2);
  }

  @Test
  void find_findsADocumentAgain_whenAKeyComesBack() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));
    write(store(), PUNJAB, draft("a", 1, "two"));
    assertThat(found(store(), "k")).isEmpty();

    write(store(), PUNJAB, draft("a", 2, "three", "k"));

    assertThat(found(store(), "k")).containsExactly("a");
  }

  @Test
  void find_pagesThroughAll_whateverTheLimit() {
    List<Draft> drafts =
        IntStream.range(0, 12).mapToObj(i -> draft("d%02d".formatted(i), 0, "", "k")).toList();
    store().append(PUNJAB, drafts);

    for (int limit : List.of(1, 3, 5, 6, 11, 12, 13, PageRequest.MAX_LIMIT)) {
      List<String> ids = new ArrayList<>();
      int pages = 0;
      for (Optional<PageRequest> next = Optional.of(PageRequest.first(limit)); next.isPresent(); ) {
        Page<Document> page = store().find(new Key("k"), next.get());
        assertThat(page.items()).hasSizeBetween(1, limit);
        page.items().forEach(document -> ids.add(document.id().value()));
        assertThat(++pages).as("pages").isLessThanOrEqualTo(12);
        next = page.next(limit);
      }
      assertThat(ids).isEqualTo(drafts.stream().map(draft -> draft.id().value()).toList());
      assertThat(pages).as("pages of %d", limit).isEqualTo((12 + limit - 1) / limit);
    }
  }

  @Test
  void find_goesOnAfterTheToken_whenDocumentsCameAndWentInBetween() {
    for (String id : List.of("b", "d", "f", "h")) {
      write(store(), PUNJAB, draft(id, 0, "", "k"));
    }
    Page<Document> first = store().find(new Key("k"), PageRequest.first(2));
    write(store(), PUNJAB, draft("a", 0, "", "k"));
    write(store(), PUNJAB, draft("g", 0, "", "k"));
    write(store(), PUNJAB, erasing("d", 1));

    Page<Document> second = store().find(new Key("k"), first.next(10).orElseThrow());

    assertThat(second.items().stream().map(document -> document.id().value()))
        .containsExactly("f", "g", "h");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void find_isAsOfTheClockOrEarlier_andNeverPromisesTheFuture() {
    write(store(), PUNJAB, draft("a", 0, "", "k"));
    time.advance(Duration.ofSeconds(1));

    for (String key : List.of("k", "unknown")) {
      assertThat(store().find(new Key(key), PageRequest.first(1)).asOf())
          .isBeforeOrEqualTo(time.instant());
    }
  }

  @Test
  void history_returnsEmpty_whenThereIsNoEarlierVersion() {
    write(store(), PUNJAB, draft("a", 0, "one"));

    assertThat(store().history(id("a"))).isEmpty();
    assertThat(store().history(id("unknown"))).isEmpty();
  }

  @Test
  void history_returnsWholeEarlierVersions_oldestFirst() {
    Document one = write(store(), PUNJAB, draft("a", 0, "one", "k1"));
    write(store(), PUNJAB, draft("b", 0, "other"));
    time.advance(Duration.ofDays(1));
    Document two = write(store(), PUNJAB, draft("a", 1, "two", "k2", "k3"));
    write(store(), PUNJAB, draft("a", 2, "three"));

    assertThat(Picture.of(store().history(id("a"))))
        .containsExactly(Picture.of(one), Picture.of(two));
  }

  @Test
  void bodies_comeBackByteForByte() {
    byte[] allValues = new byte[256];
    IntStream.range(0, 256).forEach(i -> allValues[i] = (byte) i);
    byte[] largest = new byte[Draft.MAX_BODY];
    new Random(1).nextBytes(largest);

    List<byte[]> bodies = List.of(new byte[0], allValues, bytes("پناہ 🕊"), largest);
    for (int i = 0; i < bodies.size(); i++) {
      Draft draft = Draft.write(id("d" + i), KIND, 0, keys("k" + i), bodies.get(i));
      write(store(), PUNJAB, draft);

      assertThat(store().get(id("d" + i)).orElseThrow().body()).isEqualTo(bodies.get(i));
      assertThat(store().get(id("d" + i)).orElseThrow().erased()).isFalse();
      assertThat(store().find(new Key("k" + i), PageRequest.first(1)).items().get(0).body())
          .isEqualTo(bodies.get(i));
    }
  }

  @Test
  void append_keepsItsOwnCopyOfABody() {
    Document answered = write(store(), PUNJAB, draft("a", 0, "body"));
    answered.body()[0] = 'X';
    store().get(id("a")).orElseThrow().body()[0] = 'X';

    assertThat(store().get(id("a")).orElseThrow().body()).isEqualTo(bytes("body"));
  }

  @Test
  void keys_comeBackAndFind_atTheirGreatestLengthInAnyScript() {
    List<String> longest =
        List.of(
            "x".repeat(Key.MAX_LENGTH - 1) + "1",
            "x".repeat(Key.MAX_LENGTH - 1) + "2",
            "ش".repeat(Key.MAX_LENGTH),
            "鯖".repeat(Key.MAX_LENGTH),
            "🕊".repeat(Key.MAX_LENGTH / 2));
    for (int i = 0; i < longest.size(); i++) {
      write(store(), PUNJAB, draft("d" + i, 0, "", longest.get(i)));
    }

    for (int i = 0; i < longest.size(); i++) {
      assertThat(found(store(), longest.get(i))).containsExactly("d" + i);
      assertThat(store().get(id("d" + i)).orElseThrow().keys()).isEqualTo(keys(longest.get(i)));
    }
  }

  @Test
  void documents_holdAsManyKeysAsADraftMay() {
    Set<Key> many =
        IntStream.range(0, Draft.MAX_KEYS)
            .mapToObj(i -> new Key("cnic:" + i))
            .collect(Collectors.toSet());
    write(store(), PUNJAB, Draft.write(id("a"), KIND, 0, many, new byte[0]));

    assertThat(store().get(id("a")).orElseThrow().keys()).isEqualTo(many);
    assertThat(many).allSatisfy(key -> assertThat(found(store(), key.token())).hasSize(1));
  }

  @Test
  void idsAndKinds_comeBack_atTheirGreatestLength() {
    String longest = "Aa0._-".repeat(10) + "long";
    String kind = "k" + "-0z".repeat(10) + "z";
    write(store(), PUNJAB, Draft.write(id(longest), kind, 0, keys("k"), new byte[0]));

    assertThat(store().get(id(longest)).map(Document::kind)).contains(kind);
    assertThat(found(store(), "k")).containsExactly(longest);
  }
}
