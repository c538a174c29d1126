package org.panah.match;

import java.util.List;

/**
 * The index as it was at one time, as a search sees it from beginning to end. Immutable.
 *
 * @param parts the segments
 * @param words the vocabulary
 * @param districts the sets of districts, by number
 */
record View(List<Part> parts, Words words, List<List<String>> districts) {
  // Of fewer rows it does not follow that a word is common because most of them have it.
  private static final long LEAST_POPULATION = 1_000;
  // Words are counted in parts that are so many times smaller than all; the others hardly matter.
  private static final int SMALLER = 32;

  /** Among how many rows a word is counted; never 0. */
  double population() {
    long counted = 0;
    for (int i = 0; i < parts.size(); i++) {
      counted += isCounted(i) ? parts.get(i).segment().rows : 0;
    }
    return Math.max(counted, LEAST_POPULATION) + 1.0;
  }

  private boolean isCounted(int part) {
    // The first is the largest.
    return parts.get(part).segment().rows >= parts.get(0).segment().rows / SMALLER;
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

  /** In how many of the counted rows a word stands, in the name or in the relative's. */
  long count(int word, boolean kin) {
    long count = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (isCounted(i)) {
        Segment segment = parts.get(i).segment();
        count += (kin ? segment.kin : segment.names).count(word);
      }
    }
    return count;
  }
}
