package org.panah.hit;

/** How well a record meets what was asked; a grade is about likeness, never about guilt. */
public enum Grade {
  /** The same number on the same kind of document, by the same issuer where that matters. */
  SAME_IDENTIFIER,
  /** Very likely the same person; the evidence says by what. */
  STRONG,
  /** Perhaps the same person; the evidence says by what. */
  POSSIBLE
}
