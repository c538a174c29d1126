package org.panah.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.common.Agency;
import org.panah.reference.ReferenceData;
import org.panah.reference.ReferenceKind;

/** The default policy as a table: role, purpose, action, whose record, of which class, answer. */
class StandardPolicyTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Agency SINDH = Agency.of("SD-POL");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // an owner reads and writes its own, juveniles included, without a case
        "REGISTRAR,    RECORD_KEEPING, READ,     own,   ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, READ,     own,   JUVENILE, allowed",
        "REGISTRAR,    RECORD_KEEPING, FIND,     own,   JUVENILE, allowed",
        "REGISTRAR,    RECORD_KEEPING, LIST,     own,   ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, HISTORY,  own,   ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, REGISTER, own,   ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, IMPORT,   own,   ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, AMEND,    own,   JUVENILE, allowed",
        "SUPERVISOR,   RECORD_KEEPING, ERASE,    own,   ADULT,    allowed",
        "FEED,         RECORD_KEEPING, IMPORT,   own,   ADULT,    allowed",
        // a role that does not write, or does not read, does not
        "INVESTIGATOR, INVESTIGATION,  REGISTER, own,   ADULT,    role-may-not",
        "INVESTIGATOR, INVESTIGATION,  AMEND,    own,   ADULT,    role-may-not",
        "INVESTIGATOR, INVESTIGATION,  ERASE,    own,   ADULT,    role-may-not",
        "INVESTIGATOR, INVESTIGATION,  IMPORT,   own,   ADULT,    role-may-not",
        "FEED,         RECORD_KEEPING, READ,     own,   ADULT,    role-may-not",
        "FEED,         INVESTIGATION,  FIND,     -,     ADULT,    role-may-not",
        "AUDITOR,      OVERSIGHT,      FIND,     -,     ADULT,    role-may-not",
        "AUDITOR,      OVERSIGHT,      READ,     own,   ADULT,    role-may-not",
        "AUDITOR,      OVERSIGHT,      REGISTER, own,   ADULT,    role-may-not",
        "STRANGER,     INVESTIGATION,  FIND,     -,     ADULT,    role-unknown",
        "STRANGER,     OVERSIGHT,      AUDIT,    -,     ADULT,    role-unknown",
        // others read with a purpose that is tied to a case
        "INVESTIGATOR, INVESTIGATION,  FIND,     -,     ADULT,    allowed",
        "INVESTIGATOR, PROSECUTION,    FIND,     other, ADULT,    allowed",
        "INVESTIGATOR, MISSING_CHILD,  READ,     other, ADULT,    allowed",
        "INVESTIGATOR, VETTING,        FIND,     -,     ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, FIND,     -,     ADULT,    reading-needs-a-case",
        "REGISTRAR,    RECORD_KEEPING, FIND,     other, ADULT,    reading-needs-a-case",
        "REGISTRAR,    RECORD_KEEPING, READ,     other, ADULT,    reading-needs-a-case",
        "REGISTRAR,    OVERSIGHT,      FIND,     -,     ADULT,    reading-needs-a-case",
        // by id a record may turn out to be one's own
        "REGISTRAR,    RECORD_KEEPING, READ,     -,     ADULT,    allowed",
        // nobody else writes, lists, reads earlier versions, or sees what is told of juveniles
        "REGISTRAR,    RECORD_KEEPING, REGISTER, other, ADULT,    only-the-owner-writes",
        "REGISTRAR,    INVESTIGATION,  AMEND,    other, ADULT,    only-the-owner-writes",
        "SUPERVISOR,   INVESTIGATION,  ERASE,    other, JUVENILE, only-the-owner-writes",
        "FEED,         RECORD_KEEPING, IMPORT,   other, ADULT,    only-the-owner-writes",
        "INVESTIGATOR, INVESTIGATION,  LIST,     other, ADULT,    only-the-owner-lists",
        "INVESTIGATOR, INVESTIGATION,  LIST,     -,     ADULT,    only-the-owner-lists",
        "INVESTIGATOR, INVESTIGATION,  HISTORY,  other, ADULT,    only-the-owner-lists",
        "INVESTIGATOR, INVESTIGATION,  FIND,     other, JUVENILE, juvenile-stays-with-owner",
        "INVESTIGATOR, MISSING_CHILD,  READ,     other, JUVENILE, juvenile-stays-with-owner",
        "REGISTRAR,    RECORD_KEEPING, READ,     other, JUVENILE, juvenile-stays-with-owner",
        // whoever reads may read all agencies' alerts; raising and authorising are for some
        "INVESTIGATOR, MISSING_CHILD,  ALERTS,   -,     ADULT,    allowed",
        "REGISTRAR,    RECORD_KEEPING, ALERTS,   other, ADULT,    allowed",
        "AUDITOR,      OVERSIGHT,      ALERTS,   -,     ADULT,    role-may-not",
        "ALERT_OFFICER, MISSING_CHILD, RAISE,    own,   ADULT,    allowed",
        "ALERT_OFFICER, MISSING_CHILD, UPDATE,   own,   ADULT,    allowed",
        "ALERT_OFFICER, MISSING_CHILD, END,      own,   ADULT,    allowed",
        "ALERT_OFFICER, MISSING_CHILD, AUTHORISE, own,  ADULT,    role-may-not",
        "ALERT_OFFICER, MISSING_CHILD, REGISTER, own,   ADULT,    role-may-not",
        "SUPERVISOR,   MISSING_CHILD,  AUTHORISE, own,  ADULT,    allowed",
        "SUPERVISOR,   MISSING_CHILD,  AUTHORISE, other, ADULT,   only-the-owner-writes",
        "SUPERVISOR,   MISSING_CHILD,  RAISE,    other, ADULT,    only-the-owner-writes",
        "REGISTRAR,    RECORD_KEEPING, RAISE,    own,   ADULT,    role-may-not",
        "FEED,         RECORD_KEEPING, RAISE,    own,   ADULT,    role-may-not",
        "INVESTIGATOR, MISSING_CHILD,  SIGHT,    own,   ADULT,    allowed",
        "ALERT_OFFICER, MISSING_CHILD, SIGHT,    other, ADULT,    only-the-owner-writes",
        "REGISTRAR,    RECORD_KEEPING, SIGHT,    own,   ADULT,    role-may-not",
        "FEED,         RECORD_KEEPING, SIGHT,    own,   ADULT,    role-may-not",
        // the audit is for auditors who oversee
        "AUDITOR,      OVERSIGHT,      AUDIT,    -,     ADULT,    allowed",
        "AUDITOR,      RECORD_KEEPING, AUDIT,    -,     ADULT,    audit-is-for-oversight",
        "AUDITOR,      INVESTIGATION,  AUDIT,    -,     ADULT,    audit-is-for-oversight",
        "SUPERVISOR,   OVERSIGHT,      AUDIT,    -,     ADULT,    role-may-not",
        "INVESTIGATOR, OVERSIGHT,      AUDIT,    own,   ADULT,    role-may-not",
        // the feed is for replicas, which do nothing else
        "REPLICA,      RECORD_KEEPING, REPLICATE, -,    ADULT,    allowed",
        "REPLICA,      OVERSIGHT,      REPLICATE, -,    ADULT,    feed-is-for-record-keeping",
        "SUPERVISOR,   RECORD_KEEPING, REPLICATE, own,  ADULT,    role-may-not",
        "FEED,         RECORD_KEEPING, REPLICATE, own,  ADULT,    role-may-not",
        "AUDITOR,      OVERSIGHT,      REPLICATE, -,    ADULT,    role-may-not",
        "REPLICA,      RECORD_KEEPING, READ,     own,   ADULT,    role-may-not",
        "REPLICA,      RECORD_KEEPING, REGISTER, own,   ADULT,    role-may-not",
        "REPLICA,      MISSING_CHILD,  ALERTS,   -,     ADULT,    role-may-not",
        "REPLICA,      OVERSIGHT,      COUNT,    own,   ADULT,    role-may-not"
      })
  void decide_followsTheTable(
      String role,
      Purpose purpose,
      Action action,
      String owner,
      RecordClass recordClass,
      String expected) {
    Agency whose = owner == null ? null : owner.equals("own") ? PUNJAB : SINDH;

    Decision decision =
        AccessPolicy.standard(ReferenceData.builtIn())
            .decide(access(role, purpose), new Question(action, whose, recordClass));

    assertThat(decision.allowed() ? "allowed" : decision.refusedBy()).isEqualTo(expected);
  }

  @Test
  void decide_knowsTheRolesThatAHostAdds() {
    ReferenceData reference =
        ReferenceData.builtIn()
            .with(
                new StringReader(
                    """
                    # version: host-1
                    # source: a test
                    # reason: a role of the host's own
                    code\tdescription\treads\twrites\toversees
                    DESK\tAnswers the telephone\ty\tn\tn
                    """),
                "roles",
                ReferenceKind.ROLES);
    Question question = new Question(Action.FIND, null, RecordClass.ADULT);

    assertThat(
            AccessPolicy.standard(reference)
                .decide(access("DESK", Purpose.INVESTIGATION), question)
                .allowed())
        .isTrue();
  }

  private static Access access(String role, Purpose purpose) {
    CaseReference ref = purpose.needsCase() ? CaseReference.fir("1/2026", "Kasur") : null;
    return new Access("o-1", new Role(role), PUNJAB, purpose, ref, null);
  }
}
