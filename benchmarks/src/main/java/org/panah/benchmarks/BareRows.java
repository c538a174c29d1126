package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.panah.common.Agency;
import org.panah.store.Draft;
import org.panah.store.Key;

/**
 * The rows that a list of new drafts comes to, and the writing of them by bare JDBC in one
 * transaction: the peer of an append. It asks for nothing that is there already, and the owner's
 * journal must have begun.
 *
 * @param owner whose journal is moved
 * @param documents rows of documents
 * @param keys rows of keys, in the order of the index, which is the quickest
 */
record BareRows(String owner, List<DocumentRow> documents, List<KeyRow> keys) {
  /** The columns of {@code panah_document} that are not the same in all rows. */
  static final class DocumentRow {
    final String id;
    final String kind;
    final long sequence;
    final long nanos;
    final String tokens;
    final byte[] body;

    private DocumentRow(Draft draft, long sequence, long nanos) {
      id = draft.id().value();
      kind = draft.kind();
      this.sequence = sequence;
      this.nanos = nanos;
      tokens = joined(draft);
      body = draft.body();
    }

    private static String joined(Draft draft) {
      return draft.keys().stream()
          .map(Key::token)
          .sorted()
          .map(token -> token.length() + ":" + token)
          .collect(Collectors.joining());
    }
  }

  /** The columns of {@code panah_key}. */
  record KeyRow(String token, String documentId) {}

  /** How rows of documents and of keys are written within a transaction. */
  interface Way {
    void write(Connection connection, BareRows rows) throws SQLException;
  }

  /** The rows of drafts, with sequence numbers after the journal's head. */
  static BareRows of(Agency owner, long head, List<Draft> drafts) {
    Instant now = Instant.now();
    long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
    List<DocumentRow> documents = new ArrayList<>(drafts.size());
    List<KeyRow> keys = new ArrayList<>(drafts.size() * SampleRecords.KEYS);
    for (Draft draft : drafts) {
      DocumentRow row = new DocumentRow(draft, head + documents.size() + 1, nanos);
      documents.add(row);
      draft.keys().forEach(key -> keys.add(new KeyRow(key.token(), row.id)));
    }
    keys.sort(Comparator.comparing(KeyRow::token).thenComparing(KeyRow::documentId));
    return new BareRows(owner.code(), documents, keys);
  }

  /** Moves the journal and writes the rows, in one transaction. */
  void append(DataSource dataSource, Way way) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement move =
          connection.prepareStatement("update panah_journal set head = head + ? where owner = ?")) {
        move.setInt(1, documents.size());
        move.setString(2, owner);
        move.executeUpdate();
      }
      way.write(connection, this);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** The rows in JDBC batches. */
  static void batch(Connection connection, BareRows rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into panah_document
              (id, kind, owner, version, sequence, changed_nanos, erased, tokens, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (DocumentRow row : rows.documents()) {
        insert.setString(1, row.id);
        insert.setString(2, row.kind);
        insert.setString(3, rows.owner());
        insert.setLong(4, 1);
        insert.setLong(5, row.sequence);
        insert.setLong(6, row.nanos);
        insert.setBoolean(7, false);
        insert.setString(8, row.tokens);
        insert.setBytes(9, row.body);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into panah_key (token, document_id) values (?, ?)")) {
      for (KeyRow row : rows.keys()) {
        insert.setString(1, row.token());
        insert.setString(2, row.documentId());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
