package org.panah.access;

/**
 * Why somebody asks. A closed list: a purpose that is not here is no reason to look a person up.
 *
 * <p>Most purposes are tied to one case and need its reference (guard G2).
 */
public enum Purpose {
  /** Investigating a reported offence; needs the FIR. */
  INVESTIGATION(true),
  /** Prosecuting or trying a case; needs its number. */
  PROSECUTION(true),
  /** Finding a lost, missing or abducted child; needs the alert or report. */
  MISSING_CHILD(true),
  /** Vetting one person for work with children; needs the application. */
  VETTING(true),
  /** Keeping one's own agency's records: writing, correcting, reviewing. */
  RECORD_KEEPING(false),
  /** Overseeing how the registry is used. */
  OVERSIGHT(false);

  private final boolean needsCase;

  Purpose(boolean needsCase) {
    this.needsCase = needsCase;
  }

  /** Whether the purpose is tied to one case and so needs its reference. */
  public boolean needsCase() {
    return needsCase;
  }
}
