package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertMessage;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;

/**
 * Which posts may and must be told of which alerts, in plain maps of what channels were asked and
 * answered so far. After a node has died in its work less is certain: what it told may be told once
 * more, and whom it may have told is told of the end.
 */
final class TellingModel {
  static final Duration RETRY = Duration.ofMinutes(5);
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final AlertModel alerts;
  // By message keys: how often channels took or rejected it for good, how often that may be more
  // than once, and before when a channel asked not to be asked again.
  private final Map<String, Integer> settled = new HashMap<>();
  private final Map<String, Integer> deaths = new HashMap<>();
  private final Map<String, Instant> notBefore = new HashMap<>();
  // Pairs of alert and channel that a node held when it died.
  private final Map<String, Instant> held = new HashMap<>();
  // Pairs of alert and post, and triples with a channel.
  private final Map<String, Instant> told = new HashMap<>();
  private final Set<String> toldOn = new LinkedHashSet<>();
  private final Set<String> askedOn = new HashSet<>();
  private final Set<String> everDue = new HashSet<>();
  private final Set<String> dueInRun = new HashSet<>();
  // Pairs of post and channel that were there and are not, or not all the time: of an end they are
  // told only if they are reached when it is made known.
  private final Set<String> left = new HashSet<>();
  private final Set<String> uncertain = new HashSet<>();

  TellingModel(AlertModel alerts) {
    this.alerts = alerts;
  }

  /** Whether it is uncertain what a node that died has told of an alert. */
  boolean uncertain(String alert) {
    return uncertain.contains(alert);
  }

  /** When a post was told first; null if it was not. */
  @Nullable Instant told(String alert, String post) {
    return told.get(alert + "/" + post);
  }

  boolean everDue(String alert, String post) {
    return everDue.contains(alert + "/" + post);
  }

  static List<String> channels(@Nullable Post post) {
    return post == null ? List.of() : post.addresses().stream().map(PostAddress::channel).toList();
  }

  /** Notes that a post is reached by fewer channels than before. */
  void left(Post before, @Nullable Post after) {
    for (String channel : channels(before)) {
      if (!channels(after).contains(channel)) {
        left.add(before.id() + "/" + channel);
      }
    }
  }

  /** Whom the table names: heads, districts where it was, and all of a child that was abducted. */
  List<Post> named(AlertModel.Known alert) {
    return alerts.posts.values().stream()
        .filter(
            post ->
                alert.category == AlertCategory.ABDUCTED
                    || post.kind().equals(AlertOp.Kind.HEAD.name())
                    || (post.kind().equals(AlertOp.Kind.DISTRICT.name())
                        && post.areas().contains(AlertCourse.DISTRICT)))
        .toList();
  }

  /** Whom the table names, and the deputies of those whose time is over without a notice. */
  private Set<String> due(AlertModel.Known alert) {
    Set<String> due = new HashSet<>();
    for (Post named : named(alert)) {
      Set<String> line = new HashSet<>();
      Instant from = alert.authorised;
      Post post = named;
      while (post != null && line.add(post.id().value())) {
        due.add(post.id().value());
        Instant at = told(alert.id, post.id().value());
        boolean early = at != null && (!uncertain(alert.id) || at.isBefore(from));
        from = (early ? at : from).plus(post.answersWithin());
        boolean waits = alerts.now.isBefore(from) || alert.notices.containsKey(post.id().value());
        post = waits || post.deputy() == null ? null : alerts.posts.get(post.deputy().value());
      }
    }
    return due;
  }

  /** How many posts there are at most from a post to its last deputy. */
  int longestLine() {
    int longest = 0;
    for (Post first : alerts.posts.values()) {
      Set<String> line = new HashSet<>();
      Post post = first;
      while (post != null && line.add(post.id().value())) {
        post = post.deputy() == null ? null : alerts.posts.get(post.deputy().value());
      }
      longest = Math.max(longest, line.size());
    }
    return longest;
  }

  /** Notes that a run begins, which tells whom it finds to be told. */
  void runs() {
    dueInRun.clear();
    noteDue();
  }

