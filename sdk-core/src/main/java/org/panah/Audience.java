package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.Post;
import org.panah.alert.PostId;

/**
 * Who is to be told of an open alert.
 *
 * @param named whom the table of recipients names, and whom it names of the agencies that look for
 *     or have found what may be the same child, for their own alerts
 * @param subscribers posts that asked to be told, whether they are named or not
 * @param linked the open alerts that may tell of the same child
 * @param since from when on posts are named which are so only because of another alert
 */
record Audience(
    List<Post> named, List<Post> subscribers, List<Alert> linked, Map<PostId, Instant> since) {
  static Audience of(EmbeddedRegistry registry, Alert alert, Instant now) {
    RosterIndex roster = registry.roster;
    List<Alert> linked = registry.alerts.linked(alert, now);
    Map<PostId, Post> named = new HashMap<>();
    registry.recipients.of(alert, roster.all()).forEach(post -> named.put(post.id(), post));
    Map<PostId, Instant> since = new HashMap<>();
    for (Alert other : linked) {
      List<Post> own =
          roster.all().stream().filter(post -> post.owner().equals(other.owner())).toList();
      for (Post post : registry.recipients.of(other, own)) {
        if (named.putIfAbsent(post.id(), post) == null || since.containsKey(post.id())) {
          since.merge(post.id(), lastSent(other), (one, two) -> one.isBefore(two) ? one : two);
        }
      }
    }
    List<Post> all = new ArrayList<>(named.values());
    all.sort(Comparator.comparing(post -> post.id().value()));
    return new Audience(all, roster.subscribers(alert.id()), linked, since);
  }

  private static Instant lastSent(Alert alert) {
    List<Instant> sent = alert.sent();
    return sent.get(sent.size() - 1);
  }

  /** The names of alerts, in their order. */
  static List<AlertId> matches(List<Alert> linked) {
    return linked.stream().map(Alert::id).sorted(Comparator.comparing(AlertId::value)).toList();
  }
}
