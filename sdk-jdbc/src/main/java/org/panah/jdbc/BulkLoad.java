package org.panah.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.panah.store.Document;

/**
 * Puts many new rows into the tables at once, within the transaction of one connection. For one
 * thread.
 */
interface BulkLoad {
  /**
   * Inserts documents that are not there.
   *
   * @param documents what to insert
   * @throws SQLException if they cannot be inserted; the transaction is lost then
   */
  void documents(List<Document> documents) throws SQLException;

  /**
   * Inserts keys that are not there.
   *
   * @param rows what to insert
   * @throws SQLException if they cannot be inserted; the transaction is lost then
   */
  void keys(List<DocumentRows.KeyRow> rows) throws SQLException;
}
