package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.REVIEW;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySamples.reviewedBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.Taken;
import org.panah.Taken.Result;
import org.panah.common.PanahException;
import org.panah.offender.Judgment;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;
import org.panah.offender.Standing;
import org.panah.offender.Warning;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Person;
import org.panah.person.PersonName;

/**
 * The chapter on sources that know nothing of what was amended here: an import that is run again,
 * an old file, and a source that has changed meanwhile.
 */
abstract class RegistrySourceRules extends RegistryIntakeRules {
  private static final LocalDate JUDGED = LocalDate.of(2025, 5, 5);
  private static final Identifier PASSPORT =
      Identifier.of(IdentifierType.PASSPORT, "AB1234567", "PAK");

  private Taken takeInOne(OffenderRecord record) {
    return records(PUNJAB).takeIn(List.of(record)).get(0);
  }

  private OffenderRecord kept() {
    return records(PUNJAB).get(OffenderId.of("a")).orElseThrow();
  }

  private static OffenderRecord told(Person person, StageEntry stage) {
    Offence offence =
        Offence.under(RegistrySamples.SECTION).stage(stage.stage(), stage.on()).build();
    return record(PUNJAB, OffenderId.of("a"), person, REVIEW, offence);
  }

  private static StageEntry undated(Stage stage) {
    return new StageEntry(stage, null);
  }

  private void move(Stage stage, @Nullable LocalDate on) {
    OffenderRecord now = kept();
    records(PUNJAB).amend(now.withOffence(now.offences().get(0).moveTo(stage, on)));
  }

  @Test
  void takeIn_ofTheSameAgain_changesNothingThatWasAmendedSince() {
    OffenderRecord sent = told(person(1), undated(Stage.CHARGED));
    takeInOne(sent);
    OffenderRecord now = kept();
    records(PUNJAB)
        .amend(
            now.withPerson(now.person().toBuilder().identifier(PASSPORT).build())
                .withWarnings(List.of(new Warning("ARMED", "carries a pistol", null)))
                .withOffence(now.offences().get(0).moveTo(Stage.CONVICTED, JUDGED)));
    OffenderRecord amended = kept();
    time.advance(Duration.ofDays(1));

    assertThat(takeInOne(sent).result()).isEqualTo(Result.UNCHANGED);
    assertThat(kept()).isEqualTo(amended);
    assertThat(desk(SINDH).find(PASSPORT)).hasSize(1);
  }

  @Test
  void takeIn_addsWhatTheSourceTellsNew_toWhatWasAmendedHere() {
    takeInOne(told(person(1), undated(Stage.CHARGED)));
    OffenderRecord now = kept();
    records(PUNJAB)
        .amend(
            now.withPerson(now.person().toBuilder().identifier(PASSPORT).build())
                .withWarnings(List.of(new Warning("ARMED", "carries a pistol", null))));

    Person more = person(1).toBuilder().identifier(cnic(2)).birthPlace("Kasur").build();
    Taken taken = takeInOne(told(more, new StageEntry(Stage.CONVICTED, JUDGED)));

    assertThat(taken.result()).isEqualTo(Result.AMENDED);
    for (Identifier number : List.of(cnic(1).asIdentifier(), cnic(2).asIdentifier(), PASSPORT)) {
      assertThat(desk(SINDH).find(number)).as("by %s", number.type()).hasSize(1);
    }
    assertThat(kept().warnings()).hasSize(1);
    assertThat(kept().standing()).isEqualTo(Standing.CONVICTED);
    assertThat(kept().person().birthPlace()).isEqualTo("Kasur");
  }

  @Test
  void takeIn_takesTheDecision_whereOnlyTheCourtWasKnownHere() {
    OffenderRecord sent = told(person(1), undated(Stage.CONVICTED));
    takeInOne(sent);
    Judgment pending = new Judgment("Sessions Court Kasur", "55/2024", null, null, null);
    Judgment decided = new Judgment("Sessions Court Kasur", "55/2024", JUDGED, "14 years", null);
    records(PUNJAB).amend(kept().withOffence(kept().offences().get(0).judged(pending)));

    takeInOne(sent.withOffence(sent.offences().get(0).judged(decided)));
    assertThat(kept().offences().get(0).judgment()).isEqualTo(decided);
  }

