package org.panah;

import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;

/**
 * What became of one record of a batch.
 *
 * @param id the record
 * @param result what became of it
 * @param refusal why it was not taken; of one that was, what of it was not, which can only be a
 *     review date later than the record's: that needs an assessment; else null
 */
public record Taken(OffenderId id, Result result, PanahException.@Nullable InvalidRequest refusal) {
  /** What can become of a record. */
  public enum Result {
    /** It was new. */
    ADDED,
    /** It changed what stood there. */
    AMENDED,
    /** It stood there already. */
    UNCHANGED,
    /** It broke a rule. */
    REFUSED
  }
}
