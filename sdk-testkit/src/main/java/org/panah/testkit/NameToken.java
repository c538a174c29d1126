package org.panah.testkit;

import java.util.List;

/**
 * One part of a name.
 *
 * @param latin the usual Latin spelling
 * @param urdu the same in Urdu script
 * @param variants other Latin spellings, the commonest first; may be empty
 * @param regions the letters of the cultures that use it, or {@code *}
 * @param slots where it may stand
 */
record NameToken(String latin, String urdu, List<String> variants, String regions, String slots) {
  static NameToken of(List<String> row) {
    String variants = row.get(2);
    return new NameToken(
        row.get(0),
        row.get(1),
        variants.isEmpty() ? List.of() : List.of(variants.split("\\|", -1)),
        row.get(3),
        row.get(4));
  }

  boolean everywhere() {
    return regions.equals("*");
  }

  boolean usedIn(Culture culture) {
    return regions.indexOf(culture.letter()) >= 0;
  }

  boolean stands(char slot) {
    return slots.indexOf(slot) >= 0;
  }

  /** The name as a clerk wrote it: mostly as usual, at times in another spelling. */
  String spelled(SeededRandom random) {
    if (variants.isEmpty() || !random.chance(0.22)) {
      return latin;
    }
    return random.chance(0.5) ? variants.get(0) : variants.get(random.below(variants.size()));
  }
}
