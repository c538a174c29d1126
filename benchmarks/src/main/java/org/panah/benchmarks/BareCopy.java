package org.panah.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows by PostgreSQL's COPY in its binary form: each table's as one piece of memory. */
final class BareCopy {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final short END = -1;
  private static final int LARGEST_ROW = 1 << 14;

  private ByteBuffer out = ByteBuffer.allocate(1 << 20).put(HEADER);

  private BareCopy() {}

  /** Writes rows of documents and of keys. */
  static void write(Connection connection, BareRows rows) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    documents(rows)
        .send(
            postgres,
            """
            copy panah_document
              (id, kind, owner, version, sequence, changed_nanos, erased, tokens, body)
            from stdin (format binary)
            """);
    keys(rows.keys())
        .send(postgres, "copy panah_key (token, document_id) from stdin (format binary)");
  }

  private static BareCopy documents(BareRows rows) {
    BareCopy copy = new BareCopy();
    byte[] owner = utf8(rows.owner());
    for (BareRows.DocumentRow row : rows.documents()) {
      copy.begin(9);
      copy.field(utf8(row.id));
      copy.field(utf8(row.kind));
      copy.field(owner);
      copy.number(1);
      copy.number(row.sequence);
      copy.number(row.nanos);
      copy.out.putInt(1).put((byte) 0);
      copy.field(utf8(row.tokens));
      copy.field(row.body);
    }
    return copy;
  }

  private static BareCopy keys(List<BareRows.KeyRow> rows) {
    BareCopy copy = new BareCopy();
    for (BareRows.KeyRow row : rows) {
      copy.begin(2);
      copy.field(utf8(row.token()));
      copy.field(utf8(row.documentId()));
    }
    return copy;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void begin(int fields) {
    if (out.remaining() < LARGEST_ROW) {
      out = ByteBuffer.allocate(out.capacity() * 2).put(out.flip());
    }
    out.putShort((short) fields);
  }

  private void field(byte[] bytes) {
    out.putInt(bytes.length).put(bytes);
  }

  private void number(long value) {
    out.putInt(Long.BYTES).putLong(value);
  }

  private void send(PGConnection connection, String sql) throws SQLException {
    out.putShort(END);
    CopyIn copy = connection.getCopyAPI().copyIn(sql);
    copy.writeToCopy(out.array(), 0, out.position());
    copy.endCopy();
  }
}
