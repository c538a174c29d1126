package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.holding;
import static org.panah.testkit.RegistrySamples.nobody;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.FirReference;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.Warning;
import org.panah.person.Address;
import org.panah.person.PartialDate;
import org.panah.person.Person;

/** The chapter on registering and amending: versions, repetition, and reading one's own writes. */
abstract class RegistryWriteRules extends RegistryListeningRules {
  private static final Warning ARMED = new Warning("ARMED", "carries a pistol", null);

  @Test
  void register_answersTheRecordAtVersion1_andTheTimeItWasTakenIn() {
    OffenderRecord sent = record(PUNJAB, 1);

    OffenderRecord stored = records(PUNJAB).register(sent);

    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.recordedAt()).isEqualTo(time.instant());
    assertThat(stored.tellsTheSameAs(sent)).isTrue();
  }

  @Test
  void register_answersTheSame_whenItIsRepeated() {
    OffenderRecord sent = record(PUNJAB, 1);
    OffenderRecord stored = register(sent);
    time.advance(Duration.ofMinutes(5));

    assertThat(register(sent)).isEqualTo(stored);
    assertThat(records(PUNJAB).history(sent.id())).isEmpty();
    assertThat(ids(listed(PUNJAB))).containsExactly(sent.id().value());
  }

  @Test
  void register_throwsConflict_whenAnotherRecordHasTheId() {
    OffenderRecord stored = register(record(PUNJAB, "r", 1));

    assertConflict(0, 1, () -> register(record(PUNJAB, "r", 2)));
    assertThat(records(PUNJAB).get(stored.id())).contains(stored);
    assertThat(desk(PUNJAB).find(cnic(2))).isEmpty();
  }

  @Test
  void register_throwsConflict_whenTheRecordWasAmendedSince() {
    OffenderRecord sent = record(PUNJAB, 1);
    records(PUNJAB).amend(register(sent).withWarnings(List.of(ARMED)));

    assertConflict(0, 2, () -> register(sent));
  }

  @Test
  void register_refusesARecordThatSaysItWasRegistered() {
    assertInvalid("version", () -> register(record(PUNJAB, 1).recorded(1, time.instant())));
  }

  @Test
  void register_refusesWhatBreaksARule_andNamesTheField() {
    Offence.Builder unknownSection =
        Offence.under(new SectionReference("PPC 9999", "2023-1")).stage(Stage.FIR, null);
    Offence.Builder fine = Offence.under(RegistrySamples.SECTION);
    Person young = nobody().born("2012").build();

    assertInvalid("offences[0].section", () -> register(with(unknownSection)));
    assertInvalid(
        "offences[0].section",
        () -> register(with(Offence.under("PPC 376A").stage(Stage.FIR, null))));
    assertInvalid(
        "reviewBy",
        () -> register(RegistrySamples.reviewedBy(record(PUNJAB, 1), LocalDate.of(2056, 3, 2))));
    assertInvalid(
        "reviewBy",
        () ->
            register(
                RegistrySamples.reviewedBy(
                    record(PUNJAB, person(1), offence("1", AgeAtOffence.JUVENILE, Stage.CONVICTED)),
                    LocalDate.of(2041, 3, 2))));
    assertInvalid(
        "offences[0].stage",
        () -> register(with(open().stage(Stage.CHALLAN, LocalDate.of(24, 5, 6)))));
    assertInvalid(
        "offences[0].district",
        () -> register(with(fine.stage(Stage.FIR, null).district("PB-atlantis"))));
    assertInvalid(
        "offences[0].fir.district",
        () -> register(with(open().fir(new FirReference("1/2026", "Saddar", "PB-atlantis")))));
    assertInvalid(
        "offences[0].stage",
        () ->
            register(
                with(
                    Offence.under(RegistrySamples.SECTION)
                        .stage(Stage.FIR, RegistrySamples.REVIEW))));
    assertInvalid(
        "offences[0].from",
        () -> register(with(open().during(PartialDate.parse("2026-04"), null))));
    assertInvalid(
        "offences[0].from",
        () -> register(with(open().during(PartialDate.parse("2011"), null)).withPerson(young)));
    assertInvalid(
        "offences[0].ageAtOffence",
        () ->
            register(
                with(open()
                        .during(PartialDate.parse("2025"), null)
                        .ageAtOffence(AgeAtOffence.ADULT))
                    .withPerson(young)));
    assertInvalid(
        "person.born", () -> register(record(PUNJAB, 1).withPerson(nobody().born("2027").build())));
    assertInvalid(
        "person.addresses[0].district",
        () ->
            register(
                record(PUNJAB, 1)
                    .withPerson(
                        nobody()
                            .address(Address.of(Address.Kind.OTHER, "x", "PB-atlantis"))
                            .build())));
    assertInvalid(
        "reviewBy",
        () ->
            register(
                record(
                    PUNJAB,
                    OffenderId.random(),
                    person(1),
                    LocalDate.of(2026, 2, 28),
                    offence("1", Stage.FIR))));
    assertThat(listed(PUNJAB)).isEmpty();
  }

  private static Offence.Builder open() {
    return Offence.under(RegistrySamples.SECTION).stage(Stage.FIR, null);
  }

  private static OffenderRecord with(Offence.Builder offence) {
    return record(PUNJAB, person(1), offence.build());
  }

  @Test
  void amend_answersTheNextVersion_whichIsReadAtOnce() {
    OffenderRecord first = register(record(PUNJAB, 1));
    assertThat(desk(SINDH).find(cnic(1)).list().get(0).record()).isEqualTo(first);
    time.advance(Duration.ofSeconds(1));

    OffenderRecord second = records(PUNJAB).amend(first.withWarnings(List.of(ARMED)));

    assertThat(second.version()).isEqualTo(2);
    assertThat(second.recordedAt()).isEqualTo(time.instant());
    assertThat(second.warnings()).containsExactly(ARMED);
    assertThat(desk(SINDH).get(first.id())).contains(second);
    assertThat(desk(SINDH).find(cnic(1)).list().get(0).record()).isEqualTo(second);
    assertThat(listed(PUNJAB)).containsExactly(second);
  }

  @Test
  void amend_answersTheSame_whenItIsRepeated() {
    OffenderRecord changed = register(record(PUNJAB, 1)).withWarnings(List.of(ARMED));
    OffenderRecord stored = records(PUNJAB).amend(changed);

    assertThat(records(PUNJAB).amend(changed)).isEqualTo(stored);
    assertConflict(1, 2, () -> records(PUNJAB).amend(changed.withWarnings(List.of())));
  }

  @Test
  void amend_takesTheRecordOutFromUnderNumbersThatItNoLongerHolds() {
    OffenderRecord first =
        register(record(PUNJAB, holding(cnic(1).asIdentifier(), cnic(2).asIdentifier())));
    for (int number = 1; number <= 3; number++) {
      assertThat(desk(SINDH).find(cnic(number)).size()).isEqualTo(number < 3 ? 1 : 0);
    }

    records(PUNJAB)
        .amend(first.withPerson(holding(cnic(2).asIdentifier(), cnic(3).asIdentifier())));

    assertThat(desk(SINDH).find(cnic(1))).isEmpty();
    assertThat(desk(SINDH).find(cnic(2))).hasSize(1);
    assertThat(desk(SINDH).find(cnic(3))).hasSize(1);
  }

  @Test
  void amend_throwsConflictWithBothVersions_whenTheRecordIsAtAnother() {
    OffenderRecord first = register(record(PUNJAB, 1));
    OffenderRecord second = records(PUNJAB).amend(first.withWarnings(List.of(ARMED)));
    OffenderRecord third = records(PUNJAB).amend(second.withPerson(person(2)));

    assertConflict(1, 3, () -> records(PUNJAB).amend(first.withPerson(person(3))));
    assertConflict(2, 3, () -> records(PUNJAB).amend(second.withPerson(person(3))));
    assertConflict(4, 3, () -> records(PUNJAB).amend(third.recorded(4, time.instant())));
    assertConflict(0, 3, () -> records(PUNJAB).amend(RegistrySamples.unversioned(third)));
    assertThat(records(PUNJAB).get(first.id())).contains(third);
    assertThat(desk(SINDH).find(cnic(3))).isEmpty();
  }

  @Test
  void amend_throwsNotFound_whenThereIsNoSuchRecord() {
    assertNotFound(() -> records(PUNJAB).amend(record(PUNJAB, 1).recorded(1, time.instant())));
  }

  @Test
  void amend_refusesAnotherOwner() {
    OffenderRecord stored = register(record(PUNJAB, "r", 1));
    OffenderRecord taken = record(SINDH, "r", 1).recorded(1, time.instant());

    assertInvalid("owner", () -> records(SINDH).amend(taken));
    assertThat(records(PUNJAB).get(stored.id())).contains(stored);
  }

  @Test
  void amend_refusesWhatBreaksARule_andChangesNothing() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    Offence elsewhere = open().key("2").district("PB-atlantis").build();

    assertInvalid(
        "offences[1].district", () -> records(PUNJAB).amend(stored.withOffence(elsewhere)));
    assertThat(records(PUNJAB).get(stored.id())).contains(stored);
    assertThat(records(PUNJAB).history(stored.id())).isEmpty();
  }

  @Test
  void agenciesOfOneRegistry_keepTheirRecordsApart() {
    for (Agency agency : List.of(PUNJAB, SINDH)) {
      register(record(agency, "of-" + agency.code(), 1));
    }

    assertThat(ids(listed(PUNJAB))).containsExactly("of-PB-POL");
    assertThat(ids(listed(SINDH))).containsExactly("of-SD-POL");
    assertThat(ids(desk(PUNJAB).find(cnic(1)))).containsExactlyInAnyOrder("of-PB-POL", "of-SD-POL");
  }
}
