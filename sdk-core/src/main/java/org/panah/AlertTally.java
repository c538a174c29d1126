package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.AlertClocks;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.CancelReason;
import org.panah.alert.EndedAlert;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the alerts of all agencies, as the feed tells of them: their clocks and their
 * ends, nothing of a child. Safe for use by many threads.
 */
final class AlertTally {
  private static final Logger LOG = LoggerFactory.getLogger(AlertTally.class);

  private final BooleanSupplier reading;
  private final Map<Agency, Map<AlertId, Course>> courses = new ConcurrentSkipListMap<>();
  private final Set<DocumentId> unreadable = ConcurrentHashMap.newKeySet();

  /**
   * The course of one alert, as far as it is counted. Kept for every alert that ever was, so it is
   * small.
   *
   * @param overAt when it ends by itself; null if it has ended
   * @param end how it ended; null if it has not
   */
  private record Course(
      Instant reportedAt,
      boolean known,
      boolean inTime,
      Duration toEntry,
      @Nullable Duration toAuthorisation,
      @Nullable Duration toFinding,
      @Nullable Instant overAt,
      @Nullable AlertStatus end,
      @Nullable CancelReason reason) {
    static Course of(AlertClocks clocks, boolean known, @Nullable AlertEnd end) {
      Instant reported = clocks.reportedAt();
      Instant entered = clocks.enteredAt() == null ? reported : clocks.enteredAt();
      return new Course(
          reported,
          known,
          clocks.enteredInTime(),
          between(reported, entered),
          clocks.authorisedAt() == null ? null : between(entered, clocks.authorisedAt()),
          clocks.foundAt() == null ? null : between(reported, clocks.foundAt()),
          end == null ? clocks.expiresAt() : null,
          end == null ? null : end.status(),
          end == null ? null : end.reason());
    }

    // Clocks of two machines differ, and a child may be found before it is reported.
    private static Duration between(Instant from, Instant to) {
      return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    /** How it ended, whether or not anybody has written yet that its time is over; or null. */
    @Nullable AlertStatus endAt(Instant now) {
      return overAt != null && !now.isBefore(overAt) ? AlertStatus.EXPIRED : end;
    }
  }

  /**
   * A tally of nothing.
   *
   * @param reading reads what is new, and answers whether that was all
   */
  AlertTally(BooleanSupplier reading) {
    this.reading = reading;
  }

  void clear() {
    courses.clear();
    unreadable.clear();
  }

  /**
   * Takes a document in, if it is an alert's or what is left of one. That an alert is erased tells
   * nothing: what is left of it takes its place, so that it is counted once at every moment.
   */
  void apply(Document document) {
    boolean ended = document.kind().equals(AlertDocuments.ENDED_KIND);
    if (!ended && !document.kind().equals(AlertDocuments.KIND)) {
      return;
    }
    try {
      if (!document.erased()) {
        if (ended) {
          apply(AlertDocuments.ended(document));
        } else {
          apply(AlertDocuments.alert(document));
        }
      }
      unreadable.remove(document.id());
    } catch (RuntimeException e) {
      LOG.warn("alert {} cannot be read; alerts cannot be counted", document.id());
      unreadable.add(document.id());
    }
  }

  private void apply(EndedAlert ended) {
    if (ended.mode() == AlertMode.ACTUAL) {
      of(ended.owner())
          .put(ended.id(), Course.of(ended.clocks(), ended.revision() > 0, ended.end()));
    }
  }

  private void apply(Alert alert) {
    if (alert.mode() == AlertMode.ACTUAL) {
      Course open = Course.of(alert.clocks(), alert.revision() > 0, null);
      // A change may come again, and what has ended stays so.
      of(alert.owner())
          .compute(alert.id(), (id, held) -> held != null && held.end() != null ? held : open);
    }
  }

  private Map<AlertId, Course> of(Agency owner) {
    return courses.computeIfAbsent(owner, any -> new ConcurrentHashMap<>());
  }

  /**
   * What became of the alerts that were reported in a time, read up to the feed's end.
   *
   * @param from the first moment of that time
   * @param to the first moment after it
   * @return for each agency that has such an alert, in the order of their codes
   * @throws PanahException.InvalidRequest if the time ends before it begins
   * @throws PanahException.Unavailable if the store does not answer, has more to read than can be
   *     waited for, or holds an alert that cannot be read
   */
  List<AlertCounts> counts(Instant from, Instant to, Instant now) {
    if (!to.isAfter(from)) {
      throw new PanahException.InvalidRequest("to", "after the beginning of what is counted");
    }
    if (!reading.getAsBoolean()) {
      throw new PanahException.Unavailable("tally of alerts, which is still being read,", null);
    }
    if (!unreadable.isEmpty()) {
      throw new PanahException.Unavailable("tally of alerts, of which one cannot be read,", null);
    }
    List<AlertCounts> counts = new ArrayList<>();
    courses.forEach(
        (agency, all) -> {
          List<Course> within =
              all.values().stream()
                  .filter(one -> !one.reportedAt().isBefore(from) && one.reportedAt().isBefore(to))
                  .toList();
          if (!within.isEmpty()) {
            counts.add(count(agency, within, now));
          }
        });
    return counts;
  }

  private static AlertCounts count(Agency agency, List<Course> all, Instant now) {
    Map<AlertStatus, Integer> ends = new EnumMap<>(AlertStatus.class);
    Map<CancelReason, Integer> cancelled = new EnumMap<>(CancelReason.class);
    int known = 0;
    int open = 0;
    int waiting = 0;
    int inTime = 0;
    for (Course course : all) {
      AlertStatus end = course.endAt(now);
      if (end != null) {
        ends.merge(end, 1, Integer::sum);
      }
      if (course.reason() != null) {
        cancelled.merge(course.reason(), 1, Integer::sum);
      }
      known += course.known() ? 1 : 0;
      open += end == null && course.known() ? 1 : 0;
      waiting += end == null && !course.known() ? 1 : 0;
      inTime += course.inTime() ? 1 : 0;
    }
    return new AlertCounts(
        agency,
        all.size(),
        known,
        waiting,
        open,
        ends.getOrDefault(AlertStatus.FOUND_SAFE, 0),
        ends.getOrDefault(AlertStatus.FOUND_DECEASED, 0),
        ends.getOrDefault(AlertStatus.EXPIRED, 0),
        cancelled,
        inTime,
        all.size() - inTime,
        Objects.requireNonNull(median(all, Course::toEntry)),
        median(all, Course::toAuthorisation),
        median(all, Course::toFinding));
  }

  /**
   * The middle one of those that there are, or what lies between the two; null if there is none.
   */
  private static @Nullable Duration median(
      List<Course> all, Function<Course, @Nullable Duration> of) {
    List<Duration> sorted = new ArrayList<>();
    for (Course course : all) {
      Duration one = of.apply(course);
      if (one != null) {
        sorted.add(one);
      }
    }
    if (sorted.isEmpty()) {
      return null;
    }
    sorted.sort(null);
    Duration upper = sorted.get(sorted.size() / 2);
    Duration lower = sorted.get((sorted.size() - 1) / 2);
    return lower.plus(upper.minus(lower).dividedBy(2));
  }
}
