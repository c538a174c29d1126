package org.panah.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.Agency;
import org.panah.common.PanahException.InvalidRequest;

class CursorTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Agency SINDH = Agency.of("SD-POL");

  private static Change change(Agency owner, long sequence, String epoch) {
    Document document =
        new Document(
            new DocumentId("d" + sequence),
            "note",
            owner,
            1,
            sequence,
            Instant.EPOCH,
            Set.of(),
            new byte[0],
            false);
    return new Change(document, epoch);
  }

  private static Cursor some() {
    return Cursor.START.after(
        List.of(change(PUNJAB, 1, "e1"), change(SINDH, 7, "e2"), change(PUNJAB, 2, "e1")));
  }

  @Test
  void after_keepsTheLastPlaceOfEachOwner() {
    assertThat(some().position(PUNJAB)).contains(new Cursor.Position("e1", 2));
    assertThat(some().position(SINDH)).contains(new Cursor.Position("e2", 7));
    assertThat(some().position(Agency.of("FIA"))).isEmpty();
    assertThat(Cursor.START.position(PUNJAB)).isEmpty();
    assertThat(some().after(List.of())).isEqualTo(some());
  }

  @Test
  void at_movesOneOwnersPlace() {
    Cursor moved = some().at(PUNJAB, new Cursor.Position("e3", 1));

    assertThat(moved.position(PUNJAB)).contains(new Cursor.Position("e3", 1));
    assertThat(moved.position(SINDH)).isEqualTo(some().position(SINDH));
    assertThat(Cursor.startOf(SINDH).at(SINDH, new Cursor.Position("e", 1)).reads(PUNJAB))
        .isFalse();
  }

  @Test
  void seen_isNothing_inAnotherRunOrBeyondTheHead() {
    assertThat(some().seen(PUNJAB, "e1", 2)).isEqualTo(2);
    assertThat(some().seen(PUNJAB, "e1", 9)).isEqualTo(2);
    assertThat(some().seen(PUNJAB, "e1", 1)).isZero();
    assertThat(some().seen(PUNJAB, "e9", 9)).isZero();
    assertThat(Cursor.START.seen(PUNJAB, "e1", 9)).isZero();
  }

  @Test
  void startOf_readsOneOwnerOnly() {
    assertThat(Cursor.START.reads(SINDH)).isTrue();
    assertThat(Cursor.startOf(PUNJAB).reads(PUNJAB)).isTrue();
    assertThat(Cursor.startOf(PUNJAB).reads(SINDH)).isFalse();
    assertThat(Cursor.startOf(PUNJAB).after(List.of(change(PUNJAB, 1, "e"))).reads(SINDH))
        .isFalse();
  }

  @Test
  void parse_givesBackWhatEncodeWrote() {
    for (Cursor cursor :
        List.of(
            Cursor.START,
            Cursor.startOf(PUNJAB),
            some(),
            Cursor.startOf(SINDH).after(List.of(change(SINDH, 3, "e3"))))) {
      String text = cursor.encode();

      assertThat(text).matches("[A-Za-z0-9_-]*");
      assertThat(Cursor.parse(text)).isEqualTo(cursor).hasSameHashCodeAs(cursor);
    }
    assertThat(Cursor.START).isNotEqualTo(Cursor.startOf(PUNJAB));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2\n\n",
        "1\n",
        "1",
        "",
        "1\n\nPB-POL e1",
        "1\n\nPB-POL e1 x",
        "1\n\nPB-POL e1 99999999999999999999",
        "1\npb\n",
        "1\n\n e1 1"
      })
  void parse_refusesWhatNoCursorGave(String text) {
    String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Cursor.parse(encoded)).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base64!", "====", "\u0000"})
  void parse_refusesWhatIsNoText(String encoded) {
    assertThatThrownBy(() -> Cursor.parse(encoded)).hasMessage("cursor: a text that a cursor gave");
  }
}
