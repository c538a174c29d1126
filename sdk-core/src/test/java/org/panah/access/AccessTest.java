package org.panah.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.Agency;
import org.panah.common.PanahException.InvalidRequest;

class AccessTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final CaseReference FIR = CaseReference.fir("123/2026", "Model Town, Lahore");

  private static Access.Desk desk() {
    return Access.by("officer-4711", Role.INVESTIGATOR).of(PUNJAB);
  }

  @Test
  void forPurpose_givesAllThatWasSaid() {
    Access access = desk().forPurpose(Purpose.INVESTIGATION, FIR).correlatedBy("req-1");

    assertThat(access)
        .isEqualTo(
            new Access(
                "officer-4711", Role.INVESTIGATOR, PUNJAB, Purpose.INVESTIGATION, FIR, "req-1"));
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void forPurpose_needsACase_whereThePurposeIsTiedToOne(Purpose purpose) {
    if (purpose.needsCase()) {
      assertThatThrownBy(() -> desk().forPurpose(purpose))
          .isInstanceOfSatisfying(
              InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("caseReference"));
    } else {
      assertThat(desk().forPurpose(purpose).caseReference()).isNull();
    }
    assertThat(desk().forPurpose(purpose, FIR).caseReference()).isEqualTo(FIR);
  }

  @Test
  void purposesWithoutCase_areTwo() {
    assertThat(Purpose.values())
        .filteredOn(purpose -> !purpose.needsCase())
        .containsExactly(Purpose.RECORD_KEEPING, Purpose.OVERSIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "tab\t", "line\n", "nul\u0000"})
  void new_refusesAnOfficerWithoutName_orWithOneThatForgesALogLine(String officer) {
    assertThatThrownBy(
            () -> Access.by(officer, Role.REGISTRAR).of(PUNJAB).forPurpose(Purpose.RECORD_KEEPING))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("officer"));
    assertThatThrownBy(() -> desk().forPurpose(Purpose.OVERSIGHT).correlatedBy(officer))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void new_refusesWhoeverIsNobody() {
    assertThatThrownBy(() -> new Access("o", null, PUNJAB, Purpose.OVERSIGHT, null, null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Access("o", Role.AUDITOR, null, Purpose.OVERSIGHT, null, null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Access("o", Role.AUDITOR, PUNJAB, null, null, null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void caseReference_refusesBlanksAndOverlongTexts() {
    assertThatThrownBy(() -> CaseReference.fir("  ", "Model Town"))
        .hasMessageStartingWith("case.number");
    assertThatThrownBy(() -> CaseReference.fir("1/2026", "")).hasMessageStartingWith("case.place");
    assertThatThrownBy(() -> new CaseReference("K".repeat(33), "1", "x"))
        .hasMessageStartingWith("case.kind");
    assertThatThrownBy(() -> CaseReference.application("1\n2", "x"))
        .hasMessageStartingWith("case.number");
    assertThat(CaseReference.application(" 1/26 ", "x").number()).isEqualTo("1/26");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "investigator", "A-B", "1A"})
  void role_refusesAnotherForm(String code) {
    assertThatThrownBy(() -> new Role(code)).isInstanceOf(InvalidRequest.class);
  }
}
