package org.panah;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.AlertChange.Kind;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.common.PanahException;
import org.panah.store.Document;

/** Tells from documents, as the feed brings them, what has changed about which alert. */
final class AlertNews {
  private final AlertListeners listeners;
  private final Function<AlertId, @Nullable Alert> known;
  // What was there before anybody could listen is no change.
  private boolean complete;
  // A receipt may stand before its alert, which is in another journal.
  private final Set<AlertId> receipts = new LinkedHashSet<>();

  AlertNews(AlertListeners listeners, Function<AlertId, @Nullable Alert> known) {
    this.listeners = listeners;
    this.known = known;
  }

  void apply(Document document) {
    if (!complete || document.erased() || listeners.isEmpty()) {
      return;
    }
    try {
      switch (document.kind()) {
        case AlertDocuments.KIND -> {
          Alert alert = AlertDocuments.alert(document);
          changed(alert.id(), Kind.ALERT, document, alert.status() == AlertStatus.DRAFT);
        }
        case AlertDocuments.ENDED_KIND -> {
          EndedAlert ended = AlertDocuments.ended(document);
          changed(ended.id(), Kind.END, document, ended.revision() == 0);
        }
        case DispatchSheet.KIND ->
            changed(DispatchSheet.of(document).alert(), Kind.DELIVERY, document, true);
        case SightingDocuments.KIND ->
            changed(SightingDocuments.sighting(document).alert(), Kind.SIGHTING, document, false);
        case Receipts.KIND -> receipts.add(Receipts.receipt(document).alert());
        default -> {
          // Nothing about an alert.
        }
      }
    } catch (PanahException e) {
      // Whoever keeps what cannot be read says so.
    }
  }

  /** A receipt stands in the journal of the post's agency, and is for the alert's owner to see. */
  private void receipt(AlertId id) {
    Alert alert = known.apply(id);
    if (alert != null) {
      listeners.changed(id, Kind.RECEIPT, alert.owner(), true);
    }
  }

  private void changed(AlertId id, Kind kind, Document document, boolean ownersOnly) {
    listeners.changed(id, kind, document.owner(), ownersOnly);
  }

  /** That all there is has been read. */
  void current() {
    complete = true;
    receipts.forEach(this::receipt);
    receipts.clear();
  }

  /** That all there is, is read anew, which is no change. */
  void reset() {
    complete = false;
    receipts.clear();
  }
}
