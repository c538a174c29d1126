package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.offender.SectionReference;
import org.panah.reference.ReferenceData;
import org.panah.reference.ReferenceKind;

class CitedSectionsTest {
  private static final Mapping MAPPING =
      Mapping.read(new StringReader("sections.ignored = 34 | 109 | 34 PPC"), "test.properties");

  private final Readings readings = new Readings(ReferenceData.builtIn(), MAPPING);

  private static String codes(Readings readings, String text) {
    return String.join(
        " + ", readings.sections(text).stream().map(SectionReference::code).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "376(3); PPC 376",
        "376 (iii) PPC; PPC 376",
        "376(II); PPC 376",
        "377B(1); PPC 377B",
        "377-B (1)(a) PPC; PPC 377B",
        "377B(a); PPC 377B",
        "377 clause (a); PPC 377",
        "PPC 377 cl. (a); PPC 377",
        "376 sub-section (3); PPC 376",
        "375(c); PPC 375",
        "377 (z) PPC; PPC 377",
        "377-B; PPC 377B",
        "377 B; PPC 377B",
        "377 – B; PPC 377B",
        "۳۷۷-B; PPC 377B",
        "376(3)/377-B PPC; PPC 376 + PPC 377B",
        "367-A/377 PPC; PPC 367A + PPC 377"
      })
  void sections_passOverClauses_andKnowTheNumbersLetter(String text, String codes) {
    assertThat(codes(readings, text)).isEqualTo(codes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "375(a)",
        "377 (a)",
        "371(b)",
        "292(a)",
        "376(a) PPC",
        "22(a) PECA",
        "PECA 22 ( A )",
        "24(a) PECA",
        "22(a), 21 PECA",
        "376, 377(b) PPC",
        "PPC 375(a)(1)"
      })
  void sections_areRefused_whereALetterInBracketsCouldBelongToTheNumber(String text) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> readings.sections(text))
        .extracting(InvalidRequest::rule)
        .asString()
        .contains("377A", "377 clause (a)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "377/A",
        "377-A/B",
        "377, A",
        "377.A",
        "377 & B",
        "37-7",
        "37 7",
        "3-77B",
        "37,7",
        "377-S",
        "376 ii",
        "2 2 PECA",
        "377[a]",
        "PPC",
        "PECA 2016",
        "34",
        "376 PPC 34",
        "PPC 21, 22",
        "21, 22"
      })
  void sections_areRefused_whereTheyWouldHaveToBeGuessed(String text) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> readings.sections(text))
        .extracting(InvalidRequest::rule)
        .isEqualTo("sections of the schedule 2023-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "21,22 PECA; PECA 21 + PECA 22",
        "PECA 21, 22; PECA 21 + PECA 22",
        "21/22 of PECA 2016; PECA 21 + PECA 22",
        "21 and 22-A, PECA 2016; PECA 21 + PECA 22A",
        "PECA, 21 & 22; PECA 21 + PECA 22",
        "21, 22 PECA, 2016; PECA 21 + PECA 22",
        "u/s 21, 22 of the PECA; PECA 21 + PECA 22",
        "sections 21, 22(2) PECA; PECA 21 + PECA 22",
        "376, 377-B P.P.C.; PPC 376 + PPC 377B",
        "376 PPC, 21, 22 PECA; PPC 376 + PECA 21 + PECA 22",
        "376, 22 PECA; PPC 376 + PECA 22",
        "376 PPC r/w 34; PPC 376",
        "376 PPC r/w 34 PPC; PPC 376",
        "376 PPC read with 34/109; PPC 376",
        "376 r.w. 34; PPC 376",
        "'376, PPC'; PPC 376"
      })
  void sections_takeAStatuteForTheWholeList_andLeaveOutThoseNotKept(String text, String codes) {
    assertThat(codes(readings, text)).isEqualTo(codes);
  }

  @Test
  void sections_areRefused_whereTwoStatutesInTheListHaveTheNumber() {
    ReferenceData both =
        ReferenceData.builtIn()
            .with(
                new StringReader(
                    """
                    # version: h
                    code\tsubject\tregistered\toffence\taliases\tnote\tsource
                    PPC 22\tTest\tn\ty\t\t\ttest
                    """),
                "host.tsv",
                ReferenceKind.LAW_SECTIONS);
    Readings two = new Readings(both, Mapping.canonical());
    assertThat(codes(two, "21, 22 PECA")).isEqualTo("PECA 21 + PECA 22");
    for (String text : List.of("376 PPC, 22, 21 PECA", "22(a), 21 PECA")) {
      assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> two.sections(text));
    }
  }
}
