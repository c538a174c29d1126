package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;

/** The chapter on the audit: nothing is asked, refused, failed or changed without an entry. */
abstract class RegistryAuditRules extends RegistryPolicyRules {
  private static final PageRequest PAGE = PageRequest.first(100);

  /** Action, outcome, rule and subjects of what was audited meanwhile. */
  private List<String> told(ThrowingCallable call) {
    List<String> told = new ArrayList<>();
    for (AuditEntry entry : audited(() -> attempt(call))) {
      AuditEvent event = entry.event();
      told.add(
          event.action()
              + " "
              + event.outcome()
              + (event.rule() == null ? "" : " " + event.rule())
              + " "
              + event.subjects());
    }
    return told;
  }

  /** Does something that may be refused or fail: it is audited however it ends. */
  private static void attempt(ThrowingCallable call) {
    Throwable ended = catchThrowable(call);
    if (ended != null) {
      assertThat(ended).isInstanceOf(PanahException.class);
    }
  }

  @Test
  void aQuestion_isWrittenDown_withWhoWhenWhyAndWhat() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    Access access = investigator(SINDH).correlatedBy("request-17");
    time.advance(Duration.ofMillis(1_234));

    List<AuditEntry> entries = audited(() -> as(access).find(cnic(1)));

    assertThat(entries).hasSize(1);
    AuditEvent event = entries.get(0).event();
    assertThat(event.at()).isEqualTo(time.instant());
    assertThat(event.node()).isNotBlank();
    assertThat(event.access()).isEqualTo(access);
    assertThat(event.action()).isEqualTo(Action.FIND);
    assertThat(event.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(event.rule()).isNull();
    assertThat(event.subjects()).containsExactly(stored.id().value());
    assertThat(event.terms()).singleElement().asString().isNotBlank();
  }

  @Test
  void everyQuestion_hasItsEntry_hitOrMiss() {
    register(record(PUNJAB, "a", 1));
    register(record(PUNJAB, "b", 1));
    Offenders records = records(PUNJAB);
    OffenderId a = OffenderId.of("a");

    assertThat(told(() -> desk(SINDH).find(cnic(1)))).containsExactly("FIND ALLOWED [a, b]");
    assertThat(told(() -> desk(SINDH).find(cnic(9)))).containsExactly("FIND ALLOWED []");
    assertThat(told(() -> records.get(a))).containsExactly("READ ALLOWED [a]");
    assertThat(told(() -> records.get(OffenderId.of("no")))).containsExactly("READ ALLOWED [no]");
    assertThat(told(() -> records.history(a))).containsExactly("HISTORY ALLOWED [a]");
    assertThat(told(() -> records.list(PUNJAB, PAGE))).containsExactly("LIST ALLOWED [a, b]");
    assertThat(told(() -> records.lapsed(PUNJAB, PAGE))).containsExactly("LIST ALLOWED []");
    assertThat(told(() -> oversight().verify())).containsExactly("AUDIT ALLOWED []");
    assertThat(told(() -> oversight().about(a, PAGE))).containsExactly("AUDIT ALLOWED [a]");
  }

  @Test
  void everyChange_hasItsEntry() {
    OffenderRecord sent = record(PUNJAB, "a", 1);
    Offenders records = records(PUNJAB);

    assertThat(told(() -> records.register(sent))).containsExactly("REGISTER ALLOWED [a]");
    OffenderRecord stored = records.get(sent.id()).orElseThrow();
    assertThat(told(() -> records.amend(stored.withPerson(person(2)))))
        .containsExactly("AMEND ALLOWED [a]");
    assertThat(told(() -> records.takeIn(List.of(record(PUNJAB, "b", 3), record(PUNJAB, "c", 4)))))
        .containsExactly("IMPORT ALLOWED [b, c]");
    assertThat(told(() -> records.erase(sent.id(), 2))).containsExactly("ERASE ALLOWED [a]");
  }

  @Test
  void everyRefusal_hasItsEntry_andNamesTheRule() {
    OffenderRecord once = register(record(PUNJAB, "a", 1));
    Offenders sindh = records(SINDH);
    OffenderId a = once.id();

    assertThat(told(() -> sindh.find(cnic(1))))
        .containsExactly("FIND REFUSED reading-needs-a-case []");
    assertThat(told(() -> sindh.get(a))).containsExactly("READ REFUSED reading-needs-a-case [a]");
    assertThat(told(() -> sindh.list(PUNJAB, PAGE)))
        .containsExactly("LIST REFUSED only-the-owner-lists []");
    assertThat(told(() -> desk(SINDH).history(a)))
        .containsExactly("HISTORY REFUSED only-the-owner-lists [a]");
    assertThat(told(() -> sindh.register(record(PUNJAB, "b", 2))))
        .containsExactly("REGISTER REFUSED only-the-owner-writes [b]");
    assertThat(told(() -> sindh.amend(once)))
        .containsExactly("AMEND REFUSED only-the-owner-writes [a]");
    assertThat(told(() -> sindh.erase(a, 1)))
        .containsExactly("ERASE REFUSED only-the-owner-writes [a]");
    assertThat(told(() -> sindh.takeIn(List.of(record(PUNJAB, "b", 2)))))
        .containsExactly("IMPORT REFUSED only-the-owner-writes []");
    assertThat(told(() -> records(ELSEWHERE).register(record(ELSEWHERE, "b", 2))))
        .containsExactly("REGISTER REFUSED owner-writes-elsewhere [b]");
    assertThat(told(() -> registry().as(registrar(PUNJAB)).audit().about(a, PAGE)))
        .containsExactly("AUDIT REFUSED role-may-not [a]");
  }

