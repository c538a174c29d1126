package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.REVIEW;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySamples.reviewedBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.offender.Judgment;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.ReviewExtension;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;
import org.panah.offender.Standing;

/** The chapter on the course of a case: stages only go on, and review dates only by assessment. */
abstract class RegistryCourseRules extends RegistryWriteRules {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private OffenderRecord atCharge() {
    Offence offence =
        Offence.under(RegistrySamples.SECTION)
            .stage(Stage.FIR, LocalDate.of(2025, 1, 1))
            .stage(Stage.CHALLAN, LocalDate.of(2025, 2, 1))
            .stage(Stage.CHARGED, null)
            .build();
    return register(record(PUNJAB, RegistrySamples.person(1), offence));
  }

  private static Offence with(Offence offence, List<StageEntry> stages) {
    return new Offence(
        offence.key(),
        offence.section(),
        offence.fir(),
        offence.from(),
        offence.until(),
        offence.district(),
        stages,
        offence.ageAtOffence(),
        offence.judgment(),
        offence.victims());
  }

  @Test
  void amend_followsACaseThroughTheCourts_andTheStandingFollows() {
    OffenderRecord record = atCharge();
    Stage[] course = {Stage.CONVICTED, Stage.APPEAL_PENDING, Stage.UPHELD, Stage.PARDONED};

    for (Stage stage : course) {
      Offence offence = record.offences().get(0).moveTo(stage, null);
      record = records(PUNJAB).amend(record.withOffence(offence));

      assertThat(desk(SINDH).find(cnic(1)).list().get(0).standing()).isEqualTo(stage.standing());
    }
    assertThat(record.version()).isEqualTo(5);
    assertThat(record.offences().get(0).stages()).hasSize(7);
  }

  @Test
  void amend_refusesAStageThatCannotFollow_byFieldAndRule() {
    OffenderRecord record = atCharge();
    Offence offence = record.offences().get(0);

    assertInvalid(
        "offence.stage",
        () -> records(PUNJAB).amend(record.withOffence(offence.moveTo(Stage.UPHELD, null))));
    assertThat(desk(SINDH).find(cnic(1)).list().get(0).standing()).isEqualTo(Standing.ACCUSED);
  }

  @Test
  void amend_refusesToRewriteTheStagesThatWereRecorded() {
    OffenderRecord record = atCharge();
    Offence offence = record.offences().get(0);
    List<StageEntry> stages = offence.stages();
    List<List<StageEntry>> rewritten =
        List.of(
            stages.subList(0, 2),
            stages.subList(1, 3),
            List.of(stages.get(2)),
            List.of(stages.get(0), new StageEntry(Stage.CHALLAN, null), stages.get(2)),
            List.of(new StageEntry(Stage.ACQUITTED, null)));

    for (List<StageEntry> other : rewritten) {
      assertInvalid(
          "offences[0].stages",
          () -> records(PUNJAB).amend(record.withOffence(with(offence, other))));
    }
    assertThat(records(PUNJAB).get(record.id())).contains(record);
  }

  @Test
  void amend_correctsADay_butRewritesNothingElseOfWhatTheCaseWentThrough() {
    OffenderRecord first = register(record(PUNJAB, 1));
    Offence offence = first.offences().get(0);
    LocalDate day = LocalDate.of(2025, 1, 2);
    OffenderRecord dated =
        records(PUNJAB)
            .amend(first.withOffence(with(offence, List.of(new StageEntry(Stage.FIR, day)))));
    StageEntry corrected = new StageEntry(Stage.FIR, day.plusDays(1));

    assertThat(
            records(PUNJAB)
                .amend(dated.withOffence(with(offence, List.of(corrected))))
                .offences()
                .get(0)
                .stages())
        .containsExactly(corrected);
    assertInvalid(
        "offences[0].section",
        () ->
            records(PUNJAB)
                .amend(
                    records(PUNJAB)
                        .get(first.id())
                        .orElseThrow()
                        .withOffence(
                            Offence.under("PPC 376")
                                .key(offence.key())
                                .stage(Stage.FIR, day)
                                .build())));
  }

