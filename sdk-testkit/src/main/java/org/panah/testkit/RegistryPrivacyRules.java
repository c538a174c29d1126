package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.audit.AuditEntry;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.ReviewExtension;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.Victim;
import org.panah.offender.Warning;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Sex;

/** The chapter on what must never be seen: names and numbers, outside of a record itself. */
abstract class RegistryPrivacyRules extends RegistrySourceRules {
  private static final PageRequest PAGE = PageRequest.first(100);
  private static final Identifier PASSPORT =
      Identifier.of(IdentifierType.PASSPORT, "ZQ7654321", "PK");

  private static OffenderRecord sample(String id, int number) {
    OffenderRecord plain = record(PUNJAB, id, number);
    return plain
        .withPerson(plain.person().toBuilder().identifier(PASSPORT).build())
        .withWarnings(List.of(new Warning("NOTE", "Zarbakht carries a pistol", null)));
  }

  private static void assertFailsAndTellsNobody(ThrowingCallable call) {
    assertThat(failure(PanahException.class, call)).isNotNull();
  }

  @Test
  void answers_tellNobody_whenTheyArePrinted() {
    OffenderRecord stored = register(sample("a", 1));
    OffenderRecord second = records(PUNJAB).amend(stored.withPerson(person(2)));
    Offenders desk = desk(PUNJAB);
    Hits hits = desk.find(cnic(2));

    for (Object answer :
        List.of(
            stored,
            second,
            hits,
            hits.list().get(0),
            hits.list().get(0).evidence(),
            desk.find(PASSPORT),
            desk.get(stored.id()),
            desk.history(stored.id()),
            desk.list(PUNJAB, PAGE),
            desk.lapsed(PUNJAB, PAGE),
            records(PUNJAB).takeIn(List.of(sample("b", 3), sample("a", 4).recorded(1, START))),
            stored.person(),
            stored.offences(),
            stored.warnings(),
            stored.person().identifiers(),
            cnic(1),
            PASSPORT,
            registry(),
            registry().as(investigator(PUNJAB)),
            desk,
            oversight(),
            oversight().asked(PASSPORT, PAGE),
            oversight().verify())) {
      assertTellsNobody(answer.toString());
    }
  }

  @Test
  void errors_tellNobody() {
    OffenderRecord stored = register(sample("a", 1));
    Offenders records = records(PUNJAB);
    Offence unknown =
        Offence.under(new SectionReference("PPC 9999", "2023-1")).stage(Stage.FIR, null).build();

    assertFailsAndTellsNobody(() -> records.find(cnic(1)));
    assertFailsAndTellsNobody(() -> records(SINDH).get(stored.id()));
    assertFailsAndTellsNobody(() -> records(SINDH).amend(stored));
    assertFailsAndTellsNobody(() -> records(SINDH).amend(record(SINDH, "a", 2).recorded(1, START)));
    assertFailsAndTellsNobody(() -> records.register(sample("a", 2)));
    assertFailsAndTellsNobody(
        () -> records.register(sample("b", 2).withOffences(List.of(unknown))));
    assertFailsAndTellsNobody(
        () -> records.register(RegistrySamples.reviewedBy(sample("b", 2), LocalDate.EPOCH)));
    assertFailsAndTellsNobody(() -> records.amend(stored.recorded(7, START)));
    assertFailsAndTellsNobody(() -> records.amend(sample("no", 2).recorded(1, START)));
    assertFailsAndTellsNobody(
        () -> records.amend(stored.withOffences(List.of(offence("1", Stage.CHALLAN)))));
    assertFailsAndTellsNobody(() -> records.erase(OffenderId.of("no"), 1));
    assertFailsAndTellsNobody(() -> records.takeIn(List.of(sample("b", 2), record(SINDH, 2))));
  }

  @Test
  void theAudit_holdsNoNameAndNoNumber_whateverHappened() {
    answers_tellNobody_whenTheyArePrinted();
    errors_tellNobodyAfterwards();

    List<AuditEntry> entries = entries();

    assertThat(entries).hasSizeGreaterThan(10);
    entries.forEach(entry -> assertTellsNobody(allOf(entry)));
  }

  private void errors_tellNobodyAfterwards() {
    OffenderRecord stored = records(PUNJAB).get(OffenderId.of("a")).orElseThrow();
    assertFailsAndTellsNobody(() -> records(PUNJAB).register(sample("a", 4)));
    assertFailsAndTellsNobody(() -> records(PUNJAB).amend(stored.recorded(9, START)));
    assertFailsAndTellsNobody(() -> records(SINDH).find(PASSPORT));
  }

  /** Every field, spelled out, so that no masked toString hides one. */
  private static String allOf(AuditEntry entry) {
    return String.join(
        " | ",
        String.valueOf(entry.number()),
        entry.hash(),
        entry.event().node(),
        entry.event().access().toString(),
        entry.event().access().officer(),
        String.valueOf(entry.event().access().caseReference()),
        String.valueOf(entry.event().access().correlation()),
        entry.event().action().name(),
        entry.event().outcome().name(),
        String.valueOf(entry.event().rule()),
        String.join(", ", entry.event().subjects()),
        String.join(", ", entry.event().terms()));
  }

  @Test
  void whatMeansSomethingToTheOwnerOnly_isShownToTheOwnerOnly() {
    Victim pointed = new Victim(Victim.AgeBand.FROM_6_TO_11, Sex.FEMALE, "V-17", "TEACHER");
    Offence offence =
        Offence.under(RegistrySamples.SECTION).stage(Stage.FIR, null).victim(pointed).build();
    OffenderRecord stored =
        register(
            record(PUNJAB, person(1), offence)
                .extended(
                    new ReviewExtension(
                        LocalDate.of(2026, 2, 1), RegistrySamples.REVIEW, "still at large")));

    OffenderRecord abroad = desk(SINDH).find(cnic(1)).list().get(0).record();

    assertThat(desk(PUNJAB).find(cnic(1)).list().get(0).record()).isEqualTo(stored);
    assertThat(abroad.offences().get(0).victims())
        .containsExactly(new Victim(Victim.AgeBand.FROM_6_TO_11, Sex.FEMALE, null, "TEACHER"));
    assertThat(abroad.reviewExtensions()).isEmpty();
    assertThat(abroad.reviewBy()).isEqualTo(stored.reviewBy());
    assertThat(desk(SINDH).get(stored.id())).contains(abroad);
  }

  @Test
  void digestsOfTerms_areTheSameForOneNumber_andOthersForOthers() {
    desk(SINDH).find(cnic(1));
    desk(PUNJAB).find(Identifier.of(IdentifierType.NICOP, cnic(1).formatted()));
    desk(SINDH).find(cnic(2));

    List<String> digests =
        entries().stream().flatMap(entry -> entry.event().terms().stream()).toList();

    assertThat(digests).hasSize(3);
    assertThat(digests.get(0)).isEqualTo(digests.get(1)).isNotEqualTo(digests.get(2));
  }
}
