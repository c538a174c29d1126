package org.panah.jdbc;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.common.PanahException;

/** How a registry's answers are written down, to be compared with a model's and another store's. */
final class AlertAnswers {
  static final String NOTHING = "nothing";
  static final String NOT_FOUND = "not-found";
  static final String CONFLICT = "conflict";
  static final String REMOVED = "removed";

  private AlertAnswers() {}

  static String of(long version, AlertStatus status, int revision) {
    return "v" + version + " " + status + " r" + revision;
  }

  static String of(Alert alert) {
    return of(alert.version(), alert.status(), alert.revision());
  }

  static String ended(AlertStatus status, int revision) {
    return "ended " + status + " r" + revision;
  }

  static String of(EndedAlert ended) {
    return ended(ended.status(), ended.revision());
  }

  static String noticed(Instant at, String officer) {
    return "noticed " + at + " by " + officer;
  }

  static String of(Acknowledgement receipt) {
    return noticed(receipt.at(), receipt.officer());
  }

  static String kept(long version) {
    return "kept v" + version;
  }

  static String alike(Set<String> alerts) {
    return " like " + new TreeSet<>(alerts);
  }

  static String refused(String rule) {
    return "not-permitted " + rule;
  }

  static String invalid(String field) {
    return "invalid-request " + field;
  }

  static boolean isRefusal(String answer) {
    return answer.equals(CONFLICT) || answer.startsWith("not-") || answer.startsWith("invalid-");
  }

  /** What a call answers, or how it is refused. */
  static String to(Supplier<String> call) {
    try {
      return call.get();
    } catch (PanahException.InvalidRequest e) {
      return invalid(e.field());
    } catch (PanahException.NotPermitted e) {
      return refused(e.rule());
    } catch (PanahException e) {
      return e.code().wireName();
    }
  }

  /** Why an alert cannot end so; null if it can. */
  static @Nullable String refusal(
      AlertModel.Known held,
      AlertEnd end,
      AlertModel.@Nullable Known same,
      AlertModel.Asker asker,
      Instant now) {
    Instant found = end.foundAt();
    if (found != null && (found.isAfter(now) || found.isBefore(held.seen))) {
      return invalid("foundAt");
    }
    if (end.status() == AlertStatus.EXPIRED) {
      return invalid("status");
    }
    boolean known =
        same != null && same != held && (same.revision > 0 || same.owner.equals(asker.agency()));
    if (end.sameAs() != null && !known) {
      return invalid("sameAs");
    }
    return held.status.next().contains(end.status()) ? null : invalid("status");
  }
}
