package org.panah.offender;

import java.time.LocalDate;
import java.util.Objects;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * A recorded assessment by which a record is kept longer (guard G11).
 *
 * @param assessedOn when it was assessed
 * @param until the new review date
 * @param reason why the record is still needed
 */
public record ReviewExtension(LocalDate assessedOn, LocalDate until, String reason) {
  /** Checks reason and dates. */
  public ReviewExtension {
    Objects.requireNonNull(assessedOn, "assessedOn");
    Objects.requireNonNull(until, "until");
    reason = Checks.text("reviewExtensions.reason", reason, 500);
    if (!until.isAfter(assessedOn)) {
      throw new PanahException.InvalidRequest(
          "reviewExtensions.until", "after the day of the assessment");
    }
  }

  /** The dates; the reason may name somebody. */
  @Override
  public String toString() {
    return "ReviewExtension[" + assessedOn + ", until " + until + "]";
  }
}
