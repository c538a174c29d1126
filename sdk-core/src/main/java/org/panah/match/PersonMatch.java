package org.panah.match;

import java.util.List;
import org.panah.hit.Evidence;
import org.panah.hit.Grade;

/**
 * Somebody in the index who may be the person asked for: a lead, with its grade and its evidence.
 *
 * @param id of the record
 * @param grade how well it meets the question
 * @param weight what the evidence weighs together, as a natural logarithm; only for putting matches
 *     of one question in order
 * @param evidence part by part, what was met first
 */
public record PersonMatch(String id, Grade grade, double weight, List<Evidence> evidence) {
  /** Copies the list. */
  public PersonMatch {
    evidence = List.copyOf(evidence);
  }
}
