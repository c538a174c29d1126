package org.panah.exchange;

/** Told how an import goes on, in the thread that imports. What it throws ends the import. */
@FunctionalInterface
public interface ImportListener {
  /**
   * Told after each batch, once everything in it is durable: acknowledges all rows up to here.
   *
   * @param progress how far the import has come
   */
  void batchDone(ImportProgress progress);

  /**
   * Told of each row that is not taken, in the order of the file and before {@link #batchDone} of
   * its batch.
   *
   * @param line the line on which the row begins; the first of the file is 1
   * @param field the column as the file names it, or {@code row} if the row as a whole is meant
   * @param rule the rule that it breaks; never the value
   */
  default void rejected(long line, String field, String rule) {}
}
