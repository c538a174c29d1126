package org.panah.exchange;

/** Why a row cannot be taken: the column as the file names it and the rule, never the value. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  /** The field of a rejection that is about the row as a whole. */
  static final String ROW = "row";

  private final String field;
  private final String rule;

  Rejection(String field, String rule) {
    // A file may hold a million faulty rows, and nobody looks at their stack traces.
    super(field + ": " + rule, null, false, false);
    this.field = field;
    this.rule = rule;
  }

  String field() {
    return field;
  }

  String rule() {
    return rule;
  }
}
