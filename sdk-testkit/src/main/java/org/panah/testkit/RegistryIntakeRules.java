package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.REVIEW;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySamples.reviewedBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Taken;
import org.panah.Taken.Result;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.ReviewExtension;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;

/** The chapter on taking in many records at once. */
abstract class RegistryIntakeRules extends RegistryAuditRules {
  private List<Taken> takeIn(OffenderRecord... records) {
    return records(PUNJAB).takeIn(List.of(records));
  }

  private static List<Result> results(List<Taken> taken) {
    return taken.stream().map(Taken::result).toList();
  }

  private static String refusedField(Taken taken) {
    assertThat(taken.result()).isEqualTo(Result.REFUSED);
    PanahException.InvalidRequest refusal = taken.refusal();
    return refusal == null ? "" : refusal.field();
  }

  private OffenderRecord stored(String id) {
    return records(PUNJAB).get(OffenderId.of(id)).orElseThrow();
  }

  private static OffenderRecord at(String id, StageEntry... stages) {
    Offence.Builder offence = Offence.under(RegistrySamples.SECTION);
    List.of(stages).forEach(stage -> offence.stage(stage.stage(), stage.on()));
    return record(PUNJAB, OffenderId.of(id), person(1), REVIEW, offence.build());
  }

  private static StageEntry stage(Stage stage) {
    return new StageEntry(stage, null);
  }

  @Test
  void takeIn_addsWhatIsNew_amendsWhatChanged_andLeavesTheRest() {
    List<Taken> first =
        takeIn(record(PUNJAB, "a", 1), record(PUNJAB, "b", 2), record(PUNJAB, "c", 3));
    List<Taken> second =
        takeIn(record(PUNJAB, "c", 3), record(PUNJAB, "b", 7), record(PUNJAB, "d", 4));

    assertThat(first)
        .containsExactly(
            new Taken(OffenderId.of("a"), Result.ADDED, null),
            new Taken(OffenderId.of("b"), Result.ADDED, null),
            new Taken(OffenderId.of("c"), Result.ADDED, null));
    assertThat(second)
        .containsExactly(
            new Taken(OffenderId.of("c"), Result.UNCHANGED, null),
            new Taken(OffenderId.of("b"), Result.AMENDED, null),
            new Taken(OffenderId.of("d"), Result.ADDED, null));
    assertThat(stored("b").version()).isEqualTo(2);
    assertThat(stored("b").recordedAt()).isEqualTo(time.instant());
    assertThat(stored("c").version()).isEqualTo(1);
    assertThat(desk(SINDH).find(cnic(2))).isEmpty();
    assertThat(ids(desk(SINDH).find(cnic(7)))).containsExactly("b");
  }

  @Test
  void takeIn_changesNothing_whenTheSameIsTakenInAgain() {
    OffenderRecord[] records = {record(PUNJAB, "a", 1), at("b", stage(Stage.CONVICTED))};
    takeIn(records);
    List<OffenderRecord> before = listed(PUNJAB);
    time.advance(Duration.ofDays(1));

    assertThat(results(takeIn(records))).containsExactly(Result.UNCHANGED, Result.UNCHANGED);
    assertThat(listed(PUNJAB)).isEqualTo(before);
  }

  @Test
  void takeIn_refusesARecord_withoutHinderingTheOthers() {
    OffenderRecord bad =
        record(
            PUNJAB,
            OffenderId.of("bad"),
            person(2),
            REVIEW,
            Offence.under(new SectionReference("PPC 9999", "x")).stage(Stage.FIR, null).build());

    List<Taken> taken =
        takeIn(
            record(PUNJAB, "a", 1),
            bad,
            record(PUNJAB, "c", 3).recorded(1, START),
            record(PUNJAB, "d", 4));

    assertThat(results(taken))
        .containsExactly(Result.ADDED, Result.REFUSED, Result.REFUSED, Result.ADDED);
    assertThat(refusedField(taken.get(1))).isEqualTo("offences[0].section");
    assertThat(refusedField(taken.get(2))).isEqualTo("version");
    assertThat(ids(listed(PUNJAB))).containsExactlyInAnyOrder("a", "d");
  }

  @Test
  void takeIn_refusesAnIdThatAnotherAgencyHas_withoutHinderingTheOthers() {
    OffenderRecord theirs = register(record(SINDH, "theirs", 1));

    List<Taken> taken =
        takeIn(record(PUNJAB, "a", 2), record(PUNJAB, "theirs", 3), record(PUNJAB, "b", 4));

    assertThat(results(taken)).containsExactly(Result.ADDED, Result.REFUSED, Result.ADDED);
    assertThat(refusedField(taken.get(1))).isEqualTo("id");
    assertThat(records(SINDH).get(theirs.id())).contains(theirs);
  }

  @Test
  void takeIn_takesTheSameIdTwiceInOneBatch_oneAfterTheOther() {
    List<Taken> taken =
        takeIn(
            record(PUNJAB, "a", 1),
            record(PUNJAB, "a", 1),
            record(PUNJAB, "b", 2),
            record(PUNJAB, "a", 3));

    assertThat(results(taken))
        .containsExactly(Result.ADDED, Result.UNCHANGED, Result.ADDED, Result.AMENDED);
    assertThat(stored("a").version()).isEqualTo(2);
    assertThat(ids(desk(SINDH).find(cnic(3)))).containsExactly("a");
    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
  }

