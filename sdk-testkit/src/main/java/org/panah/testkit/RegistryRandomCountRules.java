package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.CancelReason;
import org.panah.common.Agency;

/** The chapter on what is counted of alerts, compared with a naive count of random courses. */
abstract class RegistryRandomCountRules extends RegistryCountRules {
  /** What a test did to an alert, from which it is counted anew. */
  private static final class Course {
    final Agency owner;
    final Instant reported;
    final Instant entered;
    final Instant expires;
    @Nullable Instant authorised;
    @Nullable AlertEnd end;

    Course(Alert alert, Instant entered) {
      owner = alert.owner();
      reported = alert.reportedAt();
      expires = alert.expiresAt();
      this.entered = entered;
    }
  }

  @Test
  void counts_areThoseOfANaiveCount_whateverHappened() {
    Random random = new Random(4711);
    List<Course> courses = new ArrayList<>();
    Map<Integer, Alert> open = new HashMap<>();
    // What all are duplicates of, itself in no count.
    known(draft(alert(PUNJAB, "any", START).toBuilder().mode(AlertMode.EXERCISE).build()));
    for (int step = 0; step < 120; step++) {
      time.advance(Duration.ofMinutes(random.nextInt(60)));
      Instant now = time.instant();
      if (open.isEmpty() || random.nextInt(3) == 0) {
        Agency owner = random.nextBoolean() ? PUNJAB : SINDH;
        Alert alert =
            alert(owner, "a-" + step, now.minus(Duration.ofMinutes(random.nextInt(240))))
                .toBuilder()
                .expiresAt(now.plus(Duration.ofMinutes(1 + random.nextInt(3_000))))
                .build();
        open.put(courses.size(), draft(alert));
        courses.add(new Course(alert, now));
      } else {
        List<Integer> numbers = List.copyOf(open.keySet());
        int number = numbers.get(random.nextInt(numbers.size()));
        Alert alert = Objects.requireNonNull(open.get(number));
        Course course = courses.get(number);
        if (!now.isBefore(course.expires)) {
          open.remove(number);
        } else if (course.authorised == null && random.nextBoolean()) {
          open.put(number, known(alert));
          course.authorised = now;
        } else if (random.nextBoolean()) {
          open.put(number, alertDesk(course.owner).update(alert, "news"));
        } else {
          course.end = anyEnd(random, course, now);
          end(alert, course.end);
          open.remove(number);
        }
      }
      if (step % 20 == 19) {
        Instant from = START.plus(Duration.ofMinutes(random.nextInt(2_000) - 300));
        Instant to = from.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
        assertThat(counts(from, to)).isEqualTo(naive(courses, from, to));
        assertThat(counts(BEGIN, END)).isEqualTo(naive(courses, BEGIN, END));
      }
    }
  }

  private static AlertEnd anyEnd(Random random, Course course, Instant now) {
    if (course.authorised != null && random.nextBoolean()) {
      Instant seen = course.reported.minusSeconds(60);
      long since = Duration.between(seen, now).toSeconds();
      Instant found = seen.plusSeconds(random.nextLong(since + 1));
      return random.nextInt(4) == 0 ? AlertEnd.foundDeceased(found) : AlertEnd.foundSafe(found);
    }
    CancelReason[] reasons = CancelReason.values();
    CancelReason reason = reasons[random.nextInt(reasons.length)];
    return reason == CancelReason.DUPLICATE
        ? AlertEnd.duplicateOf(AlertId.of("any"))
        : AlertEnd.cancelled(reason);
  }

  private List<AlertCounts> naive(List<Course> courses, Instant from, Instant to) {
    Instant now = time.instant();
    List<AlertCounts> counts = new ArrayList<>();
    for (Agency agency : List.of(PUNJAB, SINDH)) {
      List<Course> all = new ArrayList<>(courses);
      all.removeIf(c -> !c.owner.equals(agency) || c.reported.isBefore(from));
      all.removeIf(c -> !c.reported.isBefore(to));
      if (all.isEmpty()) {
        continue;
      }
      Map<CancelReason, Integer> cancelled = new EnumMap<>(CancelReason.class);
      for (CancelReason reason : CancelReason.values()) {
        cancelled.put(reason, number(all, c -> c.end != null && c.end.reason() == reason));
      }
      Predicate<Course> over = c -> c.end == null && c.expires.compareTo(now) <= 0;
      Predicate<Course> runs = c -> c.end == null && c.expires.compareTo(now) > 0;
      counts.add(
          new AlertCounts(
              agency,
              all.size(),
              number(all, c -> c.authorised != null),
              number(all, runs.and(c -> c.authorised == null)),
              number(all, runs.and(c -> c.authorised != null)),
              number(all, c -> has(c, AlertStatus.FOUND_SAFE)),
              number(all, c -> has(c, AlertStatus.FOUND_DECEASED)),
              number(all, over.or(c -> has(c, AlertStatus.EXPIRED))),
              cancelled,
              number(all, c -> minutes(c.reported, c.entered) <= 120),
              number(all, c -> minutes(c.reported, c.entered) > 120),
              Objects.requireNonNull(median(all, c -> seconds(c.reported, c.entered))),
              median(all, c -> seconds(c.entered, c.authorised)),
              median(all, c -> seconds(c.reported, c.end == null ? null : c.end.foundAt()))));
    }
    return counts;
  }

  private static int number(List<Course> all, Predicate<Course> of) {
    return (int) all.stream().filter(of).count();
  }

  private static boolean has(Course course, AlertStatus end) {
    return course.end != null && course.end.status() == end;
  }

  private static long minutes(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes();
  }

  private static @Nullable Long seconds(Instant from, @Nullable Instant to) {
    return to == null ? null : Math.max(0, Duration.between(from, to).toSeconds());
  }

  private static @Nullable Duration median(
      List<Course> all, Function<Course, @Nullable Long> seconds) {
    List<Long> sorted = new ArrayList<>();
    for (Course course : all) {
      Long one = seconds.apply(course);
      if (one != null) {
        sorted.add(one);
      }
    }
    sorted.sort(null);
    int size = sorted.size();
    return size == 0
        ? null
        : size % 2 == 1
            ? Duration.ofSeconds(sorted.get(size / 2))
            : Duration.ofMillis(500 * (sorted.get(size / 2) + sorted.get(size / 2 - 1)));
  }
}
