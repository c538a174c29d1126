package org.panah.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sets of districts in which people live, each with a number; 0 is the empty one. Written to by
 * one thread at a time, which publishes {@link #sets()} to the readers.
 */
final class Districts {
  // A row has two bytes for it.
  private static final int MOST = Short.MAX_VALUE;

  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final List<List<String>> all = new ArrayList<>();
  private @Nullable List<List<String>> published;

  Districts() {
    number(List.of());
  }

  /** The number of a set; that of the empty one, as if none were known, when there are too many. */
  int number(List<String> districts) {
    Integer known = numbers.get(districts);
    if (known != null) {
      return known;
    }
    if (all.size() >= MOST) {
      // A part of the set would say that the person is not where the rest of it is.
      return 0;
    }
    numbers.put(List.copyOf(districts), all.size());
    all.add(List.copyOf(districts));
    published = null;
    return all.size() - 1;
  }

  /** The sets by number, as they are now. */
  List<List<String>> sets() {
    List<List<String>> sets = published;
    if (sets == null) {
      sets = List.copyOf(all);
      published = sets;
    }
    return sets;
  }
}
