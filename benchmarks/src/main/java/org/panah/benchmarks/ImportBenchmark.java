package org.panah.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
import org.panah.exchange.ImportReport;
import org.panah.exchange.OffenderImport;
import org.panah.testkit.SyntheticPeople;

/**
 * An import from CSV into a new H2 database, beside bare JDBC batches of the very rows that it
 * writes, of every table, a thousand documents to a commit. The peer reads, checks and encodes
 * nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class ImportBenchmark {
  private static final int ROWS = 50_000;
  private static final int COMMIT = 1_000;

  private final List<Table> tables = new ArrayList<>();
  private @Nullable Path csv;
  private @Nullable Database source;
  private @Nullable Database database;

  /** A table and all its rows. */
  private record Table(String name, int columns, List<Object[]> rows) {}

  /** Makes the file, imports it once and keeps the rows that came of it for the peer. */
  @Setup(Level.Trial)
  public void prepare() throws IOException, SQLException {
    Database filled = new Database();
    source = filled;
    csv = Files.createTempFile("people", ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv())) {
      LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
      SyntheticPeople.seeded(3).asOf(today).writeCsv(out, ROWS);
    }
    imported(filled);
    for (String name : List.of("document", "key", "audit", "audit_subject")) {
      tables.add(read(filled, "panah_" + name));
    }
  }

  private Path csv() {
    return Objects.requireNonNull(csv);
  }

  private static Table read(Database from, String name) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Connection connection = from.pool().getConnection();
        PreparedStatement query = connection.prepareStatement("select * from " + name);
        ResultSet row = query.executeQuery()) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
          values[i] = row.getObject(i + 1);
        }
        rows.add(values);
      }
      return new Table(name, columns, rows);
    }
  }

  /** Makes a new, empty database. */
  @Setup(Level.Iteration)
  public void open() {
    database = new Database();
  }

  /** The import: reads, checks, encodes, writes, audits. */
  @Benchmark
  public ImportReport panah() {
    return imported(Objects.requireNonNull(database));
  }

  private ImportReport imported(Database into) {
    try (Registry registry = Registry.builder(into.storage()).agency(People.OWNER).build()) {
      ImportReport report = OffenderImport.csv(csv()).into(People.clerk(registry), People.OWNER);
      if (report.added() != ROWS) {
        throw new IllegalStateException("added " + report.added());
      }
      return report;
    }
  }

  /** The peer: the same rows in batches. */
  @Benchmark
  public int bareBatches() throws SQLException {
    int written = 0;
    try (Connection connection = Objects.requireNonNull(database).pool().getConnection()) {
      connection.setAutoCommit(false);
      for (int commit = 0; commit < ROWS / COMMIT; commit++) {
        for (Table table : tables) {
          written += write(connection, table, commit);
        }
        connection.commit();
      }
      connection.setAutoCommit(true);
    }
    return written;
  }

  private static int write(Connection connection, Table table, int commit) throws SQLException {
    int commits = ROWS / COMMIT;
    int from = (int) ((long) table.rows().size() * commit / commits);
    int until = (int) ((long) table.rows().size() * (commit + 1) / commits);
    String marks = String.join(", ", Collections.nCopies(table.columns(), "?"));
    String sql = "insert into " + table.name() + " values (" + marks + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Object[] row : table.rows().subList(from, until)) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return until - from;
  }

  /** Ends the database of the iteration. */
  @TearDown(Level.Iteration)
  public void drop() {
    Objects.requireNonNull(database).close();
  }

  /** Ends the database that the rows came from. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    Objects.requireNonNull(source).close();
    Files.delete(csv());
  }
}
