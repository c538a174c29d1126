package org.panah;

import java.util.Set;
import java.util.function.Function;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/**
 * Between documents and alerts. What has ended is another document than what it ended: the first is
 * erased with all its versions in the append that writes the second.
 */
final class AlertDocuments {
  static final String KIND = "alert";
  static final String ENDED_KIND = "alert-ended";

  /** With which the ids of what is left of alerts begin, and those of nothing else. */
  static final String ENDED_PREFIX = "ended-";

  private static final Function<Document, Alert> DECODER = AlertDocuments::decode;

  private AlertDocuments() {}

  static DocumentId documentId(AlertId id) {
    return new DocumentId(id.value());
  }

  static DocumentId endedId(AlertId id) {
    return new DocumentId(ENDED_PREFIX + id.value());
  }

  /** By which the alerts are found that were made known. */
  static Key known(AlertMode mode) {
    return new Key("alerts " + mode);
  }

  /** By which an agency's drafts are found. */
  static Key drafts(Agency owner) {
    return new Key("alert-drafts " + owner.code());
  }

  /** What writes an alert in the place of its version before. */
  static Draft draft(Alert alert) {
    Key key = alert.status() == AlertStatus.DRAFT ? drafts(alert.owner()) : known(alert.mode());
    return Draft.write(
        documentId(alert.id()),
        KIND,
        alert.version() - 1,
        Set.of(key),
        RecordCodec.standard().encode(alert));
  }

  static Draft draft(EndedAlert ended) {
    return Draft.write(
        endedId(ended.id()), ENDED_KIND, 0, Set.of(), RecordCodec.standard().encode(ended));
  }

  static Draft erasing(Alert alert) {
    return Draft.erase(documentId(alert.id()), KIND, alert.version());
  }

  static boolean isAlert(Document document) {
    return Stored.is(document, KIND);
  }

  static boolean isEnded(Document document) {
    return Stored.is(document, ENDED_KIND);
  }

  /**
   * The alert of a document.
   *
   * @throws PanahException.Unavailable if it cannot be read
   */
  static Alert alert(Document document) {
    return document.decoded(DECODER);
  }

  private static Alert decode(Document document) {
    Alert alert = Stored.read(document, Alert.class, "alert");
    Stored.require(
        alert.version() == document.version()
            && alert.owner().equals(document.owner())
            && alert.id().value().equals(document.id().value())
            && !alert.steps().isEmpty(),
        "alert");
    return alert;
  }

  /**
   * What is left of an alert.
   *
   * @throws PanahException.Unavailable if it cannot be read
   */
  static EndedAlert ended(Document document) {
    EndedAlert ended = Stored.read(document, EndedAlert.class, "alert");
    Stored.require(
        ended.owner().equals(document.owner()) && endedId(ended.id()).equals(document.id()),
        "alert");
    return ended;
  }
}
