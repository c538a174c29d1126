package org.panah.person;

/** A person's sex as a register states it; never derived from a number or a name. */
public enum Sex {
  /** Female. */
  FEMALE,
  /** Male. */
  MALE,
  /** Third gender, as identity cards state it. */
  X,
  /** Not stated. */
  UNKNOWN
}
