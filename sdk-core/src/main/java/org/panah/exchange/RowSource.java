package org.panah.exchange;

import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.offender.OffenderRecord;

/**
 * The rows of a file, one after the other, and the way back for those that cannot be taken.
 *
 * @param <R> a row as it came
 */
interface RowSource<R extends RowSource.Row> {
  /** A row as it came. */
  interface Row {
    /** The line on which it begins; the first is 1. */
    long line();

    /** About how many characters it holds. */
    int weight();
  }

  /** Writes the rows that cannot be taken. */
  @FunctionalInterface
  interface Rejects<R> {
    /** Writes a row as it came, and why it was not taken. */
    void add(R row, Rejection why);
  }

  /** The next row; null at the end. */
  @Nullable R next();

  /** The record that a row tells of. */
  OffenderRecord record(R row) throws Rejection;

  /** Why the registry refused a row's record, in the words of the file. */
  Rejection refused(R row, PanahException.InvalidRequest refusal);

  /** A writer of rows in the shape of this file, so that they can be corrected and fed again. */
  Rejects<R> rejects(Writer out);

  /** The columns that nobody reads. */
  List<String> ignoredColumns();
}
