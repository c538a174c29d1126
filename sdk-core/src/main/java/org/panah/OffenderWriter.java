package org.panah;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Question;
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
  private static final Decision WRITTEN_ELSEWHERE = Decision.refusedBy("owner-writes-elsewhere");

  private final EmbeddedRegistry registry;
  private final Access access;
  private final Auditor auditor;

  OffenderWriter(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.auditor = registry.auditor;
  }

  OffenderRecord register(OffenderRecord record) {
    return changing(
        Action.REGISTER,
        record.owner(),
        record.id(),
        () -> {
          if (record.version() != 0) {
            throw new PanahException.InvalidRequest("version", "0 for a new record");
          }
          registry.rules.check(record, registry.today());
          OffenderRecord stored = record.recorded(1, registry.time.instant());
          return new Change(
              stored,
              RecordView.draft(record, stored),
              // Registering twice is what a caller does who did not see the first answer.
              held -> held.version() == 1 && held.tellsTheSameAs(record));
        });
  }

  OffenderRecord amend(OffenderRecord changed) {
    return changing(
        Action.AMEND,
        changed.owner(),
        changed.id(),
        () -> {
          OffenderRecord held = live(changed.id());
          if (!held.owner().equals(changed.owner())) {
            throw new PanahException.InvalidRequest("owner", "the record's owner does not change");
          }
          if (held.version() != changed.version()) {
            throw new PanahException.Conflict(changed.version(), held.version());
          }
          registry.rules.check(changed, registry.today());
          registry.rules.checkChange(held, changed);
          OffenderRecord stored = changed.recorded(changed.version() + 1, registry.time.instant());
          return new Change(stored, RecordView.draft(changed, stored), other -> false);
        });
  }

  void erase(OffenderId id, long version) {
    List<String> subjects = List.of(id.value());
    Optional<Document> document;
    try {
      document = registry.store.get(new DocumentId(id.value()));
    } catch (PanahException e) {
      throw auditor.failed(access, Action.ERASE, e, subjects, List.of());
    }
    Agency owner = document.map(Document::owner).orElse(access.agency());
    auditor.gate(access, Action.ERASE, decide(Action.ERASE, owner), subjects, List.of());
    if (document.isEmpty() || !document.get().kind().equals(RecordView.KIND)) {
      PanahException missing = new PanahException.NotFound("offender record");
      throw auditor.failed(access, Action.ERASE, missing, subjects, List.of());
    }
    auditor.allowed(access, Action.ERASE, subjects, List.of());
    try {
      Draft draft = Draft.erase(document.get().id(), RecordView.KIND, version);
      registry.store.append(owner, List.of(draft));
    } catch (PanahException e) {
      throw auditor.failed(access, Action.ERASE, e, subjects, List.of());
    }
  }

  private record Change(OffenderRecord stored, Draft draft, Repeated repeated) {}

  private interface Repeated {
    boolean by(OffenderRecord held);
  }

  private interface Preparation {
    Change prepare();
  }

  private OffenderRecord changing(
      Action action, Agency owner, OffenderId id, Preparation preparation) {
    List<String> subjects = List.of(id.value());
    auditor.gate(access, action, decide(action, owner), subjects, List.of());
    Change change;
    try {
      change = preparation.prepare();
    } catch (PanahException e) {
      throw auditor.failed(access, action, e, subjects, List.of());
    }
    auditor.allowed(access, action, subjects, List.of());
    try {
      registry.store.append(owner, List.of(change.draft()));
      return change.stored();
    } catch (PanahException.Conflict e) {
      OffenderRecord held = liveOrNull(id);
      if (held != null && change.repeated().by(held)) {
        return held;
      }
      throw auditor.failed(access, action, e, subjects, List.of());
    } catch (PanahException e) {
      throw auditor.failed(access, action, e, subjects, List.of());
    }
  }

  Decision decide(Action action, Agency owner) {
    Decision decision =
        registry.policy.decide(access, new Question(action, owner, RecordClass.ADULT));
    return decision.allowed() && !registry.agencies.contains(owner) ? WRITTEN_ELSEWHERE : decision;
  }

  private OffenderRecord live(OffenderId id) {
    OffenderRecord held = liveOrNull(id);
    if (held == null) {
      throw new PanahException.NotFound("offender record");
    }
    return held;
  }

  private @Nullable OffenderRecord liveOrNull(OffenderId id) {
    return registry
        .store
        .get(new DocumentId(id.value()))
        .filter(document -> !document.erased() && document.kind().equals(RecordView.KIND))
        .map(RecordView::record)
        .filter(record -> !record.lapsed(registry.today()))
        .orElse(null);
  }
}
