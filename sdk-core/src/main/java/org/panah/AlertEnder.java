package org.panah;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.AuditedChange.Prepared;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.EndedAlert;
import org.panah.common.PanahException;

/** Ends alerts. */
record AlertEnder(EmbeddedRegistry registry, Access access, HeldAlerts alerts) {
  AlertEnder(EmbeddedRegistry registry, Access access) {
    this(registry, access, new HeldAlerts(registry, access));
  }

  EndedAlert end(AlertId id, long version, AlertEnd end) {
    return new AuditedChange(registry, access)
        .make(
            Action.END,
            access.agency(),
            id.value(),
            () -> {
              Supplier<@Nullable EndedAlert> done =
                  () ->
                      alerts
                          .ended(id)
                          .filter(ended -> ended.owner().equals(access.agency()))
                          .filter(ended -> ended.end().equals(end))
                          .orElse(null);
              Alert held = alerts.get(id);
              if (held == null) {
                EndedAlert ended = done.get();
                if (ended == null) {
                  throw new PanahException.NotFound("alert");
                }
                return Prepared.of(ended);
              }
              alerts.requireOwn(held);
              if (held.version() != version) {
                throw new PanahException.Conflict(version, held.version());
              }
              if (alerts.isOver(held)) {
                throw new PanahException.NotFound("alert");
              }
              Instant now = registry.time.instant();
              registry.alertRules.check(held, end, now);
              requireKnown(end.sameAs());
              EndedAlert ended = EndedAlert.of(held, end, now);
              return new Prepared<>(
                  ended, List.of(AlertDocuments.erasing(held), AlertDocuments.draft(ended)), done);
            });
  }

  /** What an alert is a duplicate of must be one. */
  private void requireKnown(@Nullable AlertId id) {
    if (id == null) {
      return;
    }
    Alert open = alerts.get(id);
    boolean known =
        open != null
            ? open.revision() > 0 || open.owner().equals(access.agency())
            : alerts
                .ended(id)
                .filter(end -> end.revision() > 0 || end.owner().equals(access.agency()))
                .isPresent();
    if (!known) {
      throw new PanahException.InvalidRequest("sameAs", "an alert that there is or was");
    }
  }

  /** Ends an alert whose time is over; by the clock, which needs no permission. */
  void expire(Alert alert) {
    List<String> subjects = List.of(alert.id().value());
    EndedAlert ended = EndedAlert.of(alert, AlertEnd.expired(), alert.expiresAt());
    registry.auditor.allowed(access, Action.END, subjects, List.of());
    try {
      registry.append(
          alert.owner(), List.of(AlertDocuments.erasing(alert), AlertDocuments.draft(ended)));
    } catch (RuntimeException e) {
      throw registry.auditor.unfinished(access, Action.END, e, subjects, List.of());
    }
  }
}
