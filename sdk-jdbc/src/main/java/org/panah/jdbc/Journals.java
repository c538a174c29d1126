package org.panah.jdbc;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.panah.common.Agency;

/** The rows of the owners' journals. */
final class Journals {
  /** The journal in a row of owner, epoch and head. */
  static final RowMapper<Journal> JOURNAL =
      (row, context) -> new Journal(Agency.of(row.getString(1)), row.getString(2), row.getLong(3));

  private Journals() {}

  /**
   * A journal as one reads it.
   *
   * @param owner whose it is
   * @param epoch names its run
   * @param head the last sequence number taken
   */
  record Journal(Agency owner, String epoch, long head) {
    Journal at(long sequence) {
      return new Journal(owner, epoch, sequence);
    }
  }

  /**
   * The journal as it was, after it was moved on and locked until the transaction ends; begun if
   * there was none.
   *
   * @param handle in a transaction that has read nothing yet
   * @param dialect of the database
   * @param owner whose journal
   * @param steps how many sequence numbers to take
   * @param newEpoch names the run if the journal begins with this
   * @return epoch, and head before the steps
   */
  static Journal lock(Handle handle, Dialect dialect, Agency owner, int steps, String newEpoch) {
    Journal moved =
        dialect
            .advance(handle, owner, steps)
            .orElseGet(
                () -> {
                  // Of two that begin a journal at once, one meets the other's row and is made
                  // again.
                  handle
                      .createUpdate(
                          "insert into panah_journal (owner, epoch, head) values (?, ?, 0)")
                      .bind(0, owner.code())
                      .bind(1, newEpoch)
                      .execute();
                  return dialect.advance(handle, owner, steps).orElseThrow();
                });
    return moved.at(moved.head() - steps);
  }

  /** Sets the head of a journal that the transaction has locked. */
  static void move(Handle handle, Agency owner, long head) {
    handle
        .createUpdate("update panah_journal set head = ? where owner = ?")
        .bind(0, head)
        .bind(1, owner.code())
        .execute();
  }

  /** Begins a new run of a journal, with the numbers going on. */
  static void begin(Handle handle, Agency owner, String newEpoch) {
    handle
        .createUpdate("update panah_journal set epoch = ? where owner = ?")
        .bind(0, newEpoch)
        .bind(1, owner.code())
        .execute();
  }

  /** Every owner's journal, in the order of their names. */
  static List<Journal> all(Handle handle) {
    return handle
        .createQuery("select owner, epoch, head from panah_journal order by owner")
        .map(JOURNAL)
        .list();
  }

  static Optional<Journal> read(Handle handle, Agency owner) {
    return handle
        .createQuery("select owner, epoch, head from panah_journal where owner = ?")
        .bind(0, owner.code())
        .map(JOURNAL)
        .findOne();
  }
}
