package org.panah.jdbc;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.Post;
import org.panah.common.Agency;

/**
 * What alerts must be like after a sequence of steps, in plain maps. Each step answers what a
 * registry must answer, as {@link AlertAnswers} writes it, and changes the maps only if that is no
 * refusal.
 */
final class AlertModel {
  final Map<String, Known> alerts = new TreeMap<>();
  final RosterModel roster = new RosterModel();
  final Map<String, Post> posts = roster.posts;
  Instant now;

  AlertModel(Instant now) {
    this.now = now;
  }

  /** Who asks. */
  record Asker(Agency agency, String officer, boolean senior) {}

  /** That a post took notice. */
  record Notice(Instant at, String officer) {}

  /** An alert. */
  static final class Known {
    final String id;
    final Agency owner;
    final AlertMode mode;
    final int child;
    final Instant seen;
    final Instant expires;
    AlertCategory category;
    AlertStatus status = AlertStatus.DRAFT;
    long version = 1;
    int revision;
    String lastOfficer;
    @Nullable Instant authorised;
    @Nullable AlertEnd end;
    // Who drafted, changed or answered for it, and what was said of which others, by whom.
    final Set<String> writers = new HashSet<>();
    final Map<String, String> answers = new TreeMap<>();
    final Map<String, Notice> notices = new TreeMap<>();

    Known(
        String id,
        Agency owner,
        AlertMode mode,
        int child,
        AlertCategory category,
        Instant now,
        Instant expires,
        String officer) {
      this.id = id;
      this.owner = owner;
      this.mode = mode;
      this.child = child;
      this.category = category;
      this.seen = now;
      this.expires = expires;
      this.lastOfficer = officer;
      writers.add(officer);
    }

    boolean open() {
      return revision > 0 && end == null;
    }

    /** Whether it was ended by time, which nobody may have written yet. */
    boolean overByTime() {
      return end != null && end.status() == AlertStatus.EXPIRED && lastOfficer.isEmpty();
    }

    String answer() {
      return AlertAnswers.of(version, status, revision);
    }
  }

  /** Lets time pass, which ends those whose time is over. */
  void at(Instant time) {
    now = time;
    for (Known alert : alerts.values()) {
      if (alert.end == null && !now.isBefore(alert.expires)) {
        ended(alert, AlertEnd.expired(), "");
      }
    }
  }

  private static void ended(Known alert, AlertEnd end, String officer) {
    alert.end = end;
    alert.status = end.status();
    alert.revision += alert.revision > 0 ? 1 : 0;
    alert.lastOfficer = officer;
  }

  /** How many alerts were made known, ended or not. */
  long madeKnown() {
    return alerts.values().stream().filter(alert -> alert.revision > 0).count();
  }

  /** The open alerts that look as if they told of the same child. */
  Set<String> like(Known alert) {
    Set<String> like = new HashSet<>();
    for (Known other : alerts.values()) {
      boolean alike = other.child == alert.child && other.mode == alert.mode;
      if (other != alert && other.open() && alike) {
        like.add(other.id);
      }
    }
    return like;
  }

  String draft(Known alert, Asker asker) {
    if (!alert.owner.equals(asker.agency())) {
      return AlertAnswers.refused("only-the-owner-writes");
    }
    if (alerts.containsKey(alert.id)) {
      return AlertAnswers.CONFLICT;
    }
    alerts.put(alert.id, alert);
    return alert.answer();
  }

  /** Changes an alert if it can be changed; null from the change means that it was made. */
  private String changing(
      @Nullable Known alert,
      Asker asker,
      long version,
      Supplier<@Nullable String> change,
      boolean already) {
    if (alert == null || alert.end != null) {
      return AlertAnswers.NOT_FOUND;
    }
    if (!alert.owner.equals(asker.agency())) {
      return alert.status == AlertStatus.DRAFT
          ? AlertAnswers.NOT_FOUND
          : AlertAnswers.refused("only-the-owner-writes");
    }
    if (version == alert.version - 1 && already) {
      return alert.answer();
    }
    if (version != alert.version) {
      return AlertAnswers.CONFLICT;
    }
    String refusal = change.get();
    if (refusal != null) {
      return refusal;
    }
    alert.version++;
    return alert.answer();
  }

