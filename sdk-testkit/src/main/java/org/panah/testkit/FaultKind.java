package org.panah.testkit;

/** What can be wrong with a planted row. */
public enum FaultKind {
  /** A CNIC with a digit missing. */
  CNIC_TOO_SHORT("cnic"),
  /** A CNIC that begins with 9, which no province has. */
  CNIC_BEGINS_WITH_9("cnic"),
  /** A CNIC with letters that look like digits. */
  CNIC_WITH_LETTERS("cnic"),
  /** A section that no schedule has. */
  UNKNOWN_SECTION("section"),
  /** The thirty-first of February, in one of two notations. */
  IMPOSSIBLE_DATE("offence_from"),
  /** A word that is no stage. */
  UNKNOWN_STAGE("stage"),
  /** Neither a name in Latin letters nor one in Urdu script. */
  MISSING_NAME("name"),
  /** A home district that does not exist. */
  UNKNOWN_DISTRICT("district"),
  /** A birth twenty years from now. */
  BORN_IN_FUTURE("born"),
  /** An offence some years before the birth. */
  OFFENCE_BEFORE_BIRTH("offence_from"),
  /** No day of review. */
  MISSING_REVIEW_DATE("review_by"),
  /** A column too many, or one too few. */
  WRONG_COLUMN_COUNT("");

  private final String field;

  FaultKind(String field) {
    this.field = field;
  }

  /** The column that is wrong; empty if it is the row as a whole. */
  public String field() {
    return field;
  }
}
