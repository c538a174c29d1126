package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.panah.AuditTrail;
import org.panah.Offenders;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;

/** The chapter on who may do what, by the standard policy; each refusal names its rule. */
abstract class RegistryPolicyRules extends RegistryJuvenileRules {
  private static final PageRequest PAGE = PageRequest.first(10);

  private static Access of(Role role, Agency agency, Purpose purpose) {
    Access.Desk desk = Access.by("somebody", role).of(agency);
    return purpose.needsCase() ? desk.forPurpose(purpose, FIR) : desk.forPurpose(purpose);
  }

  /** Every way to a record. */
  private static List<ThrowingCallable> readings(Offenders as, OffenderRecord record) {
    return List.of(
        () -> as.find(cnic(1)),
        () -> as.search(ASKED),
        () -> as.get(record.id()),
        () -> as.history(record.id()),
        () -> as.list(record.owner(), PAGE),
        () -> as.lapsed(record.owner(), PAGE));
  }

  /** Every way to change one. */
  private static List<ThrowingCallable> changes(Offenders as, OffenderRecord record) {
    OffenderRecord other = record(record.owner(), 7);
    return List.of(
        () -> as.register(other),
        () -> as.amend(record.withPerson(person(7))),
        () -> as.erase(record.id(), record.version()),
        () -> as.takeIn(List.of(other)));
  }

  private void assertUnchanged(OffenderRecord record) {
    assertThat(records(record.owner()).get(record.id())).contains(record);
    assertThat(desk(record.owner()).find(cnic(7))).isEmpty();
  }

  @Test
  void anAccess_needsACase_whereItsPurposeIsTiedToOne() {
    for (Purpose purpose : Purpose.values()) {
      Access.Desk desk = Access.by("somebody", Role.INVESTIGATOR).of(PUNJAB);
      if (purpose.needsCase()) {
        assertInvalid("caseReference", () -> desk.forPurpose(purpose));
      } else {
        assertThat(desk.forPurpose(purpose).caseReference()).isNull();
      }
    }
    assertThatThrownBy(() -> CaseReference.fir(" ", "Model Town"))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void aRoleThatIsNotKnown_mayNothing() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    Offenders stranger = as(of(new Role("STRANGER"), PUNJAB, Purpose.INVESTIGATION));

    readings(stranger, stored).forEach(call -> assertRefused("role-unknown", call));
    changes(stranger, stored).forEach(call -> assertRefused("role-unknown", call));
    assertUnchanged(stored);
  }

  @Test
  void aRoleThatDoesNotRead_readsNothing() {
    OffenderRecord stored = register(record(PUNJAB, 1));

    for (Access access :
        List.of(
            of(new Role("FEED"), PUNJAB, Purpose.RECORD_KEEPING),
            of(new Role("FEED"), PUNJAB, Purpose.INVESTIGATION),
            auditor())) {
      readings(as(access), stored).forEach(call -> assertRefused("role-may-not", call));
    }
  }

  @Test
  void aRoleThatDoesNotWrite_writesNothing() {
    OffenderRecord stored = register(record(PUNJAB, 1));

    for (Access access : List.of(investigator(PUNJAB), auditor())) {
      changes(as(access), stored).forEach(call -> assertRefused("role-may-not", call));
    }
    assertUnchanged(stored);
  }

  @Test
  void aSearch_needsACase_evenForOnesOwnRecords() {
    register(record(PUNJAB, 1));

    for (Purpose purpose : Purpose.values()) {
      Offenders asked = as(of(Role.REGISTRAR, PUNJAB, purpose));
      if (purpose.needsCase()) {
        assertThat(asked.find(cnic(1))).hasSize(1);
        assertThat(asked.search(ASKED)).hasSize(1);
      } else {
        assertRefused("reading-needs-a-case", () -> asked.find(cnic(1)));
        assertRefused("reading-needs-a-case", () -> asked.search(ASKED));
      }
    }
  }

  @Test
  void anothersRecord_isNotReadWithoutACase_butOnesOwnIs() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    OffenderRecord mixed =
        register(
            record(
                PUNJAB,
                person(2),
                offence("1", AgeAtOffence.JUVENILE, Stage.FIR),
                offence("2", Stage.FIR)));