  @Test
  void takeIn_goesOnFromTheStagesThatAreKnown() {
    takeIn(at("a", stage(Stage.FIR)));

    assertThat(results(takeIn(at("a", stage(Stage.CHALLAN))))).containsExactly(Result.AMENDED);
    assertThat(results(takeIn(at("a", stage(Stage.CHALLAN))))).containsExactly(Result.UNCHANGED);
    assertThat(
            results(takeIn(at("a", stage(Stage.FIR), stage(Stage.CHALLAN), stage(Stage.CHARGED)))))
        .containsExactly(Result.AMENDED);
    assertThat(stored("a").offences().get(0).stages())
        .containsExactly(stage(Stage.FIR), stage(Stage.CHALLAN), stage(Stage.CHARGED));
  }

  @Test
  void takeIn_refusesAStageThatCannotFollow_orAnotherPast() {
    takeIn(at("a", stage(Stage.FIR), stage(Stage.CHALLAN)), at("b", stage(Stage.PARDONED)));
    OffenderRecord before = stored("a");

    assertThat(refusedField(takeIn(at("b", stage(Stage.UPHELD))).get(0)))
        .isEqualTo("offence.stage");
    assertThat(refusedField(takeIn(at("a", stage(Stage.FIR))).get(0))).isEqualTo("offence.stage");
    assertThat(refusedField(takeIn(at("a", stage(Stage.CHALLAN), stage(Stage.CHARGED))).get(0)))
        .isEqualTo("offences[0].stages");
    assertThat(stored("a")).isEqualTo(before);
  }

  @Test
  void takeIn_doesNotTakeOverALaterReviewDate_butAnEarlierOne() {
    OffenderRecord sent = record(PUNJAB, "a", 1);
    takeIn(sent);

    List<Taken> later = takeIn(reviewedBy(sent, REVIEW.plusYears(1)));
    assertThat(results(later)).containsExactly(Result.UNCHANGED);
    assertThat(later.get(0).refusal())
        .as("what was not taken over")
        .extracting(PanahException.InvalidRequest::field)
        .isEqualTo("reviewBy");
    assertThat(stored("a").reviewBy()).isEqualTo(REVIEW);
    assertThat(results(takeIn(reviewedBy(sent, REVIEW.minusYears(1)))))
        .containsExactly(Result.AMENDED);
    assertThat(stored("a").reviewBy()).isEqualTo(REVIEW.minusYears(1));
  }

  @Test
  void takeIn_keepsAssessments_ofWhichTheSourceKnowsNothing() {
    OffenderRecord sent = record(PUNJAB, "a", 1);
    takeIn(sent);
    ReviewExtension extension =
        new ReviewExtension(LocalDate.of(2026, 3, 1), REVIEW.plusYears(1), "still at large");
    records(PUNJAB).amend(stored("a").extended(extension));

    assertThat(results(takeIn(record(PUNJAB, "a", 2)))).containsExactly(Result.AMENDED);
    assertThat(stored("a").reviewExtensions()).containsExactly(extension);
  }

  @Test
  void takeIn_takesAThousand_andRefusesOneMore() {
    List<OffenderRecord> many = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      many.add(record(PUNJAB, "r" + i, i));
    }

    assertInvalid("records", () -> records(PUNJAB).takeIn(many));
    assertThat(listed(PUNJAB)).isEmpty();
    assertThat(records(PUNJAB).takeIn(many.subList(0, 1_000)))
        .hasSize(1_000)
        .allMatch(one -> one.result() == Result.ADDED);
    assertThat(listed(PUNJAB)).hasSize(1_000);
  }

  @Test
  void takeIn_refusesABatchOfTwoOwners() {
    assertInvalid(
        "owner", () -> records(PUNJAB).takeIn(List.of(record(PUNJAB, 1), record(SINDH, 2))));
    for (Agency agency : List.of(PUNJAB, SINDH)) {
      assertThat(listed(agency)).isEmpty();
    }
  }

  @Test
  void takeIn_ofNothing_isNothing() {
    assertThat(takeIn()).isEmpty();
  }

  @Test
  void takeIn_followsOffencesByTheirKeys() {
    OffenderRecord two =
        record(
            PUNJAB,
            OffenderId.of("a"),
            person(1),
            REVIEW,
            offence("1", Stage.CHALLAN),
            offence("2", Stage.FIR));
    OffenderRecord swapped =
        two.withOffences(List.of(offence("2", Stage.CHALLAN), offence("1", Stage.CHARGED)));
    takeIn(two);

    assertThat(results(takeIn(swapped))).containsExactly(Result.AMENDED);
    assertThat(stored("a").offences())
        .extracting(o -> o.key() + o.stages().size() + o.stage())
        .containsExactly("22CHALLAN", "12CHARGED");
  }
}
