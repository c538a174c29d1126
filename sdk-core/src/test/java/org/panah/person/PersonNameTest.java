package org.panah.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class PersonNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Imran @ Mani",
        "Imran@Mani",
        " Imran  @  Mani ",
        "Imran alias Mani",
        "Imran ALIAS Mani",
        "Imran urf Mani",
        "Imran\u00a0urf\u00a0Mani",
        "Imran\talias\nMani"
      })
  void parse_readsTheAliasAsThePoliceWriteIt(String text) {
    assertThat(PersonName.parse(text)).isEqualTo(new PersonName("Imran", null, List.of("Mani")));
  }

  @Test
  void parse_readsUrduScript_withItsAliases() {
    assertThat(PersonName.parse("عمران علی عرف مانی"))
        .isEqualTo(new PersonName(null, "عمران علی", List.of("مانی")));
    assertThat(PersonName.parse("عمران @ Mani"))
        .isEqualTo(new PersonName(null, "عمران", List.of("Mani")));
  }

  @Test
  void parse_readsSeveralAliases_eachOnce() {
    assertThat(PersonName.parse("Imran @ Mani @ Pappu urf Mani"))
        .isEqualTo(new PersonName("Imran", null, List.of("Mani", "Pappu")));
  }

  @Test
  void parse_leavesNamesWhole_thatHoldTheWordsForAlias() {
    assertThat(PersonName.parse("Arif Urfi").latin()).isEqualTo("Arif Urfi");
    assertThat(PersonName.parse("Aliasghar Khan").latin()).isEqualTo("Aliasghar Khan");
    assertThat(PersonName.parse("عرفان").urdu()).isEqualTo("عرفان");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "@ Mani", "12345", "---", "Imran\u0000", "Imran @ 0300"})
  void parse_refusesWhatHoldsNoName(String text) {
    assertThatThrownBy(() -> PersonName.parse(text))
        .isInstanceOf(InvalidRequest.class)
        .message()
        .startsWith("name")
        .doesNotContain("Imran", "Mani", "12345", "0300");
  }

  @Test
  void new_keepsTheSpelling_butFoldsWhiteSpace() {
    assertThat(new PersonName(" MOHD.  Imran\tkhan ", null, List.of()).latin())
        .isEqualTo("MOHD. Imran khan");
  }

  @Test
  void new_takesBlankPartsAsNone() {
    assertThat(new PersonName("Imran", " ", Arrays.asList(" ", "Mani", null)))
        .isEqualTo(new PersonName("Imran", null, List.of("Mani")));
  }

  @Test
  void new_refusesLatinLettersAsUrdu() {
    assertThatThrownBy(() -> new PersonName(null, "Imran", List.of()))
        .hasMessage("name.urdu: in Urdu script");
  }

  @Test
  void new_refusesAnOverlongName() {
    assertThat(new PersonName("A".repeat(200), null, List.of()).latin()).hasSize(200);
    assertThatThrownBy(() -> new PersonName("A".repeat(201), null, List.of()))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void inUrdu_addsTheScript_andItsAliases() {
    assertThat(PersonName.parse("Imran @ Mani").inUrdu("عمران عرف مانی"))
        .isEqualTo(new PersonName("Imran", "عمران", List.of("Mani", "مانی")));
    assertThatThrownBy(() -> PersonName.parse("Imran").inUrdu("Imran"))
        .hasMessage("name.urdu: in Urdu script");
  }

  @Test
  void display_prefersLatinLetters() {
    assertThat(new PersonName("Imran", "عمران", List.of()).display()).isEqualTo("Imran");
    assertThat(new PersonName(null, "عمران", List.of()).display()).isEqualTo("عمران");
  }

  @Test
  void toString_showsNoName() {
    assertThat(new PersonName("Imran", "عمران", List.of("Mani"))).hasToString("PersonName[hidden]");
  }
}
