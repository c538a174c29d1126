package org.panah.testkit;

/**
 * A row that was spoilt on purpose.
 *
 * @param line its line in the file, where the header is line 1
 * @param sourceRef the row's source reference, which stays right
 * @param kind what is wrong
 */
public record PlantedFault(long line, String sourceRef, FaultKind kind) {
  /** The column that is wrong; empty if it is the row as a whole. */
  public String field() {
    return kind.field();
  }
}
