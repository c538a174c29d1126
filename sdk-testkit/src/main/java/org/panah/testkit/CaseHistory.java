package org.panah.testkit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a case went, and when.
 *
 * @param stage the last stage it reached
 * @param on when it reached it
 * @param judgmentOn when the trial court decided; null if it has not
 */
record CaseHistory(String stage, LocalDate on, @Nullable LocalDate judgmentOn) {
  private static final List<String> ENDS =
      List.of(
          "FIR",
          "CHALLAN",
          "CHARGED",
          "CONVICTED",
          "ACQUITTED",
          "APPEAL_PENDING",
          "UPHELD",
          "SET_ASIDE",
          "PARDONED");
  private static final int[] SHARES = {8, 11, 15, 22, 23, 7, 9, 4, 1};
  private static final Weighted<String> STAGE = Weighted.of(ENDS, i -> SHARES[i]);

  /** A case that begins with this report; one that has not had the time stops on its way. */
  static CaseHistory since(long firDay, long today, SeededRandom random) {
    String goal = STAGE.draw(random);
    long challan = firDay + random.between(14, 120);
    if (goal.equals("FIR") || challan > today) {
      return new CaseHistory("FIR", LocalDate.ofEpochDay(firDay), null);
    }
    long charge = challan + random.between(30, 360);
    if (goal.equals("CHALLAN") || charge > today) {
      return new CaseHistory("CHALLAN", LocalDate.ofEpochDay(challan), null);
    }
    long judgment = charge + random.between(90, 1_100);
    if (goal.equals("CHARGED") || judgment > today) {
      return new CaseHistory("CHARGED", LocalDate.ofEpochDay(charge), null);
    }
    LocalDate judged = LocalDate.ofEpochDay(judgment);
    if (goal.equals("ACQUITTED")) {
      return new CaseHistory(goal, judged, judged);
    }
    long appeal = judgment + random.between(7, 60);
    if (goal.equals("CONVICTED") || appeal > today) {
      return new CaseHistory("CONVICTED", judged, judged);
    }
    long end = appeal + random.between(150, 1_300);
    if (goal.equals("APPEAL_PENDING") || end > today) {
      return new CaseHistory("APPEAL_PENDING", LocalDate.ofEpochDay(appeal), judged);
    }
    return new CaseHistory(goal, LocalDate.ofEpochDay(end), judged);
  }

  /** Whether a sentence stands, for now or for good. */
  boolean sentenced() {
    return switch (stage) {
      case "CONVICTED", "APPEAL_PENDING", "UPHELD", "PARDONED" -> true;
      default -> false;
    };
  }
}