  @Test
  void everyFailure_hasItsEntry_andNamesTheError() {
    OffenderRecord stored = register(record(PUNJAB, "a", 1));
    Offenders records = records(PUNJAB);
    OffenderId no = OffenderId.of("no");

    assertThat(told(() -> records.amend(stored.recorded(5, time.instant()))))
        .endsWith("AMEND FAILED conflict [a]");
    assertThat(told(() -> records.amend(record(PUNJAB, "no", 1))))
        .endsWith("AMEND FAILED not-found [no]");
    assertThat(told(() -> records.register(record(PUNJAB, "a", 2))))
        .endsWith("REGISTER FAILED conflict [a]");
    assertThat(told(() -> records.register(stored)))
        .endsWith("REGISTER FAILED invalid-request [a]");
    assertThat(told(() -> records.erase(stored.id(), 4))).endsWith("ERASE FAILED conflict [a]");
    assertThat(told(() -> records.erase(no, 4))).endsWith("ERASE FAILED not-found [no]");
    assertThat(told(() -> records.history(no))).containsExactly("HISTORY FAILED not-found [no]");
    assertThat(told(() -> records.list(PUNJAB, new PageRequest(1, "nonsense"))))
        .containsExactly("LIST FAILED invalid-request []");
    assertThat(told(() -> records.takeIn(List.of(record(PUNJAB, 1), record(SINDH, 1)))))
        .containsExactly("IMPORT FAILED invalid-request []");
  }

  @Test
  void aBatchOfWhichNothingWasTaken_hasItsEntry() {
    assertThat(told(() -> records(PUNJAB).takeIn(List.of(record(PUNJAB, 1).recorded(1, START)))))
        .containsExactly("IMPORT ALLOWED []");
  }

  @Test
  void whatWasHidden_isNotWrittenDownAsShown() {
    register(record(PUNJAB, person(1), offence("1", AgeAtOffence.JUVENILE, Stage.FIR)));

    assertThat(told(() -> desk(SINDH).find(cnic(1)))).containsExactly("FIND ALLOWED []");
  }

  @Test
  void asked_tellsWhoAskedAboutANumber_foundOrNot() {
    register(record(PUNJAB, 1));
    desk(PUNJAB).find(Cnic.parse(cnic(1).formatted()));
    desk(SINDH).find(cnic(1));
    desk(SINDH).find(cnic(2));
    assertThat(catchThrowable(() -> records(SINDH).find(cnic(2)))).isNotNull();

    assertThat(askers(cnic(1)))
        .containsExactly("officer-of-PB-POL ALLOWED", "officer-of-SD-POL ALLOWED");
    assertThat(askers(cnic(2)))
        .containsExactly("officer-of-SD-POL ALLOWED", "registrar-of-SD-POL REFUSED");
    assertThat(askers(cnic(3))).isEmpty();
  }

  private List<String> askers(Cnic number) {
    return all(2, page -> oversight().asked(number.asIdentifier(), page)).stream()
        .map(AuditEntry::event)
        .filter(event -> event.action() == Action.FIND)
        .map(event -> event.access().officer() + " " + event.outcome())
        .toList();
  }

  @Test
  void about_tellsWhoSawARecordOrChangedIt_evenOnceItIsErased() {
    OffenderRecord stored = register(record(PUNJAB, "a", 1));
    register(record(PUNJAB, "b", 2));
    desk(SINDH).find(cnic(1));
    desk(SINDH).find(cnic(2));
    desk(SINDH).get(stored.id());
    records(PUNJAB).amend(stored.withPerson(person(3)));
    records(PUNJAB).erase(stored.id(), 2);

    assertThat(oversight().about(stored.id(), PAGE).items())
        .extracting(entry -> entry.event().action())
        .containsExactly(Action.REGISTER, Action.FIND, Action.READ, Action.AMEND, Action.ERASE);
    assertThat(oversight().about(OffenderId.of("no"), PAGE).items()).isEmpty();
  }

  @Test
  void entries_areNumberedWithoutGap_andComeInPages() {
    for (int i = 0; i < 25; i++) {
      desk(SINDH).find(cnic(i));
    }

    List<AuditEntry> entries = all(7, oversight()::entries);

    assertThat(entries).hasSizeGreaterThanOrEqualTo(25);
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).number()).isEqualTo(i + 1);
    }
  }

  @Test
  void verify_findsTheChainSound_andCountsIt() {
    for (int i = 0; i < 10; i++) {
      desk(SINDH).find(cnic(i));
    }

    AuditChain.Verification found = oversight().verify();
    List<AuditEntry> entries = entries();

    assertThat(found.sound()).isTrue();
    assertThat(found.entries()).isEqualTo(10);
    assertThat(found.lastHash()).isEqualTo(entries.get(9).hash());
  }
}
