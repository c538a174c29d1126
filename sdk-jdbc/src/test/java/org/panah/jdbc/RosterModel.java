package org.panah.jdbc;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.panah.alert.Post;

/** Which posts there must be after a sequence of steps, and what each step must answer. */
final class RosterModel {
  final Map<String, Post> posts = new TreeMap<>();
  private final Set<String> removed = new HashSet<>();

  String keep(Post post, AlertModel.Asker asker) {
    if (!post.owner().equals(asker.agency())) {
      return AlertAnswers.refused("only-the-owner-writes");
    }
    String id = post.id().value();
    Post held = posts.get(id);
    Post stored = post.kept(post.version() + 1);
    if (removed.contains(id)) {
      return AlertAnswers.invalid("post.id");
    }
    if (held != null && (held.equals(stored) || held.equals(post))) {
      return AlertAnswers.kept(held.version());
    }
    if ((held == null ? 0 : held.version()) != post.version()) {
      return AlertAnswers.CONFLICT;
    }
    posts.put(id, stored);
    return AlertAnswers.kept(stored.version());
  }

  String remove(String id, long version, AlertModel.Asker asker) {
    Post held = posts.get(id);
    if (held == null || !held.owner().equals(asker.agency())) {
      return AlertAnswers.NOT_FOUND;
    }
    if (held.version() != version) {
      return AlertAnswers.CONFLICT;
    }
    posts.remove(id);
    removed.add(id);
    return AlertAnswers.REMOVED;
  }
}
