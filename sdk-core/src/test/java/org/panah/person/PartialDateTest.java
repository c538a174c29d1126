package org.panah.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class PartialDateTest {
  @ParameterizedTest
  @CsvSource({
    "1985, 1985-01-01, 1985-12-31",
    "~1985, 1985-01-01, 1985-12-31",
    "1985-04, 1985-04-01, 1985-04-30",
    "2024-02, 2024-02-01, 2024-02-29",
    "1985-04-03, 1985-04-03, 1985-04-03",
    "~1985-04-03, 1985-04-03, 1985-04-03"
  })
  void parse_readsWhatToStringWrites(String text, LocalDate earliest, LocalDate latest) {
    PartialDate date = PartialDate.parse(text);

    assertThat(date).hasToString(text);
    assertThat(date.earliest()).isEqualTo(earliest);
    assertThat(date.latest()).isEqualTo(latest);
    assertThat(date.about()).isEqualTo(text.startsWith("~"));
  }

  @Test
  void parse_readsOtherDigits_andSpacesAround() {
    assertThat(PartialDate.parse(" ۱۹۸۵-۰۴-۰۳ ")).isEqualTo(PartialDate.parse("1985-04-03"));
    assertThat(PartialDate.parse("~١٩٨٥")).isEqualTo(PartialDate.about(1985));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "85",
        "1985-4",
        "1985-04-3",
        "1985-13",
        "1985-00",
        "1985-02-29",
        "1985-04-31",
        "03-04-1985",
        "03/04/1985",
        "1799",
        "2201",
        "1985-04-03T00:00",
        "~~1985",
        "about 1985"
      })
  void parse_refusesAnythingElse_andDoesNotQuoteIt(String text) {
    assertThatThrownBy(() -> PartialDate.parse(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage(
            "date: a year, month or day that exists: 1985, 1985-04 or 1985-04-03, with ~ before it"
                + " for about")
        .hasNoCause();
  }

  @Test
  void new_refusesADayWithoutItsMonth() {
    assertThatThrownBy(() -> new PartialDate(1985, null, 3, false))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void of_givesAKnownDay() {
    assertThat(PartialDate.of(LocalDate.of(2024, 2, 29)))
        .isEqualTo(new PartialDate(2024, 2, 29, false));
  }

  @Test
  void bounds_areTheYearsThatCanBe() {
    assertThat(PartialDate.parse("1800").earliest()).isEqualTo(LocalDate.of(1800, 1, 1));
    assertThat(PartialDate.parse("2200-12-31").latest()).isEqualTo(LocalDate.of(2200, 12, 31));
  }
}
