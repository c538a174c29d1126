package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.jdbc.JdbcStorage;
import org.panah.store.Document;
import org.panah.store.Key;

/**
 * A look-up by CNIC through the store, beside the same query in bare JDBC on the same pool of ten
 * connections, by one thread and by eight. The peer reads every column and keeps it as it comes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class JdbcLookUpBenchmark {
  private static final int RECORDS = 100_000;
  private static final int LIST = 10_000;
  private static final int COMPARED = 1_000;
  private static final PageRequest PAGE = PageRequest.first(1_000);
  private static final String QUERY =
      """
      select d.id, d.kind, d.owner, d.version, d.sequence, d.changed_nanos, d.erased, d.tokens, d.body
      from panah_key k join panah_document d on d.id = k.document_id
      where k.token = ? and k.document_id > ?
      order by k.document_id
      limit ?
      """;

  /** Where the records are. */
  @Param({"POSTGRES", "MARIADB", "H2"})
  Engine engine = Engine.H2;

  private @Nullable Server server;
  private @Nullable Database database;
  private @Nullable JdbcStorage storage;

  /** What the peer keeps of a row. */
  public static final class Row {
    final String id;
    final String kind;
    final String owner;
    final long version;
    final long sequence;
    final long nanos;
    final boolean erased;
    final String tokens;
    final byte[] body;

    Row(ResultSet row) throws SQLException {
      id = row.getString(1);
      kind = row.getString(2);
      owner = row.getString(3);
      version = row.getLong(4);
      sequence = row.getLong(5);
      nanos = row.getLong(6);
      erased = row.getBoolean(7);
      tokens = row.getString(8);
      body = row.getBytes(9);
    }

    boolean same(Document document) {
      return id.equals(document.id().value())
          && kind.equals(document.kind())
          && owner.equals(document.owner().code())
          && version == document.version()
          && sequence == document.sequence()
          && erased == document.erased()
          && Arrays.equals(body, document.body());
    }
  }

  /** Fills the database, and looks whether both sides find the same. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    server = engine.start();
    database = new Database(server);
    storage = database.storage();
    SampleRecords records = SampleRecords.make();
    for (int from = 0; from < RECORDS; from += LIST) {
      storage.store().append(People.OWNER, records.drafts(from, LIST));
    }
    database.checkHolds(RECORDS);
    database.settle();
    for (int i = 0; i < COMPARED; i++) {
      Key key = key();
      if (!queried(key).get(0).same(found(key).items().get(0))) {
        throw new IllegalStateException("the two sides find different rows");
      }
    }
  }

  private static Key key() {
    return SampleRecords.present(ThreadLocalRandom.current().nextInt(RECORDS));
  }

  private Page<Document> found(Key key) {
    Page<Document> page = Objects.requireNonNull(storage).store().find(key, PAGE);
    if (page.items().size() != 1) {
      throw new IllegalStateException("not found");
    }
    return page;
  }

  private List<Row> queried(Key key) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = Objects.requireNonNull(database).pool().getConnection();
        PreparedStatement query = connection.prepareStatement(QUERY)) {
      query.setString(1, key.token());
      query.setString(2, "");
      query.setInt(3, PAGE.limit() + 1);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(new Row(row));
        }
      }
    }
    if (rows.size() != 1) {
      throw new IllegalStateException("not found");
    }
    return rows;
  }

  /** The store's look-up: the query, and documents made of its rows. */
  @Benchmark
  public Page<Document> panah() {
    return found(key());
  }

  /** The peer: the same query, and its columns read. */
  @Benchmark
  public List<Row> bareJdbc() throws SQLException {
    return queried(key());
  }

  /** Look-ups a second by eight threads. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @Threads(8)
  public Page<Document> panahByEight() {
    return found(key());
  }

  /** The peer, by eight threads. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @Threads(8)
  public List<Row> bareJdbcByEight() throws SQLException {
    return queried(key());
  }

  /** Ends both sides. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(storage).close();
    Objects.requireNonNull(database).close();
    Objects.requireNonNull(server).close();
  }
}
