package org.panah.jdbc;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.panah.store.Document;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Loads rows by COPY in PostgreSQL's binary form: no text of a row has to be escaped, and bodies go
 * over the wire as they are.
 */
final class PostgresCopy implements BulkLoad {
  private static final int BUFFER = 1 << 16;
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int END = -1;

  private final PGConnection connection;

  PostgresCopy(PGConnection connection) {
    this.connection = connection;
  }

  private interface Rows {
    void write(Row row) throws IOException;
  }

  @Override
  public void documents(List<Document> documents) throws SQLException {
    copy(
        """
        copy panah_document
          (id, kind, owner, version, sequence, changed_nanos, erased, tokens, body)
        from stdin (format binary)
        """,
        row -> {
          for (Document document : documents) {
            row.begin(9);
            row.text(document.id().value());
            row.text(document.kind());
            row.text(document.owner().code());
            row.number(document.version());
            row.number(document.sequence());
            row.number(DocumentRows.nanos(document.time()));
            row.flag(document.erased());
            row.text(Tokens.join(document.keys()));
            row.bytes(document.body());
          }
        });
  }

  @Override
  public void keys(List<DocumentRows.KeyRow> rows) throws SQLException {
    copy(
        "copy panah_key (token, document_id) from stdin (format binary)",
        row -> {
          for (DocumentRows.KeyRow key : rows) {
            row.begin(2);
            row.text(key.token());
            row.text(key.id());
          }
        });
  }

  private void copy(String sql, Rows rows) throws SQLException {
    try (OutputStream stream = new PGCopyOutputStream(connection, sql, BUFFER)) {
      DataOutputStream out = new DataOutputStream(stream);
      out.write(HEADER);
      rows.write(new Row(out));
      out.writeShort(END);
      out.flush();
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  /** Writes the fields of rows, each as its length and its bytes. */
  private static final class Row {
    private final DataOutputStream out;

    Row(DataOutputStream out) {
      this.out = out;
    }

    void begin(int fields) throws IOException {
      out.writeShort(fields);
    }

    void text(String value) throws IOException {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void number(long value) throws IOException {
      out.writeInt(Long.BYTES);
      out.writeLong(value);
    }

    void flag(boolean value) throws IOException {
      out.writeInt(1);
      out.writeByte(value ? 1 : 0);
    }

    void bytes(byte[] value) throws IOException {
      out.writeInt(value.length);
      out.write(value);
    }
  }
}
