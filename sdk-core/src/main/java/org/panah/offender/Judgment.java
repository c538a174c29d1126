package org.panah.offender;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.panah.person.Checks;
import org.panah.person.ExternalReference;

/**
 * The court that has an offence before it, and what it decided once it has. Hides itself in {@link
 * #toString()}: texts of courts name people.
 *
 * @param court the court
 * @param caseNumber the court's number of the case; null if not known
 * @param on the day of the judgment; null if not known, and while the case is pending
 * @param sentence in words; null if there is none
 * @param document where the judgment is kept; null if not known
 */
public record Judgment(
    String court,
    @Nullable String caseNumber,
    @Nullable LocalDate on,
    @Nullable String sentence,
    @Nullable ExternalReference document) {
  /** Checks the texts. */
  public Judgment {
    court = Checks.text("judgment.court", court, 200);
    caseNumber = Checks.optional("judgment.caseNumber", caseNumber, 64);
    sentence = Checks.optional("judgment.sentence", sentence, 500);
  }

  @Override
  public String toString() {
    return "Judgment[hidden]";
  }
}
