package org.panah.match;

import java.util.List;

/**
 * The index as it was at one time, as a search sees it from beginning to end. Immutable.
 *
 * @param parts the segments, the largest first
 * @param counts in how many rows words stand
 * @param words the vocabulary
 * @param districts the sets of districts, by number
 */
record View(List<Part> parts, Counts counts, Words words, List<List<String>> districts) {
  // Of fewer rows it does not follow that a word is common because most of them have it.
  private static final long LEAST_POPULATION = 1_000;

  View(List<Part> parts, Counts before, Vocabulary vocabulary, Districts districts) {
    this(parts, before.of(parts), vocabulary.words(), districts.sets());
  }

  /** Among how many rows a word is counted; never 0. */
  double population() {
    return Math.max(counts.rows(), LEAST_POPULATION) + 1.0;
  }

  /** In how many of these a word stands, in the name or in the relative's. */
  int count(int word, boolean kin) {
    return counts.of(word, kin);
  }

  /** How many rows there are, those of persons who are gone included. */
  long rows() {
    long rows = 0;
    for (int i = 0; i < parts.size(); i++) {
      rows += parts.get(i).segment().rows;
    }
    return rows;
  }

  /** How many persons there are. */
  int persons() {
    int persons = 0;
    for (Part part : parts) {
      persons += part.live();
    }
    return persons;
  }
}
