package org.panah;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.panah.alert.Acknowledgement;
import org.panah.alert.AlertId;
import org.panah.alert.PostId;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** Between documents and acknowledgements, each in the journal of the post's agency. */
final class Receipts {
  static final String KIND = "alert-receipt";
  static final String PREFIX = "ack-";

  private Receipts() {}

  static DocumentId id(Agency owner, AlertId alert, PostId post) {
    return Stored.id(PREFIX, owner + " " + alert + " " + post);
  }

  private static Key of(AlertId alert) {
    return new Key("receipts " + alert);
  }

  static Draft draft(Agency owner, Acknowledgement receipt) {
    return Draft.write(
        id(owner, receipt.alert(), receipt.post()),
        KIND,
        0,
        Set.of(of(receipt.alert())),
        RecordCodec.standard().encode(receipt));
  }

  static Acknowledgement receipt(Document document) {
    Acknowledgement receipt = Stored.read(document, Acknowledgement.class, "receipt");
    Stored.require(
        id(document.owner(), receipt.alert(), receipt.post()).equals(document.id()), "receipt");
    return receipt;
  }

  /** Those of an alert, by their posts and the agencies in whose journals they stand. */
  static Map<PostId, Map<Agency, Acknowledgement>> all(Store store, AlertId alert) {
    Map<PostId, Map<Agency, Acknowledgement>> all = new HashMap<>();
    for (Document document : Stored.all(store, of(alert), KIND)) {
      Acknowledgement receipt = receipt(document);
      all.computeIfAbsent(receipt.post(), any -> new HashMap<>()).put(document.owner(), receipt);
    }
    return all;
  }
}
