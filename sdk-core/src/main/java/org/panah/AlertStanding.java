package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Acknowledgement;
import org.panah.alert.AlertId;
import org.panah.alert.Delivery;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.Store;

/**
 * Who was told of an alert, on all channels, and who has taken notice.
 *
 * @param deliveries by the names of posts
 * @param receipts by post and the agency in whose journal they stand
 */
record AlertStanding(
    Map<String, List<Delivery>> deliveries, Map<PostId, Map<Agency, Acknowledgement>> receipts) {

  static AlertStanding none() {
    return new AlertStanding(Map.of(), Map.of());
  }

  /** Whether the time of any post could be over, so that it matters who has taken notice. */
  static boolean needed(Collection<Post> posts, Instant since, Instant now) {
    return posts.stream().anyMatch(post -> !since.plus(post.answersWithin()).isAfter(now));
  }

  /**
   * As the store has it.
   *
   * @param owner of the alert, in whose journal its sheets stand
   */
  static AlertStanding of(Store store, Agency owner, AlertId id) {
    Map<String, List<Delivery>> deliveries = new TreeMap<>();
    for (Document document : Stored.all(store, DispatchSheet.of(id), DispatchSheet.KIND)) {
      if (!document.owner().equals(owner)) {
        continue;
      }
      DispatchSheet sheet = DispatchSheet.of(document);
      for (DispatchSheet.Line line : sheet.lines()) {
        deliveries
            .computeIfAbsent(line.post().value(), any -> new ArrayList<>())
            .add(line.delivery(sheet.channel(), sheet.revision()));
      }
    }
    return new AlertStanding(deliveries, Receipts.all(store, id));
  }

  List<Delivery> to(PostId post) {
    return deliveries.getOrDefault(post.value(), List.of());
  }

  /** When a post was told first, on whichever channel; null if it was not. */
  @Nullable Instant told(PostId post) {
    Instant first = null;
    for (Delivery delivery : to(post)) {
      Instant told = delivery.firstTold();
      first = told != null && (first == null || told.isBefore(first)) ? told : first;
    }
    return first;
  }

  /** A post's receipt; null if it has given none. Another agency cannot give it. */
  @Nullable Acknowledgement receipt(@Nullable Post post) {
    return post == null ? null : receipts.getOrDefault(post.id(), Map.of()).get(post.owner());
  }

  Set<PostId> noticed(Function<PostId, @Nullable Post> posts) {
    Set<PostId> noticed = new HashSet<>();
    for (PostId id : receipts.keySet()) {
      if (receipt(posts.apply(id)) != null) {
        noticed.add(id);
      }
    }
    return noticed;
  }

  /** The posts that are on a sheet or have given a receipt. */
  Set<PostId> posts() {
    Set<PostId> all = new HashSet<>(receipts.keySet());
    deliveries.keySet().forEach(post -> all.add(PostId.of(post)));
    return all;
  }
}
