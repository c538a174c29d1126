package org.panah;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.Subscriptions.Subscription;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/** Writes what posts say of open alerts, each once, in the journal of the post's agency. */
record PostWriter(EmbeddedRegistry registry, Access access) {
  Acknowledgement acknowledge(AlertId id, PostId post) {
    return once(
        Action.ACKNOWLEDGE,
        id,
        post,
        own -> stands(Receipts.id(own.owner(), id, post), Receipts.KIND, Receipts::receipt),
        (own, now) -> new Acknowledgement(id, post, now, access.officer()),
        receipt -> Receipts.draft(access.agency(), receipt));
  }

  void subscribe(AlertId id, PostId post) {
    once(
        Action.SUBSCRIBE,
        id,
        post,
        own ->
            stands(
                Subscriptions.id(own.owner(), id, post),
                Subscriptions.KIND,
                Subscriptions::subscription),
        (own, now) -> new Subscription(id, post, now, access.officer()),
        subscription -> Subscriptions.draft(access.agency(), subscription));
  }

  private interface Said<T> {
    T by(Post post, Instant now);
  }

  private <T> @Nullable T stands(DocumentId id, String kind, Function<Document, T> reading) {
    return registry
        .direct
        .get(id)
        .filter(document -> Stored.is(document, kind))
        .map(reading)
        .orElse(null);
  }

  private <T> T once(
      Action action,
      AlertId id,
      PostId post,
      Function<Post, @Nullable T> stands,
      Said<T> said,
      Function<T, Draft> draft) {
    return new AuditedChange(registry, access)
        .make(
            action,
            access.agency(),
            id.value(),
            () -> {
              Instant now = registry.time.instant();
              requireOpen(id, now);
              Post own =
                  new Roster(registry.direct)
                      .get(post)
                      .filter(found -> found.owner().equals(access.agency()))
                      .orElseThrow(() -> new PanahException.NotFound("post"));
              Supplier<@Nullable T> held = () -> stands.apply(own);
              T known = held.get();
              if (known != null) {
                return AuditedChange.Prepared.of(known);
              }
              T value = said.by(own, now);
              return new AuditedChange.Prepared<>(value, List.of(draft.apply(value)), held);
            });
  }

  private void requireOpen(AlertId id, Instant now) {
    Alert alert =
        registry
            .direct
            .get(AlertDocuments.documentId(id))
            .filter(AlertDocuments::isAlert)
            .map(AlertDocuments::alert)
            .orElse(null);
    if (alert == null || !alert.openAt(now)) {
      throw new PanahException.NotFound("alert");
    }
  }
}