    assertRefused("reading-needs-a-case", () -> records(SINDH).get(stored.id()));
    assertRefused("reading-needs-a-case", () -> records(SINDH).get(mixed.id()));
    assertThat(records(PUNJAB).get(stored.id())).contains(stored);
  }

  @Test
  void nobodyButTheOwner_writes() {
    OffenderRecord stored = register(record(PUNJAB, 1));

    for (Purpose purpose : List.of(Purpose.RECORD_KEEPING, Purpose.INVESTIGATION)) {
      changes(as(of(Role.SUPERVISOR, SINDH, purpose)), stored)
          .forEach(call -> assertRefused("only-the-owner-writes", call));
    }
    assertUnchanged(stored);
  }

  @Test
  void anAgencyThatWritesElsewhere_writesNothingHere() {
    OffenderRecord own = record(ELSEWHERE, 7);
    Offenders records = records(ELSEWHERE);

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> records.register(own),
            () -> records.amend(own.recorded(1, time.instant())),
            () -> records.erase(own.id(), 1),
            () -> records.takeIn(List.of(own)))) {
      assertRefused("owner-writes-elsewhere", call);
    }
    assertThat(desk(PUNJAB).find(cnic(7))).isEmpty();
    assertThat(desk(ELSEWHERE).find(cnic(7))).isEmpty();
  }

  @Test
  void nobodyButTheOwner_listsOrReadsEarlierVersions() {
    OffenderRecord once = register(record(PUNJAB, 1));
    OffenderRecord twice = records(PUNJAB).amend(register(record(PUNJAB, 2)).withPerson(person(3)));

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> desk(SINDH).list(PUNJAB, PAGE),
            () -> desk(SINDH).lapsed(PUNJAB, PAGE),
            () -> desk(SINDH).history(twice.id()),
            () -> desk(SINDH).history(once.id()))) {
      assertRefused("only-the-owner-lists", call);
    }
  }

  @Test
  void theAudit_isForAuditorsWhoOversee() {
    register(record(PUNJAB, 1));
    for (Access access :
        List.of(
            of(Role.INVESTIGATOR, PUNJAB, Purpose.INVESTIGATION),
            of(Role.SUPERVISOR, PUNJAB, Purpose.OVERSIGHT),
            of(Role.REGISTRAR, PUNJAB, Purpose.OVERSIGHT))) {
      auditReadings(access).forEach(call -> assertRefused("role-may-not", call));
    }
    for (Purpose purpose : List.of(Purpose.INVESTIGATION, Purpose.RECORD_KEEPING)) {
      auditReadings(of(Role.AUDITOR, PUNJAB, purpose))
          .forEach(call -> assertRefused("audit-is-for-oversight", call));
    }
    assertThat(oversight().entries(PAGE).items()).isNotEmpty();
  }

  private List<ThrowingCallable> auditReadings(Access access) {
    AuditTrail audit = registry().as(access).audit();
    return List.of(
        () -> audit.entries(PAGE),
        () -> audit.about(record(PUNJAB, 1).id(), PAGE),
        () -> audit.asked(cnic(1).asIdentifier(), PAGE),
        audit::verify);
  }

  @Test
  void aSession_tellsWhoseItIs() {
    assertThat(registry().as(investigator(SINDH)).access()).isEqualTo(investigator(SINDH));
  }

  @Test
  void aRegistry_answersNothing_onceItIsClosed() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    assertThat(desk(PUNJAB).find(cnic(1))).hasSize(1);
    Offenders asked = as(of(Role.SUPERVISOR, PUNJAB, Purpose.INVESTIGATION));

    registry().close();
    registry().close();

    for (List<ThrowingCallable> calls :
        List.of(readings(asked, stored), changes(asked, stored), auditReadings(auditor()))) {
      calls.forEach(call -> assertThatThrownBy(call).isInstanceOf(PanahException.class));
    }
    assertThatThrownBy(() -> asked.find(cnic(2))).isInstanceOf(PanahException.class);
  }
}
