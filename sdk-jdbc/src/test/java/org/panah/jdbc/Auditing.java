package org.panah.jdbc;

import java.time.Instant;
import java.util.List;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEvent;
import org.panah.common.Agency;

/** Short words for what tests write into an audit. */
final class Auditing {
  static final Access ACCESS =
      Access.by("officer-4711", Role.INVESTIGATOR)
          .of(Agency.of("PB-POL"))
          .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Model Town, Lahore"));

  private Auditing() {}

  static AuditEvent event(String subject) {
    return new AuditEvent(
        Instant.parse("2026-03-01T08:00:00.123Z"),
        "node-1",
        ACCESS,
        Action.FIND,
        AuditEvent.Outcome.ALLOWED,
        null,
        List.of(subject, "shared"),
        List.of("digest-of-" + subject));
  }
}
