package org.panah.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class ChecksTest {
  @Test
  void text_comesStripped() {
    assertThat(Checks.text("f", " \u2003 abc ", 3)).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "abcd", "a\u0000b", "a\nb", "a\u0085b"})
  void text_refusesBlankOverlongAndControlCharacters_andNamesTheField(String value) {
    assertThatThrownBy(() -> Checks.text("some.field", value, 3))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("some.field"))
        .hasMessage("some.field: 1 to 3 characters, no control characters");
  }

  @Test
  void text_refusesNone_whichAJsonMayHold() {
    assertThatThrownBy(() -> Checks.text("some.field", null, 3))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("some.field: required");
  }

  @Test
  void optional_takesBlankAsNone() {
    assertThat(Checks.optional("f", null, 3)).isNull();
    assertThat(Checks.optional("f", " \t ", 3)).isNull();
    assertThat(Checks.optional("f", " a ", 3)).isEqualTo("a");
    assertThatThrownBy(() -> Checks.optional("f", "abcd", 3)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void span_mayBeOpenOrOneDay_butNotEndBeforeItBegins() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    Checks.span("f", null, null);
    Checks.span("f", day, null);
    Checks.span("f", null, day);
    Checks.span("f", day, day);

    assertThatThrownBy(() -> Checks.span("f", day, day.minusDays(1)))
        .hasMessage("f: ends before it begins");
  }

  @ParameterizedTest
  @CsvSource({
    "abc 123, abc 123",
    "۰۱۲۳۴۵۶۷۸۹, 0123456789",
    "٠١٢٣٤٥٦٧٨٩, 0123456789",
    "نام ۱, نام 1"
  })
  void asciiDigits_foldsDigitsAndNothingElse(String value, String folded) {
    assertThat(Checks.asciiDigits(value)).isEqualTo(folded);
  }
}