  @Test
  void takeIn_refusesWhatContradictsAnAmendment() {
    takeInOne(told(person(1).toBuilder().born("1985").build(), undated(Stage.CHARGED)));
    OffenderRecord now = kept();
    records(PUNJAB).amend(now.withPerson(now.person().toBuilder().born("1986-02-03").build()));
    OffenderRecord amended = kept();

    Taken taken =
        takeInOne(told(person(1).toBuilder().born("1987").build(), undated(Stage.CHARGED)));

    assertThat(taken.result()).isEqualTo(Result.REFUSED);
    assertThat(taken.refusal())
        .extracting(PanahException.InvalidRequest::field)
        .isEqualTo("person.born");
    assertThat(kept()).isEqualTo(amended);
  }

  @Test
  void takeIn_refusesAnotherPerson_underTheNameOfARecord() {
    takeInOne(told(person(1), undated(Stage.CHARGED)));
    Person other = person(2).toBuilder().name(PersonName.parse("Somebody Else")).build();

    assertThat(takeInOne(told(other, undated(Stage.CHARGED))).refusal())
        .extracting(PanahException.InvalidRequest::field)
        .isEqualTo("person");
    assertThat(desk(SINDH).find(cnic(1))).hasSize(1);
    assertThat(desk(SINDH).find(cnic(2))).isEmpty();
  }

  @Test
  void takeIn_takesCorrections_whileNobodyHasAmendedTheRecord() {
    takeInOne(told(person(1), new StageEntry(Stage.CHARGED, JUDGED)));

    Taken taken = takeInOne(told(person(2), new StageEntry(Stage.CHARGED, JUDGED.minusDays(3))));

    assertThat(taken.result()).isEqualTo(Result.AMENDED);
    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
    assertThat(desk(SINDH).find(cnic(2))).hasSize(1);
    assertThat(kept().offences().get(0).stages())
        .containsExactly(new StageEntry(Stage.CHARGED, JUDGED.minusDays(3)));
  }

  @Test
  void takeIn_ofAnOldFile_convictsNobodyAgain() {
    takeInOne(told(person(1), undated(Stage.CONVICTED)));
    move(Stage.APPEAL_PENDING, null);
    move(Stage.ACQUITTED, JUDGED);

    takeInOne(told(person(1), undated(Stage.CONVICTED)));
    takeInOne(told(person(2), undated(Stage.CONVICTED)));
    takeInOne(told(person(3), new StageEntry(Stage.CONVICTED, JUDGED.minusYears(1))));

    assertThat(desk(SINDH).find(cnic(1)).list())
        .singleElement()
        .satisfies(hit -> assertThat(hit.standing()).isEqualTo(Standing.ACQUITTED));
  }

  @Test
  void takeIn_refusesAnOldFile_whereTheSourceItselfToldMore() {
    takeInOne(told(person(1), undated(Stage.CONVICTED)));
    takeInOne(told(person(1), undated(Stage.APPEAL_PENDING)));
    takeInOne(told(person(1), new StageEntry(Stage.ACQUITTED, JUDGED)));

    assertThat(takeInOne(told(person(1), undated(Stage.CONVICTED))).result())
        .isEqualTo(Result.REFUSED);
    assertThat(kept().standing()).isEqualTo(Standing.ACQUITTED);
    assertThat(
            takeInOne(told(person(1), new StageEntry(Stage.CONVICTED, JUDGED.plusDays(9))))
                .result())
        .as("the State's appeal was won, on a later day")
        .isEqualTo(Result.AMENDED);
    assertThat(kept().standing()).isEqualTo(Standing.CONVICTED);
  }

  @Test
  void takeIn_fillsInTheStages_thatTheSourcePassedBetweenTwoExports() {
    takeInOne(told(person(1), new StageEntry(Stage.FIR, JUDGED.minusYears(2))));
    takeInOne(told(person(1), new StageEntry(Stage.CONVICTED, JUDGED)));

    assertThat(kept().offences().get(0).stages())
        .containsExactly(
            new StageEntry(Stage.FIR, JUDGED.minusYears(2)),
            undated(Stage.CHALLAN),
            undated(Stage.CHARGED),
            new StageEntry(Stage.CONVICTED, JUDGED));
  }

  @Test
  void takeIn_refusesWhatHasLapsed_sinceItWouldNotBeShown() {
    OffenderRecord sent = told(person(1), undated(Stage.CHARGED));
    takeInOne(sent);
    time.advance(
        Duration.between(START, REVIEW.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()));

    Taken taken = takeInOne(reviewedBy(sent, REVIEW.plusYears(3)));

    assertThat(taken.result()).isEqualTo(Result.REFUSED);
    assertThat(taken.refusal())
        .extracting(PanahException.InvalidRequest::field)
        .isEqualTo("reviewBy");
  }
}
