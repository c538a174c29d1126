package org.panah.examples.springboot;

import org.jspecify.annotations.Nullable;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.common.PanahException;

/**
 * Why an officer asks; part of every request.
 *
 * @param purpose why
 * @param caseReference on which case; null only for a purpose that is tied to none
 */
record Reason(Purpose purpose, @Nullable CaseReference caseReference) {
  /** Checks that there is a purpose. */
  Reason {
    if (purpose == null) {
      throw new PanahException.InvalidRequest("purpose", "required");
    }
  }
}
