package org.panah.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Key;

/** The rows of documents, of their keys and of their earlier versions. */
final class DocumentRows {
  /** {@link #document} for Jdbi. */
  static final RowMapper<Document> DOCUMENT = (row, context) -> document(row);

  // From so many new documents on, loading them is quicker than inserting them.
  private static final int BULK = 64;

  private DocumentRows() {}

  /** The document in a row that has a document's columns first, in the order of the table. */
  static Document document(ResultSet row) throws SQLException {
    return new Document(
        new DocumentId(row.getString(1)),
        row.getString(2),
        Agency.of(row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        instant(row.getLong(6)),
        Tokens.split(row.getString(8)),
        row.getBytes(9),
        row.getBoolean(7));
  }

  /** The newest versions of those of some documents that there are. */
  static Map<DocumentId, Document> read(Handle handle, Collection<DocumentId> ids) {
    Map<DocumentId, Document> held = new HashMap<>();
    for (List<String> part :
        InLists.parts(ids.stream().map(DocumentId::value).distinct().toList())) {
      handle
          .createQuery(
              """
              select id, kind, owner, version, sequence, changed_nanos, erased, tokens, body
              from panah_document where id in (<ids>)
              """)
          .bindList("ids", part)
          .map(DOCUMENT)
          .forEach(document -> held.put(document.id(), document));
    }
    return held;
  }

  /** Writes what became of documents, in a transaction that has locked their owners' journals. */
  static void write(Handle handle, Ledger ledger, Dialect dialect) throws SQLException {
    List<Document> inserts = new ArrayList<>();
    List<Document> updates = new ArrayList<>();
    List<DocumentId> forgotten = new ArrayList<>();
    List<Document> earlier = new ArrayList<>();
    List<KeyRow> keysGone = new ArrayList<>();
    List<KeyRow> keysNew = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      Document before = entry.before();
      Document newest = entry.newest();
      (before == null ? inserts : updates).add(newest);
      if (before != null && entry.erased()) {
        forgotten.add(newest.id());
      }
      earlier.addAll(entry.earlier());
      Set<Key> keysBefore = before == null ? Set.of() : before.keys();
      addMissing(keysGone, newest.id(), keysBefore, newest.keys());
      addMissing(keysNew, newest.id(), newest.keys(), keysBefore);
    }
    update(handle, updates);
    forget(handle, forgotten);
    keep(handle, earlier);
    Collections.sort(keysGone);
    deleteKeys(handle, keysGone);
    BulkLoad bulk =
        inserts.size() < BULK ? null : dialect.bulkLoad(handle.getConnection()).orElse(null);
    Collections.sort(keysNew);
    if (bulk == null) {
      insert(handle, inserts);
      insertKeys(handle, keysNew);
    } else {
      bulk.documents(inserts);
      bulk.keys(keysNew);
    }
  }

  private static void insert(Handle handle, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into panah_document
              (id, kind, owner, version, sequence, changed_nanos, erased, tokens, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      documents.forEach(document -> add(batch, document));
      batch.execute();
    }
  }

  private static void update(Handle handle, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            update panah_document
            set kind = ?, version = ?, sequence = ?, changed_nanos = ?, erased = ?, tokens = ?, body = ?
            where id = ?
            """)) {
      for (Document document : documents) {
        batch
            .bind(0, document.kind())
            .bind(1, document.version())
            .bind(2, document.sequence())
            .bind(3, nanos(document.time()))
            .bind(4, document.erased())
            .bind(5, Tokens.join(document.keys()))
            .bind(6, document.body())
            .bind(7, document.id().value())
            .add();
      }
      batch.execute();
    }
  }

  private static void forget(Handle handle, List<DocumentId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch("delete from panah_history where id = ?")) {
      ids.forEach(id -> batch.bind(0, id.value()).add());
      batch.execute();
    }
  }

  private static void keep(Handle handle, List<Document> versions) {
    if (versions.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into panah_history
              (id, kind, owner, version, sequence, changed_nanos, erased, tokens, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      versions.forEach(version -> add(batch, version));
      batch.execute();
    }
  }

  /**
   * A token of a document.
   *
   * @param token the token
   * @param id the document
   */
  record KeyRow(String token, String id) implements Comparable<KeyRow> {
    @Override
    public int compareTo(KeyRow other) {
      int order = token.compareTo(other.token);
      return order == 0 ? id.compareTo(other.id) : order;
    }
  }

  private static void addMissing(List<KeyRow> rows, DocumentId id, Set<Key> keys, Set<Key> others) {
    for (Key key : keys) {
      if (!others.contains(key)) {
        rows.add(new KeyRow(key.token(), id.value()));
      }
    }
  }

  private static void deleteKeys(Handle handle, List<KeyRow> rows) {
    changeKeys(handle, rows, "delete from panah_key where token = ? and document_id = ?");
  }

  private static void insertKeys(Handle handle, List<KeyRow> rows) {
    changeKeys(handle, rows, "insert into panah_key (token, document_id) values (?, ?)");
  }

  /** Goes through rows in the order of the index: that is quicker, and no two lock crosswise. */
  private static void changeKeys(Handle handle, List<KeyRow> rows, String sql) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      rows.forEach(row -> batch.bind(0, row.token()).bind(1, row.id()).add());
      batch.execute();
    }
  }

  private static void add(PreparedBatch batch, Document document) {
    batch
        .bind(0, document.id().value())
        .bind(1, document.kind())
        .bind(2, document.owner().code())
        .bind(3, document.version())
        .bind(4, document.sequence())
        .bind(5, nanos(document.time()))
        .bind(6, document.erased())
        .bind(7, Tokens.join(document.keys()))
        .bind(8, document.body())
        .add();
  }

  // A change taken over from another store must keep its time to the last digit.
  static long nanos(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), TimeUnit.SECONDS.toNanos(1)), time.getNano());
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
