package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.PanahException;
import org.panah.feed.Feed;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The posts of all agencies, as a projection of the feed. Safe for use by many threads. */
final class RosterIndex implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(RosterIndex.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Feed feed;
  private final Map<DocumentId, Post> posts = new ConcurrentHashMap<>();

  RosterIndex(Feed feed) {
    this.feed = feed;
  }

  @Override
  public void reset() {
    posts.clear();
  }

  @Override
  public void apply(List<Change> changes) {
    for (Change change : changes) {
      Document document = change.document();
      if (!document.kind().equals(Roster.KIND)) {
        continue;
      }
      if (document.erased()) {
        posts.remove(document.id());
        continue;
      }
      try {
        posts.put(document.id(), Roster.post(document));
      } catch (PanahException e) {
        LOG.warn("post {} cannot be read; nobody is told there", document.id());
        posts.remove(document.id());
      }
    }
  }

  @Override
  public void current(Instant asOf) {
    // Nothing waits for it.
  }

  /**
   * Reads what is new.
   *
   * @throws PanahException.Unavailable if the store does not answer, or has more to read than can
   *     be waited for
   */
  RosterIndex refreshed() {
    if (!feed.advance(this, PATIENCE)) {
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
