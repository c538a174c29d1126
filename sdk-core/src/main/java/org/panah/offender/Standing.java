package org.panah.offender;

/**
 * Where a person stands by a record, derived from the stages of its offences: the first of these
 * that any offence gives. Accused is not convicted (guard G8).
 */
public enum Standing {
  /** Convicted of at least one offence, and no appeal is pending on that one. */
  CONVICTED,
  /** Convicted, with an appeal pending on every conviction. */
  CONVICTED_UNDER_APPEAL,
  /** Accused, and not convicted. */
  ACCUSED,
  /** Pardoned. */
  PARDONED,
  /** Every conviction was set aside. */
  SET_ASIDE,
  /** Acquitted of everything that the record tells. */
  ACQUITTED
}
