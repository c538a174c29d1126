package org.panah;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.common.PanahException;
import org.panah.store.Document;

/** Alerts as the store has them, for whoever is about to change one. */
record HeldAlerts(EmbeddedRegistry registry, Access access) {
  /** An alert; null if there is none, or it has ended. */
  @Nullable Alert get(AlertId id) {
    Document document = registry.direct.get(AlertDocuments.documentId(id)).orElse(null);
    return document == null || !AlertDocuments.isAlert(document)
        ? null
        : AlertDocuments.alert(document);
  }

  /** What is left of one that has ended. */
  Optional<EndedAlert> ended(AlertId id) {
    return registry
        .direct
        .get(AlertDocuments.endedId(id))
        .filter(AlertDocuments::isEnded)
        .map(AlertDocuments::ended);
  }

  boolean isOver(Alert held) {
    return !registry.time.instant().isBefore(held.expiresAt());
  }

  /** Of another agency's draft nobody learns by trying to change it. */
  void requireOwn(Alert held) {
    if (!held.owner().equals(access.agency())) {
      if (held.status() == AlertStatus.DRAFT) {
        throw new PanahException.NotFound("alert");
      }
      throw new PanahException.NotPermitted("only-the-owner-writes");
    }
  }
}
