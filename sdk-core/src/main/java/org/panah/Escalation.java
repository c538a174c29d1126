package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Post;
import org.panah.alert.PostId;

/**
 * Who is told beside those whom the table names: the deputy of a post that has not taken notice in
 * its time, then the deputy's. One of them that takes notice does so for all before him.
 */
final class Escalation {
  private final Function<PostId, @Nullable Post> posts;
  private final Function<PostId, @Nullable Instant> told;
  private final Set<PostId> noticed;
  private final Instant since;
  private final Instant now;
  // When posts were named that were not at first; who is told only because he asked, and when the
  // turn of those came.
  private final Map<PostId, Instant> late = new HashMap<>();
  private final Set<PostId> subscribed = new HashSet<>();
  private final Map<PostId, Instant> turns = new HashMap<>();
  private @Nullable Instant next;

  /**
   * An escalation as it stands at one moment.
   *
   * @param posts of all agencies
   * @param told when a post was told first; null if it was not
   * @param noticed who took notice
   * @param since when the alert was made known, from which the time of a post runs that could not
   *     be told
   */
  Escalation(
      Function<PostId, @Nullable Post> posts,
      Function<PostId, @Nullable Instant> told,
      Set<PostId> noticed,
      Instant since,
      Instant now) {
    this.posts = posts;
    this.told = told;
    this.noticed = noticed;
    this.since = since;
    this.now = now;
  }

  /** All who are to be told now: those named, and their deputies as far as it has come. */
  List<Post> all(Audience audience) {
    Map<PostId, Post> all = new LinkedHashMap<>();
    audience.named().forEach(post -> all.put(post.id(), post));
    late.putAll(audience.since());
    audience.subscribers().forEach(post -> subscribed.add(post.id()));
    audience.named().forEach(post -> subscribed.remove(post.id()));
    for (Post post : List.copyOf(all.values())) {
      follow(post).forEach(deputy -> all.putIfAbsent(deputy.id(), deputy));
    }
    return List.copyOf(all.values());
  }

  private List<Post> follow(Post first) {
    List<Post> deputies = new ArrayList<>();
    Set<PostId> line = new HashSet<>();
    Post post = first;
    Instant from = since(first);
    while (post != null && line.add(post.id())) {
      if (noticed.contains(post.id())) {
        // Nobody further up is told because of this line.
        return deputies;
      }
      Instant due = due(post, from);
      if (now.isBefore(due)) {
        next = next == null || due.isBefore(next) ? due : next;
        return deputies;
      }
      // A deputy's time begins when he is told, or when he should have been.
      from = due;
      PostId deputy = post.deputy();
      post = deputy == null ? null : posts.apply(deputy);
      if (post != null && subscribed.contains(post.id())) {
        turns.merge(post.id(), from, (one, two) -> one.isBefore(two) ? one : two);
      }
      if (post != null && !line.contains(post.id())) {
        deputies.add(post);
      }
    }
    return deputies;
  }

  /** From when on a post's time runs, unless it was told later. */
  private Instant since(Post post) {
    Instant named = late.get(post.id());
    return named == null || named.isBefore(since) ? since : named;
  }

  private Instant due(Post post, Instant from) {
    Instant at = told.apply(post.id());
    // Who has subscribed was told before it was his turn.
    boolean early = at != null && subscribed.contains(post.id()) && at.isBefore(from);
    return (at == null || early ? from : at).plus(post.answersWithin());
  }

  /** Whether a post was told, its time is over, and it has not taken notice. */
  boolean isOverdue(Post post) {
    return told.apply(post.id()) != null
        && !noticed.contains(post.id())
        && !now.isBefore(due(post, turns.getOrDefault(post.id(), since(post))));
  }

  /** When it goes on, if nobody takes notice; null if it does not. */
  @Nullable Instant next() {
    return next;
  }
}
