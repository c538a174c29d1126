package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.panah.Registry;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.jdbc.JdbcStorage;
import org.panah.store.Document;
import org.panah.store.Key;

/**
 * A look-up by key in H2 through the store, beside the same query in bare JDBC on the same pool.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class JdbcLookUpBenchmark {
  private static final int RECORDS = 100_000;
  private static final PageRequest PAGE = PageRequest.first(1_000);
  private static final String QUERY =
      """
      select d.id, d.kind, d.owner, d.version, d.sequence, d.changed_nanos, d.erased, d.tokens, d.body
      from panah_key k join panah_document d on d.id = k.document_id
      where k.token = ? and k.document_id > ?
      order by k.document_id
      limit ?
      """;

  private final SplittableRandom random = new SplittableRandom(7);
  private @Nullable Database database;
  private @Nullable JdbcStorage storage;

  /** Fills the database. */
  @Setup(Level.Trial)
  public void open() {
    database = new Database();
    try (Registry registry = Registry.builder(database.storage()).agency(People.OWNER).build()) {
      People.register(registry, RECORDS);
    }
    storage = database.storage();
  }

  private String number() {
    return People.present(random.nextInt(RECORDS)).digits();
  }

  /** The store's look-up: the query, and documents made of its rows. */
  @Benchmark
  public Page<Document> panah() {
    Page<Document> page = Objects.requireNonNull(storage).store().find(new Key(number()), PAGE);
    if (page.items().size() != 1) {
      throw new IllegalStateException("not found");
    }
    return page;
  }

  /** The peer: the same query, and its columns read. */
  @Benchmark
  public List<Object[]> bareJdbc() throws SQLException {
    List<Object[]> found = new ArrayList<>();
    try (Connection connection = Objects.requireNonNull(database).pool().getConnection();
        PreparedStatement query = connection.prepareStatement(QUERY)) {
      query.setString(1, number());
      query.setString(2, "");
      query.setInt(3, PAGE.limit() + 1);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new Object[] {
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getBoolean(7),
                row.getString(8),
                row.getBytes(9)
              });
        }
      }
    }
    if (found.size() != 1) {
      throw new IllegalStateException("not found");
    }
    return found;
  }

  /** Ends both sides. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(storage).close();
    Objects.requireNonNull(database).close();
  }
}
