package org.panah;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The posts of all agencies, as the feed tells of them. Safe for use by many threads. */
final class RosterIndex {
  private static final Logger LOG = LoggerFactory.getLogger(RosterIndex.class);

  private final BooleanSupplier reading;
  private final Map<DocumentId, Post> posts = new ConcurrentHashMap<>();

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
  }

  /** Takes a document in, if it is a post's. */
  void apply(Document document) {
    if (!document.kind().equals(Roster.KIND)) {
      return;
    }
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
}
