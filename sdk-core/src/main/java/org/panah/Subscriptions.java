package org.panah;

import java.time.Instant;
import java.util.Set;
import org.panah.alert.AlertId;
import org.panah.alert.PostId;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/** Between documents and subscriptions to alerts, each in the journal of the post's agency. */
final class Subscriptions {
  static final String KIND = "alert-subscription";
  static final String PREFIX = "sub-";

  /**
   * That a post is told all that becomes known of an alert.
   *
   * @param officer who asked for it
   */
  record Subscription(AlertId alert, PostId post, Instant at, String officer) {}

  private Subscriptions() {}

  static DocumentId id(Agency owner, AlertId alert, PostId post) {
    return Stored.id(PREFIX, owner + " " + alert + " " + post);
  }

  static Draft draft(Agency owner, Subscription subscription) {
    return Draft.write(
        id(owner, subscription.alert(), subscription.post()),
        KIND,
        0,
        Set.of(),
        RecordCodec.standard().encode(subscription));
  }

  static Subscription subscription(Document document) {
    Subscription read = Stored.read(document, Subscription.class, "subscription");
    Stored.require(
        id(document.owner(), read.alert(), read.post()).equals(document.id()), "subscription");
    return read;
  }
}
