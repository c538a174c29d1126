package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.nobody;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.hit.Hit;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.offender.Standing;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.person.PersonName;

/** The chapter on juveniles (guard G7): hidden from others as if they were not there. */
abstract class RegistryJuvenileRules extends RegistryEndRules {
  private OffenderRecord juvenile() {
    return register(
        record(PUNJAB, person(1), offence("1", AgeAtOffence.JUVENILE, Stage.CONVICTED)));
  }

  /** Convicted as a juvenile, later accused as an adult. */
  private OffenderRecord mixed() {
    return register(
        record(
            PUNJAB,
            person(1),
            offence("young", AgeAtOffence.JUVENILE, Stage.CONVICTED),
            offence("grown", AgeAtOffence.ADULT, Stage.FIR)));
  }

  @Test
  void aJuvenilesRecord_isNotThere_forOtherAgencies() {
    OffenderRecord stored = juvenile();

    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
    assertThat(desk(SINDH).get(stored.id())).isEmpty();
    assertThat(records(SINDH).get(stored.id())).isEmpty();
    assertNotFound(() -> desk(SINDH).history(stored.id()));
  }

  @Test
  void aJuvenilesRecord_isThereForItsOwner() {
    OffenderRecord stored = juvenile();

    assertThat(desk(PUNJAB).find(cnic(1)).list())
        .singleElement()
        .extracting(Hit::record)
        .isEqualTo(stored);
    assertThat(records(PUNJAB).get(stored.id())).contains(stored);
    assertThat(listed(PUNJAB)).containsExactly(stored);
    assertThat(records(PUNJAB).amend(stored.withPerson(person(2))).version()).isEqualTo(2);
    assertThat(records(PUNJAB).history(stored.id())).containsExactly(stored);
  }

  @Test
  void aMixedRecord_tellsOthersOfTheAdultOnly() {
    OffenderRecord stored = mixed();

    Hit hit = desk(SINDH).find(cnic(1)).list().get(0);

    assertThat(hit.record().offences()).extracting(Offence::key).containsExactly("grown");
    assertThat(hit.standing()).isEqualTo(Standing.ACCUSED);
    assertThat(desk(SINDH).get(stored.id())).contains(hit.record());
    assertThat(hit.record().version()).isEqualTo(1);
  }

  @Test
  void aMixedRecord_tellsItsOwnerEverything() {
    OffenderRecord stored = mixed();

    Hit hit = desk(PUNJAB).find(cnic(1)).list().get(0);

    assertThat(hit.record()).isEqualTo(stored);
    assertThat(hit.standing()).isEqualTo(Standing.CONVICTED);
    assertThat(listed(PUNJAB)).containsExactly(stored);
  }

  @Test
  void whatOneAgencyIsShown_neverReachesAnother_howeverOftenBothAsk() {
    mixed();
    for (int i = 0; i < 5; i++) {
      assertThat(desk(SINDH).find(cnic(1)).list().get(0).record().offences()).hasSize(1);
      assertThat(desk(PUNJAB).find(cnic(1)).list().get(0).record().offences()).hasSize(2);
    }
  }

  @Test
  void anUnknownAge_isJuvenile_whereTheDatesLeaveNoDoubt() {
    OffenderRecord young =
        register(record(PUNJAB, dated("young", 1, "2008-06-15"), unknownAge("2026-01")));
    OffenderRecord grown =
        register(record(PUNJAB, dated("grown", 2, "2008-01-15"), unknownAge("2026-01")));
    OffenderRecord guessed =
        register(record(PUNJAB, dated("guessed", 3, "~2010"), unknownAge("2026-01")));
    register(record(PUNJAB, dated("surely young", 4, "~2012"), unknownAge("2026-01")));

    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
    assertThat(desk(SINDH).get(young.id())).isEmpty();
    assertThat(desk(PUNJAB).find(cnic(1))).hasSize(1);
    assertThat(desk(SINDH).get(grown.id())).contains(grown);
    assertThat(desk(SINDH).get(guessed.id())).contains(guessed);
    assertThat(desk(SINDH).find(cnic(4))).isEmpty();
  }

  @Test
  void anUnknownDay_isNotAfterTheCaseBegan_norAfterTheDayOfRecording() {
    Person child = dated("child", 1, "2009-01-01");
    register(
        record(
            PUNJAB,
            child,
            Offence.under(RegistrySamples.SECTION)
                .stage(Stage.CHARGED, LocalDate.of(2024, 5, 1))
                .build()));
    OffenderRecord undated =
        register(
            record(
                PUNJAB,
                dated("child", 2, "2009-01-01"),
                Offence.under(RegistrySamples.SECTION).stage(Stage.FIR, null).build()));

    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
    assertThat(desk(SINDH).find(cnic(2))).isEmpty();
    assertThat(desk(PUNJAB).find(cnic(2))).hasSize(1);

    // A year later the day of recording is another one; the record must not come into the open.
    time.advance(Duration.ofDays(400));
    assertInvalid(
        "offences[0].ageAtOffence", () -> records(PUNJAB).amend(undated.withWarnings(List.of())));
    assertThat(desk(SINDH).find(cnic(2))).isEmpty();
  }

  private static Person dated(String name, int number, String born) {
    return nobody().name(PersonName.parse(name)).identifier(cnic(number)).born(born).build();
  }

  private static Offence unknownAge(String during) {
    return Offence.under(RegistrySamples.SECTION)
        .during(PartialDate.parse(during), null)
        .stage(Stage.FIR, null)
        .build();
  }

  @Test
  void anAmendment_thatMakesARecordAJuveniles_hidesItAtOnce() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    assertThat(desk(SINDH).find(cnic(1))).hasSize(1);

    records(PUNJAB)
        .amend(stored.withOffences(List.of(offence("1", AgeAtOffence.JUVENILE, Stage.FIR))));

    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
    assertThat(desk(SINDH).get(stored.id())).isEmpty();
  }

  @Test
  void whatIsHidden_isAnsweredLikeWhatIsNotThere() {
    OffenderRecord hidden = juvenile();
    OffenderId never = OffenderId.of("never-was");

    assertThat(desk(SINDH).get(hidden.id())).isEqualTo(desk(SINDH).get(never));
    assertThat(desk(SINDH).find(cnic(1)).list()).isEqualTo(desk(SINDH).find(cnic(2)).list());
  }
}
