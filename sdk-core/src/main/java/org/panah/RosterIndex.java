package org.panah;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertId;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The posts of all agencies and which of them have subscribed to which alert, as the feed tells of
 * them. Safe for use by many threads.
 */
final class RosterIndex {
  private static final Logger LOG = LoggerFactory.getLogger(RosterIndex.class);

  private final BooleanSupplier reading;
  private final Map<DocumentId, Post> posts = new ConcurrentHashMap<>();
  private final Map<AlertId, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();

  /**
   * A post that has subscribed.
   *
   * @param agency in whose journal it says so
   */
  private record Subscriber(PostId post, Agency agency) {}

  /**
   * A roster that nothing is known of yet.
   *
   * @param reading reads what is new, and answers whether that was all
   */
  RosterIndex(BooleanSupplier reading) {
    this.reading = reading;
  }

  void clear() {
    posts.clear();
    subscribers.clear();
  }

  /** Takes a document in, if it is a post's or a subscription's. */
  void apply(Document document) {
    if (document.kind().equals(Roster.KIND)) {
      post(document);
    } else if (Stored.is(document, Subscriptions.KIND)) {
      subscription(document);
    }
  }

  private void post(Document document) {
    try {
      if (document.erased()) {
        posts.remove(document.id());
      } else {
        posts.put(document.id(), Roster.post(document));
      }
    } catch (PanahException e) {
      LOG.warn("post {} cannot be read; nobody is told there", document.id());
      posts.remove(document.id());
    }
  }

  private void subscription(Document document) {
    try {
      Subscriptions.Subscription read = Subscriptions.subscription(document);
      subscribers
          .computeIfAbsent(read.alert(), any -> ConcurrentHashMap.newKeySet())
          .add(new Subscriber(read.post(), document.owner()));
    } catch (PanahException e) {
      LOG.warn("subscription {} cannot be read", document.id());
    }
  }

  /**
   * Reads what is new.
   *
   * @throws PanahException.Unavailable if the store does not answer, or has more to read than can
   *     be waited for
   */
  RosterIndex refreshed() {
    if (!reading.getAsBoolean()) {
      throw new PanahException.Unavailable("roster, which is still being read,", null);
    }
    return this;
  }

  /** A post; null if there is none. */
  @Nullable Post get(PostId id) {
    return posts.get(Roster.documentId(id));
  }

  Collection<Post> all() {
    return Collections.unmodifiableCollection(posts.values());
  }

  /** The posts that subscribed to an alert, in the order of their ids. */
  List<Post> subscribers(AlertId id) {
    return subscribers.getOrDefault(id, Set.of()).stream()
        .flatMap(this::post)
        .sorted(Comparator.comparing(post -> post.id().value()))
        .toList();
  }

  /** Its post, if it is still there; another agency cannot subscribe it. */
  private Stream<Post> post(Subscriber subscriber) {
    Post post = get(subscriber.post());
    return post != null && post.owner().equals(subscriber.agency())
        ? Stream.of(post)
        : Stream.empty();
  }
}