  private void noteDue() {
    for (AlertModel.Known alert : alerts.alerts.values()) {
      if (alert.open()) {
        due(alert).forEach(post -> dueInRun.add(alert.id + "/" + post));
      }
    }
    everDue.addAll(dueInRun);
  }

  /** Notes what a channel was asked, and how it answered; fails if it must not be asked. */
  void asked(AlertMessage message, String channel, AlertOp.Behaviour answer) {
    String[] key = message.key().split("/", -1);
    String on = key[0] + "/" + key[2] + "/" + channel;
    String what = "message " + message.key() + " at " + alerts.now;
    AlertModel.Known alert = alerts.alerts.get(key[0]);
    assertThat(alert).as(what).isNotNull();
    assertThat(key[1]).as("revision of " + what).isEqualTo(String.valueOf(alert.revision));
    assertThat(message.alert() != null).as("open: " + what).isEqualTo(alert.open());
    assertThat(channels(alerts.posts.get(key[2]))).as("channels of " + what).contains(channel);
    noteDue();
    boolean known = askedOn.contains(on) || (uncertain(alert.id) && everDue(alert.id, key[2]));
    boolean may = known || (alert.open() && dueInRun.contains(alert.id + "/" + key[2]));
    assertThat(may).as("is to be told: " + what).isTrue();
    int more = deaths.getOrDefault(message.key(), 0);
    assertThat(settled.getOrDefault(message.key(), 0)).as("before " + what).isLessThan(1 + more);
    assertThat(alerts.now)
        .as("pause before " + what)
        .isAfterOrEqualTo(
            more > 0 ? Instant.MIN : notBefore.getOrDefault(message.key(), Instant.MIN))
        .isAfterOrEqualTo(held.getOrDefault(key[0] + "/" + channel, Instant.MIN));
    askedOn.add(on);
    switch (answer) {
      case DELIVERS -> {
        settled.merge(message.key(), 1, Integer::sum);
        told.putIfAbsent(key[0] + "/" + key[2], alerts.now);
        toldOn.add(on);
      }
      case REJECTS -> settled.merge(message.key(), 1, Integer::sum);
      case RETRIES -> notBefore.put(message.key(), alerts.now.plus(RETRY));
      case THROWS -> {
        // Asked again after a while that is not the same each time.
      }
    }
  }

  /** Notes that a node died that had asked channels in its run. */
  void died(List<String> keys, @Nullable String last) {
    Set.copyOf(keys).forEach(key -> deaths.merge(key, 1, Integer::sum));
    alerts.alerts.values().stream()
        .filter(alert -> alert.revision > 0)
        .forEach(alert -> uncertain.add(alert.id));
    if (last != null) {
      String[] key = last.split("/", -1);
      held.put(key[0] + "/" + key[3], alerts.now.plus(LEASE));
    }
  }

  /** Checks that nothing is owed any more, after channels worked for long enough. */
  void allTold() {
    for (AlertModel.Known alert : alerts.alerts.values()) {
      for (String on : owed(alert)) {
        String[] part = on.split("/", -1);
        String key = part[0] + "/" + alert.revision + "/" + part[1] + "/" + part[2];
        if (channels(alerts.posts.get(part[1])).contains(part[2])
            && (alert.open() || !left.contains(part[1] + "/" + part[2]))) {
          assertThat(settled.getOrDefault(key, 0))
              .as("times that " + key + " was told")
              .isBetween(1, 1 + deaths.getOrDefault(key, 0));
        }
      }
    }
  }

  private List<String> owed(AlertModel.Known alert) {
    List<String> owed = new ArrayList<>();
    // Who was told is told on, and of the end.
    toldOn.stream().filter(on -> on.startsWith(alert.id + "/")).forEach(owed::add);
    if (alert.open()) {
      for (String post : due(alert)) {
        for (String channel : channels(alerts.posts.get(post))) {
          owed.add(alert.id + "/" + post + "/" + channel);
        }
      }
    }
    return owed;
  }
}
