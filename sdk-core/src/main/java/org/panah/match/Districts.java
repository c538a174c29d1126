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
  // From so many on, of each set only one district is told, and that there are more.
  private static final int MANY = MOST - 8_192;
  private static final String MORE = "";

  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final List<List<String>> all = new ArrayList<>();
  private @Nullable List<List<String>> published;

  Districts() {
    number(List.of());
  }

  /** The number of a set. */
  int number(List<String> districts) {
    Integer known = numbers.get(districts);
    if (known != null) {
      return known;
    }
    if (all.size() >= MANY && districts.size() > 1 && !districts.contains(MORE)) {
      return number(List.of(districts.get(0), MORE));
    }
    if (all.size() >= MOST) {
      // As if none were known.
      return 0;
    }
    numbers.put(List.copyOf(districts), all.size());
    all.add(List.copyOf(districts));
    published = null;
    return all.size() - 1;
  }

  /** What it weighs that somebody who lives in a set of districts is asked for in one. */
  static float weight(List<String> set, String asked) {
    if (set.contains(asked)) {
      return Weights.DISTRICT;
    }
    return set.isEmpty() || set.contains(MORE) ? 0 : Weights.OTHER_DISTRICT;
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
