package org.panah;

import java.util.List;
import java.util.function.Supplier;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.person.Identifier;

/**
 * The audit as a session sees it: each reading is decided and written down before it is answered.
 */
record EmbeddedAuditTrail(EmbeddedRegistry registry, Access access) implements AuditTrail {
  @Override
  public Page<AuditEntry> entries(PageRequest page) {
    return reading(List.of(), List.of(), () -> registry.auditLog.entries(page));
  }

  @Override
  public Page<AuditEntry> about(OffenderId id, PageRequest page) {
    return reading(List.of(id.value()), List.of(), () -> registry.auditLog.about(id.value(), page));
  }

  @Override
  public Page<AuditEntry> asked(Identifier identifier, PageRequest page) {
    String term = registry.auditor.digest(identifier.token());
    return reading(
        List.of(),
        List.of(term),
        () -> {
          if (registry.termsLost) {
            // An empty page would say that nobody asked.
            throw new PanahException.InvalidRequest(
                "termKey",
                "one that is kept, by RegistryBuilder.termKey(TermKey.file(path)); this run's cannot tell the"
                    + " questions of earlier runs");
          }
          return registry.auditLog.about(term, page);
        });
  }

  @Override
  public AuditChain.Verification verify() {
    return reading(List.of(), List.of(), () -> AuditChain.verify(registry.auditLog));
  }

  private <T> T reading(List<String> subjects, List<String> terms, Supplier<T> read) {
    Question question = new Question(Action.AUDIT, null, RecordClass.ADULT);
    registry.auditor.gate(
        access, Action.AUDIT, () -> registry.policy.decide(access, question), subjects, terms);
    T answer;
    try {
      answer = read.get();
    } catch (RuntimeException e) {
      throw registry.auditor.failed(access, Action.AUDIT, e, subjects, terms);
    }
    registry.auditor.allowed(access, Action.AUDIT, subjects, terms);
    return answer;
  }
}
