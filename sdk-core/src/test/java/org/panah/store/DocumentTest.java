package org.panah.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.common.PanahException.InvalidRequest;

class DocumentTest {
  private static final DocumentId ID = new DocumentId("d-1");
  private static final byte[] BODY = "Imran 3520212345671".getBytes(StandardCharsets.UTF_8);

  private static Document document(long version, boolean erased) {
    return new Document(
        ID,
        "note",
        Agency.of("FIA"),
        version,
        9,
        Instant.EPOCH,
        erased ? Set.of() : Set.of(new Key("3520212345671")),
        erased ? new byte[0] : BODY,
        erased);
  }

  @Test
  void decoded_runsADecoderOnce_andAnotherAnew() {
    AtomicInteger runs = new AtomicInteger();
    Function<Document, Integer> decoder = d -> runs.incrementAndGet();
    Document document = document(1, false);

    assertThat(document.decoded(decoder)).isEqualTo(1);
    assertThat(document.decoded(decoder)).isEqualTo(1);
    assertThat(document.<String>decoded(d -> "other")).isEqualTo("other");
    assertThat(document.decoded(decoder)).isEqualTo(2);
  }

  @Test
  void body_isACopy() {
    Document document = document(1, false);
    document.body()[0] = 0;

    assertThat(document.body()).isEqualTo(BODY);
  }

  @Test
  void isAlready_tellsWhetherADraftWasWritten() {
    Set<Key> keys = Set.of(new Key("3520212345671"));
    Draft draft = Draft.write(ID, "note", 0, keys, BODY);

    assertThat(draft.isAlready(document(1, false))).isTrue();
    assertThat(draft.isAlready(document(2, false))).isFalse();
    assertThat(Draft.write(ID, "note", 0, Set.of(), BODY).isAlready(document(1, false))).isFalse();
    assertThat(Draft.write(ID, "note", 0, keys, new byte[1]).isAlready(document(1, false)))
        .isFalse();
    assertThat(Draft.write(ID, "other", 0, keys, BODY).isAlready(document(1, false))).isFalse();
    assertThat(Draft.erase(ID, "note", 1).isAlready(document(2, true))).isTrue();
    assertThat(Draft.erase(ID, "note", 1).isAlready(document(3, true))).isFalse();
    assertThat(Draft.write(ID, "note", 1, Set.of(), new byte[0]).isAlready(document(2, true)))
        .isFalse();
  }

  @Test
  void draft_refusesWhatNoStoreMustTake() {
    Set<Key> many =
        IntStream.rangeClosed(0, Draft.MAX_KEYS)
            .mapToObj(i -> new Key("k" + i))
            .collect(Collectors.toSet());

    assertThatThrownBy(() -> Draft.write(ID, "Note", 0, Set.of(), BODY))
        .isInstanceOfSatisfying(InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("kind"));
    assertThatThrownBy(() -> Draft.write(ID, "note", -1, Set.of(), BODY))
        .hasMessageStartingWith("expectedVersion");
    assertThatThrownBy(() -> Draft.erase(ID, "note", 0)).hasMessageStartingWith("expectedVersion");
    assertThatThrownBy(() -> Draft.write(ID, "note", 0, many, BODY)).hasMessageStartingWith("keys");
    assertThatThrownBy(() -> Draft.write(ID, "note", 0, Set.of(), new byte[Draft.MAX_BODY + 1]))
        .hasMessageStartingWith("body");
    assertThatThrownBy(() -> new Key("")).hasMessageStartingWith("key");
    assertThatThrownBy(() -> new Key("k".repeat(201))).hasMessageStartingWith("key");
    assertThatThrownBy(() -> new DocumentId("a b")).hasMessageStartingWith("documentId");
  }

  @Test
  void toString_showsNeitherKeysNorBody() {
    assertThat(document(1, false)).hasToString("Document[d-1, note, FIA, v1, #9]");
    assertThat(document(2, true)).hasToString("Document[d-1, note, FIA, v2, #9, erased]");
    assertThat(Draft.write(ID, "note", 3, Set.of(new Key("3520212345671")), BODY))
        .hasToString("Draft[d-1, note, expects 3]");
    assertThat(new Key("3520212345671")).hasToString("Key[hidden]");
  }

  @Test
  void key_isText_thatEveryStoreCanKeep() {
    for (String token : List.of("a\u0000", "\ud800", "a\ud801b", "\udc00a")) {
      assertThatThrownBy(() -> new Key(token)).isInstanceOf(InvalidRequest.class);
    }
    assertThat(new Key("\ud83d\ude00 کلید ").token()).hasSize(8);
  }
}
