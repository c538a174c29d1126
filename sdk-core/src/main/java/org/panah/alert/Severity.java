package org.panah.alert;

/** How great the danger is; with category and place it says who is told. */
public enum Severity {
  /** A life is in danger. */
  EXTREME,
  /** Grave harm is likely. */
  SEVERE,
  /** Harm is possible. */
  MODERATE,
  /** No sign of danger but that a child is alone. */
  MINOR
}
