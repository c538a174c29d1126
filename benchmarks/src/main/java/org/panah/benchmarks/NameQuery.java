package org.panah.benchmarks;

import java.util.List;
import java.util.Set;

/**
 * A query whose answer is known.
 *
 * @param row what is asked for
 * @param answers the people of whom any is right
 * @param groups the lines of the table in which it counts
 */
record NameQuery(NameRow row, Set<String> answers, List<String> groups) {
  NameQuery(NameRow row, String answer, List<String> groups) {
    this(row, Set.of(answer), groups);
  }
}
