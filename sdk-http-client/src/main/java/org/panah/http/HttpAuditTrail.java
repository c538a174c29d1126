package org.panah.http;

import java.util.List;
import org.panah.AuditTrail;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.offender.OffenderId;
import org.panah.person.Identifier;

/** The audit of a registry that is reached over HTTP. */
record HttpAuditTrail(Door door) implements AuditTrail {
  @Override
  public Page<AuditEntry> entries(PageRequest page) {
    return door.page(Route.LIST_AUDIT_ENTRIES, page, AuditEntry.class, List.of());
  }

  @Override
  public Page<AuditEntry> about(OffenderId id, PageRequest page) {
    return door.page(
        Route.LIST_OFFENDER_AUDIT_ENTRIES, page, AuditEntry.class, List.of(), id.value());
  }

  @Override
  public Page<AuditEntry> asked(Identifier identifier, PageRequest page) {
    return door.page(
        Route.LIST_QUESTIONS,
        new Messages.AuditQuestion(identifier, page.limit(), page.after()),
        AuditEntry.class);
  }

  @Override
  public AuditChain.Verification verify() {
    return door.ask(Route.VERIFY_AUDIT, null, AuditChain.Verification.class);
  }
}
