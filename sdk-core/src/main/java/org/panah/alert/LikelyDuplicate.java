package org.panah.alert;

import java.util.List;
import org.panah.hit.Evidence;

/**
 * An open alert that may tell of the same child: a lead, with its evidence.
 *
 * @param alert as the asker may see it
 * @param evidence part by part: name, father, age, sex, place and time, as far as both sides tell
 */
public record LikelyDuplicate(Alert alert, List<Evidence> evidence) {
  /** Copies the list. */
  public LikelyDuplicate {
    evidence = List.copyOf(evidence);
  }

  @Override
  public String toString() {
    return "LikelyDuplicate[" + alert.id() + ", " + evidence + "]";
  }
}
