package org.panah;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.RecordClass;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/**
 * Writes single records. A change is audited before it is made, so that none can be made that the
 * audit does not tell; where it then fails, a second entry says so.
 */
final class OffenderWriter {
  private final EmbeddedRegistry registry;
  private final Access access;
  private final Auditor auditor;
  private final AuditedChange change;

  OffenderWriter(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.auditor = registry.auditor;
    this.change = new AuditedChange(registry, access);
  }

  OffenderRecord register(OffenderRecord record) {
    return changing(
        Action.REGISTER,
        record,
        () -> {
          if (record.version() != 0) {
            throw new PanahException.InvalidRequest("version", "0 for a new record");
          }
          OffenderRecord stored = record.withSource(null).recorded(1, registry.time.instant());
          permitJuveniles(Action.REGISTER, stored);
          registry.rules.check(stored, registry.today());
          return new AuditedChange.Prepared<>(
              stored,
              List.of(RecordView.draft(record, stored)),
              // Registering twice is what a caller does who did not see the first answer.
              () -> {
                OffenderRecord held = liveOrNull(record.id());
                return held != null && held.version() == 1 && held.tellsTheSameAs(record)
                    ? held
                    : null;
              });
        });
  }

  OffenderRecord amend(OffenderRecord changed) {
    return changing(
        Action.AMEND,
        changed,
        () -> {
          OffenderRecord held = live(changed.id());
          if (!held.owner().equals(changed.owner())) {
            throw new PanahException.InvalidRequest("owner", "the record's owner does not change");
          }
          permitJuveniles(Action.AMEND, held);
          if (held.version() == changed.version() + 1 && held.tellsTheSameAs(changed)) {
            // Made already by a caller who did not see the answer.
            return AuditedChange.Prepared.of(held);
          }
          if (held.version() != changed.version()) {
            throw new PanahException.Conflict(changed.version(), held.version());
          }
          OffenderRecord stored =
              changed
                  .withSource(SourceMerge.kept(held))
                  .recorded(changed.version() + 1, registry.time.instant());
          permitJuveniles(Action.AMEND, stored);
          registry.rules.check(stored, registry.today());
          registry.rules.checkChange(held, stored);
          return AuditedChange.Prepared.of(stored, RecordView.draft(changed, stored));
        });
  }

  void erase(OffenderId id, long version) {
    List<String> subjects = List.of(id.value());
    Document document;
    try {
      document =
          registry
              .store
              .get(new DocumentId(id.value()))
              .filter(found -> found.kind().equals(RecordView.KIND))
              .orElse(null);
    } catch (RuntimeException e) {
      throw auditor.failed(access, Action.ERASE, e, subjects, List.of());
    }
    Agency owner = document == null || isHidden(document) ? access.agency() : document.owner();
    auditor.gate(access, Action.ERASE, () -> decide(Action.ERASE, owner), subjects, List.of());
    // Whoever may not know of a record learns nothing by trying to erase it.
    if (document == null || isHidden(document)) {
      throw auditor.failed(access, Action.ERASE, noSuchRecord(), subjects, List.of());
    }
    auditor.allowed(access, Action.ERASE, subjects, List.of());
    try {
      Draft draft = Draft.erase(document.id(), RecordView.KIND, version);
      registry.append(owner, List.of(draft));
    } catch (RuntimeException e) {
      throw auditor.unfinished(access, Action.ERASE, e, subjects, List.of());
    }
  }

  private boolean isHidden(Document document) {
    try {
      return !document.erased()
          && RecordView.isJuvenile(document)
          && RecordView.of(document, registry.policy, access, Action.READ) == null;
    } catch (RuntimeException e) {
      // A record that cannot be read, or a policy that cannot decide: the gate tells.
      return false;
    }
  }

  private OffenderRecord changing(
      Action action,
      OffenderRecord record,
      Supplier<AuditedChange.Prepared<OffenderRecord>> preparation) {
    return change.make(action, record.owner(), record.id().value(), preparation);
  }

  Decision decide(Action action, Agency owner) {
    return decide(action, owner, RecordClass.ADULT);
  }

  private Decision decide(Action action, Agency owner, RecordClass recordClass) {
    return change.decide(action, owner, recordClass);
  }

  /** What is told of a juvenile is written only by those who may see it. */
  private void permitJuveniles(Action action, OffenderRecord record) {
    if (record.offences().stream().anyMatch(record::juvenileAt)) {
      String rule = decide(action, record.owner(), RecordClass.JUVENILE).refusedBy();
      if (rule != null) {
        throw new PanahException.NotPermitted(rule);
      }
    }
  }

  private static PanahException noSuchRecord() {
    return new PanahException.NotFound("offender record");
  }

  private OffenderRecord live(OffenderId id) {
    OffenderRecord held = liveOrNull(id);
    if (held == null) {
      throw noSuchRecord();
    }
    return held;
  }

  private @Nullable OffenderRecord liveOrNull(OffenderId id) {
    return registry
        .store
        .get(new DocumentId(id.value()))
        .filter(document -> !document.erased() && document.kind().equals(RecordView.KIND))
        .filter(document -> !isHidden(document))
        .map(RecordView::record)
        .filter(record -> !record.lapsed(registry.today()))
        .orElse(null);
  }
}
