package org.panah.exchange;

import java.time.Duration;
import java.util.List;

/**
 * What an import did. The first number is the sum of the four that follow it.
 *
 * @param read rows that were read
 * @param added records that are new in the registry
 * @param amended records that were changed in it
 * @param unchanged records that it had already
 * @param rejected rows that were not taken; the rejects file says why
 * @param notProlonged of the amended and unchanged, those whose review date was not taken over: it
 *     is later than the record's, and that needs an assessment
 * @param ignoredColumns the file's columns that were not read, in alphabetical order
 * @param elapsed how long it took
 */
public record ImportReport(
    long read,
    long added,
    long amended,
    long unchanged,
    long rejected,
    long notProlonged,
    List<String> ignoredColumns,
    Duration elapsed) {
  /** Copies the list. */
  public ImportReport {
    ignoredColumns = List.copyOf(ignoredColumns);
  }
}
