package org.panah;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.AlertChange.Kind;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Store;

/**
 * What one version of a document tells of an alert: never what stands in it.
 *
 * @param alert the alert
 * @param kind what has changed
 * @param version of the alert; of its end the revision; 0 for all else
 * @param journal in whose journal the document stands
 * @param place where it stands there
 * @param at when it was written
 * @param only who may know of it; null if everybody may
 */
record AlertNews(
    AlertId alert,
    Kind kind,
    long version,
    Agency journal,
    Cursor.Position place,
    Instant at,
    @Nullable Agency only) {
  /** What is told once, if it happened several times, since it has no versions to be missed. */
  record Sort(AlertId alert, Kind kind, @Nullable Agency only) {}

  Sort sort() {
    return new Sort(alert, kind, only);
  }

  /** Whether each of these is told, however many come together. */
  boolean countsEach() {
    return kind == Kind.ALERT || kind == Kind.END;
  }

  boolean isFor(Agency agency) {
    return only == null || only.equals(agency);
  }

  /** The same as if it had been written at another time. */
  AlertNews at(Instant other) {
    return new AlertNews(alert, kind, version, journal, place, other, only);
  }

  /**
   * What a document tells.
   *
   * @param document any version of any document
   * @param epoch the run of the journal in which it stands
   * @return empty if it tells nothing of an alert, or cannot be read; whoever keeps it says so
   * @throws PanahException.Unavailable if the store does not answer
   */
  static Optional<AlertNews> of(Document document, String epoch, Store store) {
    if (document.erased()) {
      return Optional.empty();
    }
    Cursor.Position place = new Cursor.Position(epoch, document.sequence());
    AlertNews news;
    try {
      news = read(document, place);
    } catch (PanahException e) {
      return Optional.empty();
    }
    return news == null || news.kind() != Kind.RECEIPT
        ? Optional.ofNullable(news)
        : news.forOwner(store);
  }

  private static @Nullable AlertNews read(Document document, Cursor.Position place) {
    Agency owner = document.owner();
    switch (document.kind()) {
      case AlertDocuments.KIND -> {
        Alert alert = AlertDocuments.alert(document);
        Agency only = alert.status() == AlertStatus.DRAFT ? owner : null;
        return of(alert.id(), Kind.ALERT, alert.version(), document, place, only);
      }
      case AlertDocuments.ENDED_KIND -> {
        EndedAlert ended = AlertDocuments.ended(document);
        Agency only = ended.revision() == 0 ? owner : null;
        return of(ended.id(), Kind.END, ended.revision(), document, place, only);
      }
      case DispatchSheet.KIND -> {
        AlertId alert = DispatchSheet.of(document).alert();
        return of(alert, Kind.DELIVERY, 0, document, place, owner);
      }
      case SightingDocuments.KIND -> {
        AlertId alert = SightingDocuments.sighting(document).alert();
        return of(alert, Kind.SIGHTING, 0, document, place, null);
      }
      case Receipts.KIND -> {
        AlertId alert = Receipts.receipt(document).alert();
        return of(alert, Kind.RECEIPT, 0, document, place, owner);
      }
      default -> {
        return null;
      }
    }
  }

  private static AlertNews of(
      AlertId alert,
      Kind kind,
      long version,
      Document document,
      Cursor.Position place,
      @Nullable Agency only) {
    return new AlertNews(alert, kind, version, document.owner(), place, document.time(), only);
  }

  /** A receipt stands in the journal of the post's agency, and is for the alert's owner to see. */
  private Optional<AlertNews> forOwner(Store store) {
    return store
        .get(AlertDocuments.documentId(alert))
        .filter(AlertDocuments::isAlert)
        .map(held -> new AlertNews(alert, kind, version, journal, place, at, held.owner()));
  }
}
