package org.panah.alert;

/** What is believed to have happened to a child. */
public enum AlertCategory {
  /** Lost, without a sign that anybody is to blame. */
  LOST,
  /** Taken by a stranger, or by somebody whose tie to the child is not known. */
  ABDUCTED,
  /** Taken by a parent or relative against another's right. */
  PARENTAL,
  /** Left home of its own will. */
  RUNAWAY,
  /** In danger of being moved or sold. */
  TRAFFICKING_RISK,
  /** Found, and nobody knows whose child it is. */
  FOUND_UNIDENTIFIED;

  /** Whether a child is being looked for, and not a child's family. */
  public boolean missing() {
    return this != FOUND_UNIDENTIFIED;
  }
}
