package org.panah.hit;

import java.util.List;
import org.panah.common.Agency;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Standing;

/**
 * A record that meets a question: a lead, with its grade and its evidence. It says nothing about
 * guilt and is no ground to act (guard G9).
 *
 * @param record the record, narrowed to what the asker may see
 * @param grade how well it meets the question
 * @param evidence part by part
 */
public record Hit(OffenderRecord record, Grade grade, List<Evidence> evidence) {
  /** Copies the list. */
  public Hit {
    evidence = List.copyOf(evidence);
  }

  /** Where the person stands by the record. */
  public Standing standing() {
    return record.standing();
  }

  /** The agency that keeps the record, and that must confirm the hit. */
  public Agency owner() {
    return record.owner();
  }

  @Override
  public String toString() {
    return "Hit[" + record.id() + ", " + grade + ", " + standing() + ", " + owner() + "]";
  }
}