  @Test
  void amend_refusesAStageInTheFuture() {
    OffenderRecord record = atCharge();
    Offence moved = record.offences().get(0).moveTo(Stage.CONVICTED, TODAY.plusDays(1));

    assertInvalid("offences[0].stage", () -> records(PUNJAB).amend(record.withOffence(moved)));
    assertThat(
            records(PUNJAB)
                .amend(record.withOffence(record.offences().get(0).moveTo(Stage.CONVICTED, TODAY)))
                .standing())
        .isEqualTo(Standing.CONVICTED);
  }

  @Test
  void amend_takesInAJudgment_andAnotherOffence() {
    OffenderRecord record = atCharge();
    Judgment judgment = new Judgment("Sessions Court", "5/2026", TODAY, "14 years", null);
    Offence convicted = record.offences().get(0).moveTo(Stage.CONVICTED, TODAY).judged(judgment);

    OffenderRecord amended =
        records(PUNJAB)
            .amend(
                record.withOffence(convicted).withOffence(RegistrySamples.offence("2", Stage.FIR)));

    assertThat(records(PUNJAB).get(record.id())).contains(amended);
    assertThat(amended.offences().get(0).judgment()).isEqualTo(judgment);
    assertThat(amended.offences()).hasSize(2);
  }

  @Test
  void amend_refusesALaterReviewDate_withoutAnAssessment() {
    OffenderRecord record = register(record(PUNJAB, 1));

    assertInvalid("reviewBy", () -> records(PUNJAB).amend(reviewedBy(record, REVIEW.plusDays(1))));
    assertThat(records(PUNJAB).get(record.id())).contains(record);
  }

  @Test
  void amend_takesALaterReviewDate_byARecordedAssessment() {
    OffenderRecord record = register(record(PUNJAB, 1));
    ReviewExtension first = new ReviewExtension(TODAY, REVIEW.plusYears(1), "still at large");
    ReviewExtension second = new ReviewExtension(TODAY, REVIEW.plusYears(2), "seen near a school");

    OffenderRecord once = records(PUNJAB).amend(record.extended(first));
    OffenderRecord twice = records(PUNJAB).amend(once.extended(second));

    assertThat(once.reviewBy()).isEqualTo(REVIEW.plusYears(1));
    assertThat(twice.reviewExtensions()).containsExactly(first, second);
    assertThat(records(PUNJAB).get(record.id())).contains(twice);
  }

  @Test
  void amend_refusesADateThatIsNotTheOneOfTheAssessment() {
    OffenderRecord record = register(record(PUNJAB, 1));
    ReviewExtension extension = new ReviewExtension(TODAY, REVIEW.plusYears(1), "still at large");

    assertInvalid(
        "reviewBy",
        () -> records(PUNJAB).amend(reviewedBy(record.extended(extension), REVIEW.plusYears(5))));
  }

  @Test
  void amend_refusesToDropAnAssessment_orToUseItTwice() {
    ReviewExtension extension = new ReviewExtension(TODAY, REVIEW.plusYears(1), "still at large");
    OffenderRecord plain = register(record(PUNJAB, 1));
    OffenderRecord extended = records(PUNJAB).amend(plain.extended(extension));
    OffenderRecord without =
        reviewedBy(plain.recorded(extended.version(), time.instant()), extended.reviewBy());
    OffenderRecord shortened = records(PUNJAB).amend(reviewedBy(extended, REVIEW));

    assertInvalid(
        "reviewExtensions",
        () -> records(PUNJAB).amend(without.recorded(shortened.version(), time.instant())));
    assertInvalid(
        "reviewBy", () -> records(PUNJAB).amend(reviewedBy(shortened, REVIEW.plusYears(1))));
  }

  @Test
  void amend_takesAnEarlierReviewDate_butNoneInThePast() {
    OffenderRecord record = register(record(PUNJAB, 1));

    OffenderRecord sooner = records(PUNJAB).amend(reviewedBy(record, TODAY));

    assertThat(sooner.reviewBy()).isEqualTo(TODAY);
    assertInvalid("reviewBy", () -> records(PUNJAB).amend(reviewedBy(sooner, TODAY.minusDays(1))));
  }
}
