package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;

/** The chapter on tampering: whatever is changed, taken out or put in, the walk names the place. */
abstract class AuditTamperRules extends AuditFailureRules {
  private static final int ENTRIES = 5;
  private static final int TOUCHED = 3;

  @Test
  void verify_namesTheEntry_whenOneFieldOfItWasChanged() {
    Access a = OFFICER;
    CaseReference c = CaseReference.fir("123/2026", "Model Town, Lahore");
    List<UnaryOperator<AuditEvent>> changes =
        List.of(
            e -> with(e, e.access(), e.action(), e.outcome(), e.rule(), 1),
            e -> with(e, e.access(), Action.READ, e.outcome(), e.rule(), 0),
            e -> with(e, e.access(), e.action(), AuditEvent.Outcome.FAILED, e.rule(), 0),
            e -> with(e, e.access(), e.action(), e.outcome(), "", 0),
            e -> by(e, access("officer-4712", a.role(), a.agency(), a.purpose(), c, null)),
            e -> by(e, access(a.officer(), Role.SUPERVISOR, a.agency(), a.purpose(), c, null)),
            e -> by(e, access(a.officer(), a.role(), Agency.of("FIA"), a.purpose(), c, null)),
            e -> by(e, access(a.officer(), a.role(), a.agency(), Purpose.PROSECUTION, c, null)),
            e -> by(e, access(a.officer(), a.role(), a.agency(), Purpose.OVERSIGHT, null, null)),
            e -> by(e, a.correlatedBy("r")),
            e -> by(e, on(new CaseReference("COURT", c.number(), c.place()))),
            e -> by(e, on(new CaseReference(c.kind(), "124/2026", c.place()))),
            e -> by(e, on(new CaseReference(c.kind(), c.number(), "Model Town, Lahor"))),
            e -> naming(e, "node-2", e.subjects(), e.terms()),
            e -> naming(e, e.node(), List.of("s" + TOUCHED), e.terms()),
            e -> naming(e, e.node(), List.of("all", "s" + TOUCHED), e.terms()),
            e -> naming(e, e.node(), List.of("s" + TOUCHED), List.of("all")),
            e -> naming(e, e.node(), List.of("s" + TOUCHED + "all"), e.terms()));
    log().append(events(1, ENTRIES));

    for (int i = 0; i < changes.size(); i++) {
      UnaryOperator<AuditEvent> change = changes.get(i);
      namesThePlace(
          "change " + i,
          entries ->
              entries.set(
                  TOUCHED - 1,
                  new AuditEntry(
                      TOUCHED,
                      change.apply(entries.get(TOUCHED - 1).event()),
                      entries.get(TOUCHED - 1).hash())),
          TOUCHED);
    }
  }

  @Test
  void verify_namesTheEntry_whenItsHashOrNumberWasChanged() {
    log().append(events(1, ENTRIES));

    namesThePlace(
        "another hash",
        entries ->
            entries.set(
                TOUCHED - 1,
                new AuditEntry(TOUCHED, entries.get(TOUCHED - 1).event(), AuditChain.START)),
        TOUCHED);
    namesThePlace(
        "another number",
        entries ->
            entries.set(
                TOUCHED - 1,
                new AuditEntry(
                    TOUCHED + 1,
                    entries.get(TOUCHED - 1).event(),
                    entries.get(TOUCHED - 1).hash())),
        TOUCHED);
  }

  @Test
  void verify_namesTheNextEntry_whenAChangedOneWasGivenAFittingHash() {
    log().append(events(1, ENTRIES));

    namesThePlace(
        "changed and hashed anew",
        entries ->
            entries.set(
                TOUCHED - 1,
                AuditChain.next(TOUCHED - 1, entries.get(TOUCHED - 2).hash(), event("other"))),
        TOUCHED + 1);
  }

  @Test
  void verify_namesThePlace_whereAnEntryWasTakenOut() {
    log().append(events(1, ENTRIES));

    namesThePlace("the first taken out", entries -> entries.remove(0), 1);
    namesThePlace("one taken out", entries -> entries.remove(TOUCHED - 1), TOUCHED);
  }

  @Test
  void verify_namesTheFirstOfTwo_whichWereSwapped() {
    log().append(events(1, ENTRIES));

    namesThePlace(
        "two swapped", entries -> Collections.swap(entries, TOUCHED - 1, TOUCHED), TOUCHED);
    namesThePlace("two swapped", entries -> Collections.swap(entries, 0, ENTRIES - 1), 1);
  }

  @Test
  void verify_namesThePlace_whereAnEntryWasPutIn() {
    log().append(events(1, ENTRIES));

    namesThePlace(
        "one twice", entries -> entries.add(TOUCHED, entries.get(TOUCHED - 1)), TOUCHED + 1);
  }

  @Test
  void verify_namesTheFirstOfThose_whichWereCutOffTheEnd() {
    log().append(events(1, ENTRIES));

    namesThePlace("the last taken out", entries -> entries.remove(ENTRIES - 1), ENTRIES);
    namesThePlace("all taken out", List::clear, 1);
  }

  /** Lays hands on a list of entries. */
  private interface Tampering {
    void on(List<AuditEntry> entries);
  }

  private AuditLog tampered(Tampering tampering) {
    return new TamperedLog(
        log(),
        entries -> {
          tampering.on(entries);
          return entries;
        });
  }

  private void namesThePlace(String what, Tampering tampering, long place) {
    AuditChain.Verification found = AuditChain.verify(tampered(tampering));
    assertThat(found.firstBroken()).as(what).isEqualTo(place);
    assertThat(found.entries()).as("sound entries before: %s", what).isEqualTo(place - 1);
    assertThat(AuditChain.verify(log()).sound()).isTrue();
  }

  private static Access access(
      String officer,
      Role role,
      Agency agency,
      Purpose purpose,
      @Nullable CaseReference reference,
      @Nullable String correlation) {
    return new Access(officer, role, agency, purpose, reference, correlation);
  }

  private static Access on(CaseReference reference) {
    Access a = OFFICER;
    return access(a.officer(), a.role(), a.agency(), a.purpose(), reference, null);
  }

  private static AuditEvent by(AuditEvent e, Access access) {
    return with(e, access, e.action(), e.outcome(), e.rule(), 0);
  }

  private static AuditEvent with(
      AuditEvent e,
      Access access,
      Action action,
      AuditEvent.Outcome outcome,
      @Nullable String rule,
      long later) {
    return new AuditEvent(
        e.at().plusMillis(later), e.node(), access, action, outcome, rule, e.subjects(), e.terms());
  }

  private static AuditEvent naming(
      AuditEvent e, String node, List<String> subjects, List<String> terms) {
    return new AuditEvent(
        e.at(), node, e.access(), e.action(), e.outcome(), e.rule(), subjects, terms);
  }
}
