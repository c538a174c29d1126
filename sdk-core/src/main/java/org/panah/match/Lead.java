package org.panah.match;

/**
 * Something that was asked for and that leads to rows, to those first in which it weighs most; and
 * how far it has been followed. Belongs to one search.
 */
abstract class Lead {
  /** What the last look found: how many rows there are on the way. */
  long cost;

  /** What the last look found: what it may weigh in the rows beyond. */
  float after;

  /** What it may weigh at most in rows to which it has not led yet. */
  abstract float rest();

  /**
   * Looks how many rows there are in which it weighs more than a level, and what is beyond.
   *
   * @return whether there is anything to follow
   */
  abstract boolean look(float level);

  /** Goes through all rows in which it weighs more than a level. */
  abstract void follow(float level, Rows rows);

  /** Takes the rows. */
  interface Rows {
    /** Takes the rows of a word of the index. */
    void ofWord(int word, boolean kin);

    /** Takes the rows that were born on days from one to another, as {@link Born} codes them. */
    void born(int from, int to);
  }
}
