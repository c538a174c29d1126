package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.panah.alert.AlertId;

/** When to look at which alert. Safe for use by many threads. */
final class DueTimes {
  private final Map<AlertId, Due> due = new HashMap<>();
  private final TreeSet<Due> order =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::rank));
  private long ranks;

  private record Due(Instant at, long rank, AlertId id) {}

  /** Looks at an alert before all others that are due only by time; those before it first. */
  void now(AlertId id) {
    sooner(id, Instant.MIN);
  }

  /** Looks at an alert at some time, if not before. */
  synchronized void sooner(AlertId id, Instant at) {
    Due known = due.get(id);
    if (known == null || at.isBefore(known.at())) {
      if (known != null) {
        order.remove(known);
      }
      Due one = new Due(at, ranks++, id);
      due.put(id, one);
      order.add(one);
    }
  }

  /** Takes those that are due, in their order. */
  synchronized List<AlertId> take(Instant now, int most) {
    List<AlertId> taken = new ArrayList<>();
    while (taken.size() < most && !order.isEmpty() && !order.first().at().isAfter(now)) {
      AlertId id = order.pollFirst().id();
      due.remove(id);
      taken.add(id);
    }
    return taken;
  }

  /** Whether one is to be looked at now. */
  synchronized boolean isDue(Instant now) {
    return !order.isEmpty() && !order.first().at().isAfter(now);
  }
}
