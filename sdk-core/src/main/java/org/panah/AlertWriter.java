package org.panah;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.AuditedChange.Prepared;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.RecordClass;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.DuplicateAnswer;
import org.panah.common.PanahException;

/** Takes alerts from step to step. */
final class AlertWriter {
  private final EmbeddedRegistry registry;
  private final Access access;
  private final AuditedChange change;
  private final HeldAlerts alerts;

  AlertWriter(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.change = new AuditedChange(registry, access);
    this.alerts = new HeldAlerts(registry, access);
  }

  Alert draft(Alert alert) {
    return change.make(
        Action.RAISE,
        alert.owner(),
        alert.id().value(),
        () -> {
          if (alert.version() != 0 || !alert.steps().isEmpty() || !alert.duplicates().isEmpty()) {
            throw new PanahException.InvalidRequest("version", "0 for a new alert");
          }
          Alert stored = alert.next(step(AlertStatus.DRAFT, null));
          registry.alertRules.check(stored, registry.time.instant());
          return new Prepared<>(
              stored,
              List.of(AlertDocuments.draft(stored)),
              () -> heldIf(alert.id(), held -> held.version() == 1 && held.tellsTheSameAs(alert)));
        });
  }

  Alert answer(AlertId id, long version, DuplicateAnswer answer) {
    return changing(
        Action.RAISE,
        id,
        version,
        held -> held.duplicates().contains(answer),
        held -> {
          if (answer.other().equals(id)) {
            throw new PanahException.InvalidRequest("other", "another alert");
          }
          Instant now = registry.time.instant();
          Alert other = alerts.get(answer.other());
          if (other == null || !(other.openAt(now) || other.owner().equals(access.agency()))) {
            throw new PanahException.NotFound("alert");
          }
          return held.answered(answer, now);
        });
  }

  Alert authorise(AlertId id, long version) {
    return changing(
        Action.AUTHORISE,
        id,
        version,
        held -> held.status() == AlertStatus.ACTIVE && isMine(held),
        held -> {
          if (held.status() == AlertStatus.DRAFT) {
            requireSecondOfficer(held);
            requireFir(held);
            requireAnswers(held);
          }
          return held.next(step(AlertStatus.ACTIVE, null));
        });
  }

  private void requireSecondOfficer(Alert held) {
    String officer = access.officer();
    if (held.steps().stream().anyMatch(step -> step.officer().equals(officer))) {
      throw new PanahException.NotPermitted("second-officer-authorises");
    }
  }

  private static void requireFir(Alert alert) {
    if (alert.fir() == null && alert.withoutFir() == null) {
      throw new PanahException.InvalidRequest("fir", "an FIR, or a reason for none");
    }
  }

  private void requireAnswers(Alert held) {
    for (DuplicateAnswer answer : held.duplicates()) {
      Alert other = alerts.get(answer.other());
      if (answer.same()
          && other != null
          && other.openAt(registry.time.instant())
          && other.category().missing() == held.category().missing()) {
        throw new PanahException.InvalidRequest(
            "duplicates", "no draft of a child of whom an open alert tells; end it as a duplicate");
      }
    }
    Set<AlertId> answered =
        held.duplicates().stream().map(DuplicateAnswer::other).collect(Collectors.toSet());
    if (!registry.alerts.like(held, answered, registry.time.instant()).isEmpty()) {
      throw new PanahException.InvalidRequest("duplicates", "each answered: same or different");
    }
  }

  Alert update(Alert changed, @Nullable String note) {
    Action action = changed.status() == AlertStatus.DRAFT ? Action.RAISE : Action.UPDATE;
    return changing(
        action,
        changed.id(),
        changed.version(),
        held -> held.tellsTheSameAs(changed) && isMine(held),
        held -> {
          if (!held.owner().equals(changed.owner())) {
            throw new PanahException.InvalidRequest("owner", "an alert's owner does not change");
          }
          if (!held.reportedAt().equals(changed.reportedAt())) {
            // Or an alert that was entered late could be made one that was not.
            throw new PanahException.InvalidRequest(
                "reportedAt",
                "as it was entered; what was entered in error is ended and drafted anew");
          }
          if (held.mode() != changed.mode()) {
            throw new PanahException.InvalidRequest("mode", "an alert's mode does not change");
          }
          if (!held.steps().equals(changed.steps())
              || !held.duplicates().equals(changed.duplicates())) {
            throw new PanahException.InvalidRequest("steps", "as they were read");
          }
          AlertStatus next =
              held.status() == AlertStatus.DRAFT ? AlertStatus.DRAFT : AlertStatus.UPDATED;
          if (note == null && held.tellsTheSameAs(changed)) {
            // Nobody is to be told again what he knows.
            return held;
          }
          if (next == AlertStatus.UPDATED) {
            requireFir(changed);
            if (isAnother(held, changed)) {
              permitAnother();
              requireAnswers(changed);
            }
          }
          Alert stored = changed.next(step(next, note));
          registry.alertRules.check(stored, registry.time.instant());
          return stored;
        });
  }

  /** Whether an update makes another alert of it: of another child, or of another kind. */
  private static boolean isAnother(Alert held, Alert changed) {
    return held.category() != changed.category()
        || held.severity() != changed.severity()
        || !Objects.equals(held.child().name(), changed.child().name())
        || !Objects.equals(held.child().father(), changed.child().father());
  }

  /** What one officer could not have made known alone he cannot make of what is known. */
  private void permitAnother() {
    String rule = change.decide(Action.AUTHORISE, access.agency(), RecordClass.ADULT).refusedBy();
    if (rule != null) {
      throw new PanahException.NotPermitted(rule);
    }
  }

  private interface Next {
    Alert of(Alert held);
  }

  /** Changes one of the agency's own alerts that has not ended. */
  private Alert changing(
      Action action, AlertId id, long version, Predicate<Alert> already, Next next) {
    return change.make(
        action,
        access.agency(),
        id.value(),
        () -> {
          Alert held = alerts.get(id);
          if (held == null || alerts.isOver(held)) {
            throw new PanahException.NotFound("alert");
          }
          alerts.requireOwn(held);
          if (held.version() == version + 1 && already.test(held)) {
            // Made already by a caller who did not see the answer.
            return Prepared.of(held);
          }
          if (held.version() != version) {
            throw new PanahException.Conflict(version, held.version());
          }
          Alert stored = next.of(held);
          if (stored.version() == held.version()) {
            return Prepared.of(held);
          }
          return Prepared.of(stored, AlertDocuments.draft(stored));
        });
  }

  private boolean isMine(Alert held) {
    return held.steps().get(held.steps().size() - 1).officer().equals(access.officer());
  }

  private AlertStep step(AlertStatus status, @Nullable String note) {
    return new AlertStep(status, registry.time.instant(), access.officer(), note);
  }

  private @Nullable Alert heldIf(AlertId id, Predicate<Alert> test) {
    Alert held = alerts.get(id);
    return held != null && held.owner().equals(access.agency()) && test.test(held) ? held : null;
  }
}
