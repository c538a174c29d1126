package org.panah.benchmarks;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where somebody lives, for a second opinion on a hit.
 *
 * @param street with the number
 * @param place suburb or village
 * @param code postcode
 */
record Home(String street, String place, String code) {
  private static final double ALIKE = 0.6;

  /** Whether two of three parts are alike, by six of ten pairs of letters. */
  boolean same(Home other) {
    int alike = alike(street, other.street) ? 1 : 0;
    alike += alike(place, other.place) ? 1 : 0;
    alike += alike(code, other.code) ? 1 : 0;
    return alike >= 2;
  }

  private static boolean alike(String one, String other) {
    Set<String> left = pairs(one);
    Set<String> right = pairs(other);
    Set<String> both = new HashSet<>(left);
    both.retainAll(right);
    return !both.isEmpty() && 2.0 * both.size() / (left.size() + right.size()) >= ALIKE;
  }

  private static Set<String> pairs(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replace(" ", "");
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < letters.length(); i++) {
      pairs.add(letters.substring(i - 1, i + 1));
    }
    return pairs;
  }
}
