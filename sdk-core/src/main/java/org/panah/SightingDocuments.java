package org.panah;

import java.util.Set;
import java.util.function.Function;
import org.panah.alert.AlertId;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/** Between documents and sightings, each in the journal of the agency that recorded it. */
final class SightingDocuments {
  static final String KIND = "alert-sighting";

  /** With which the ids of sightings' documents begin, and those of nothing else. */
  static final String PREFIX = "seen-";

  private static final Function<Document, Sighting> DECODER = SightingDocuments::decode;

  private SightingDocuments() {}

  static DocumentId documentId(SightingId id) {
    return new DocumentId(PREFIX + id.value());
  }

  /** By which the sightings of an alert are found. */
  static Key of(AlertId alert) {
    return new Key("sightings " + alert);
  }

  static Draft draft(Sighting sighting) {
    return Draft.write(
        documentId(sighting.id()),
        KIND,
        sighting.version() - 1,
        Set.of(of(sighting.alert())),
        RecordCodec.standard().encode(sighting));
  }

  static Draft erasing(Document document) {
    return Draft.erase(document.id(), KIND, document.version());
  }

  /**
   * The sighting of a document.
   *
   * @throws PanahException.Unavailable if it cannot be read
   */
  static Sighting sighting(Document document) {
    return document.decoded(DECODER);
  }

  private static Sighting decode(Document document) {
    Sighting sighting = Stored.read(document, Sighting.class, "sighting");
    Stored.require(
        sighting.version() == document.version()
            && sighting.owner().equals(document.owner())
            && documentId(sighting.id()).equals(document.id()),
        "sighting");
    return sighting;
  }
}
