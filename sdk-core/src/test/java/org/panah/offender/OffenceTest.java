package org.panah.offender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.person.ExternalReference;
import org.panah.person.PartialDate;
import org.panah.person.Sex;

class OffenceTest {
  private static final SectionReference SECTION = new SectionReference("PPC 377B", "2023-1");
  private static final Judgment JUDGMENT =
      new Judgment(
          "Sessions Court",
          "55/2025",
          LocalDate.of(2025, 9, 1),
          "State v. Imran, 14 years",
          new ExternalReference("JUDGMENT", "Sessions Court", "J-1", null));

  private static Offence.Builder offence() {
    return Offence.under(SECTION).stage(Stage.FIR, null);
  }

  @Test
  void build_refusesNoStageAtAll() {
    assertThatThrownBy(Offence.under(SECTION)::build).hasMessage("offence.stages: at least one");
  }

  @Test
  void build_mayBeginAtAnyStage_sinceOldFilesTellNoMore() {
    for (Stage stage : Stage.values()) {
      assertThat(Offence.under(SECTION).stage(stage, null).build().stage()).isEqualTo(stage);
    }
  }

  @Test
  void build_refusesAnEndBeforeTheBeginning_asFarAsTheDatesTell() {
    Offence.Builder sure = offence().during(PartialDate.parse("2025"), PartialDate.parse("2024"));
    Offence.Builder open =
        offence().during(PartialDate.parse("2025-06"), PartialDate.parse("2025"));

    assertThatThrownBy(sure::build).hasMessage("offence.until: ends before it begins");
    assertThat(open.build().until()).isEqualTo(PartialDate.parse("2025"));
  }

  @Test
  void build_takesAnUnsaidAgeAsUnknown() {
    Offence offence =
        new Offence(
            "1",
            SECTION,
            null,
            null,
            null,
            null,
            List.of(new StageEntry(Stage.FIR, null)),
            null,
            null,
            null);

    assertThat(offence.ageAtOffence()).isEqualTo(AgeAtOffence.UNKNOWN);
    assertThat(offence.victims()).isEmpty();
  }

  @Test
  void judged_keepsEverythingElse() {
    Offence offence =
        offence()
            .key("7")
            .fir(new FirReference("123/2026", "Model Town", "PB-lahore"))
            .during(PartialDate.parse("2025"), null)
            .district("PB-lahore")
            .ageAtOffence(AgeAtOffence.ADULT)
            .victim(new Victim(Victim.AgeBand.UNDER_6, Sex.FEMALE, "V-1", "TEACHER"))
            .build();

    Offence judged = offence.judged(JUDGMENT);

    assertThat(judged.judgment()).isEqualTo(JUDGMENT);
    assertThat(judged).usingRecursiveComparison().ignoringFields("judgment").isEqualTo(offence);
  }

  @Test
  void victim_hasNoPlaceForAName() {
    assertThat(Victim.class.getRecordComponents())
        .extracting("name")
        .containsExactly("ageBand", "sex", "reference", "relation");
    assertThat(new Victim(null, null, " ", null))
        .isEqualTo(new Victim(Victim.AgeBand.UNKNOWN, Sex.UNKNOWN, null, null));
    for (String name : List.of("Somebody", "Zz d/o Test", "Zz-Test 7", "35202-7654321-2", "۷۷")) {
      assertThatThrownBy(() -> new Victim(Victim.AgeBand.UNDER_6, Sex.FEMALE, name, null))
          .isInstanceOfSatisfying(
              InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("victim.reference"));
    }
    for (String name : List.of("Niece", "NIECE Zz", "daughter of Zz", "A_B_C_D", "ZZ/TEST")) {
      assertThatThrownBy(() -> new Victim(Victim.AgeBand.UNDER_6, Sex.FEMALE, null, name))
          .isInstanceOfSatisfying(
              InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("victim.relation"));
    }
    assertThat(new Victim(Victim.AgeBand.UNDER_6, Sex.X, "F-12/2024.3", "STEP_PARENT")).isNotNull();
  }

  @Test
  void new_refusesBlankTexts_andNamesTheField() {
    assertThatThrownBy(() -> new FirReference(" ", "Model Town", null))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("fir.number"));
    assertThatThrownBy(() -> new SectionReference("PPC 1", ""))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("section.schedule"));
    assertThatThrownBy(() -> new Judgment("", null, null, null, null))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("judgment.court"));
    assertThatThrownBy(() -> new Warning("ARMED", "", null))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("warning.text"));
  }

  @Test
  void toString_tellsOfNobody() {
    assertThat(offence().judgment(JUDGMENT).build()).hasToString("Offence[PPC 377B, FIR]");
    assertThat(new Victim(Victim.AgeBand.UNDER_6, Sex.FEMALE, "V-1", null))
        .hasToString("Victim[hidden]");
    assertThat(new Warning("ARMED", "Imran carries a pistol", null)).hasToString("Warning[ARMED]");
    assertThat(JUDGMENT.toString()).doesNotContain("Imran");
    assertThat(
            new ReviewExtension(
                LocalDate.of(2026, 1, 1), LocalDate.of(2029, 1, 1), "Imran was seen again"))
        .asString()
        .doesNotContain("Imran");
  }
}