  String authorise(@Nullable Known alert, Asker asker, long version) {
    if (!asker.senior()) {
      return AlertAnswers.refused("role-may-not");
    }
    boolean already =
        alert != null
            && alert.status == AlertStatus.ACTIVE
            && alert.lastOfficer.equals(asker.officer());
    return changing(alert, asker, version, () -> authorised(alert, asker), already);
  }

  private @Nullable String authorised(@Nullable Known alert, Asker asker) {
    Known held = Objects.requireNonNull(alert);
    if (held.status != AlertStatus.DRAFT) {
      return AlertAnswers.invalid("status");
    }
    if (held.writers.contains(asker.officer())) {
      return AlertAnswers.refused("second-officer-authorises");
    }
    if (!isAnswered(held)) {
      return AlertAnswers.invalid("duplicates");
    }
    held.status = AlertStatus.ACTIVE;
    held.revision = 1;
    held.authorised = now;
    held.lastOfficer = asker.officer();
    return null;
  }

  private boolean isAnswered(Known alert) {
    for (Map.Entry<String, String> answer : alert.answers.entrySet()) {
      Known other = alerts.get(answer.getKey());
      if (answer.getValue().startsWith("same") && other != null && other.open()) {
        return false;
      }
    }
    return alert.answers.keySet().containsAll(like(alert));
  }

  String update(@Nullable Known alert, Asker asker, long version, AlertOp.Change change) {
    return changing(alert, asker, version, () -> updated(alert, asker, change), false);
  }

  private @Nullable String updated(@Nullable Known alert, Asker asker, AlertOp.Change change) {
    Known held = Objects.requireNonNull(alert);
    AlertCategory category =
        change == AlertOp.Change.CATEGORY ? AlertDesk.other(held.category) : held.category;
    if (change == AlertOp.Change.MODE) {
      return AlertAnswers.invalid("mode");
    }
    if (held.status == AlertStatus.DRAFT) {
      held.writers.add(asker.officer());
    } else {
      if (category != held.category && !asker.senior()) {
        return AlertAnswers.refused("role-may-not");
      }
      if (category != held.category && !isAnswered(held)) {
        return AlertAnswers.invalid("duplicates");
      }
      held.status = AlertStatus.UPDATED;
      held.revision++;
    }
    held.category = category;
    held.lastOfficer = asker.officer();
    return null;
  }

  String answer(@Nullable Known alert, Asker asker, long version, String about, boolean same) {
    String said = (same ? "same by " : "different by ") + asker.officer();
    boolean already = alert != null && said.equals(alert.answers.get(about));
    return changing(
        alert,
        asker,
        version,
        () -> {
          Known held = Objects.requireNonNull(alert);
          if (held.id.equals(about)) {
            return AlertAnswers.invalid("other");
          }
          Known other = alerts.get(about);
          if (other == null
              || other.end != null
              || !(other.open() || other.owner.equals(asker.agency()))) {
            return AlertAnswers.NOT_FOUND;
          }
          held.answers.put(about, said);
          if (held.status == AlertStatus.DRAFT) {
            held.writers.add(asker.officer());
            held.lastOfficer = asker.officer();
          }
          return null;
        },
        already);
  }

  String end(@Nullable Known alert, Asker asker, long version, AlertEnd end) {
    if (alert != null && alert.end != null) {
      return end.equals(alert.end) && alert.owner.equals(asker.agency())
          ? AlertAnswers.ended(end.status(), alert.revision)
          : AlertAnswers.NOT_FOUND;
    }
    String changed =
        changing(
            alert,
            asker,
            version,
            () -> {
              Known held = Objects.requireNonNull(alert);
              Known same = alerts.get(Objects.toString(end.sameAs()));
              String refusal = AlertAnswers.refusal(held, end, same, asker, now);
              if (refusal != null) {
                return refusal;
              }
              ended(held, end, asker.officer());
              return null;
            },
            false);
    return alert == null || !end.equals(alert.end)
        ? changed
        : AlertAnswers.ended(alert.status, alert.revision);
  }

  String acknowledge(@Nullable Known alert, Asker asker, String post) {
    Post held = posts.get(post);
    if (alert == null || !alert.open() || held == null || !held.owner().equals(asker.agency())) {
      return AlertAnswers.NOT_FOUND;
    }
    Notice notice = alert.notices.computeIfAbsent(post, any -> new Notice(now, asker.officer()));
    return AlertAnswers.noticed(notice.at(), notice.officer());
  }
}
