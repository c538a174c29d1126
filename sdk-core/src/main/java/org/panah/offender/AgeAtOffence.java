package org.panah.offender;

/** Whether the offender was of age at the time of an offence (guard G7). */
public enum AgeAtOffence {
  /** Eighteen or more. */
  ADULT,
  /** Under eighteen. */
  JUVENILE,
  /** Not known. */
  UNKNOWN
}
