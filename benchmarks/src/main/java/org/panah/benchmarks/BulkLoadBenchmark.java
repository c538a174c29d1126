package org.panah.benchmarks;

import java.sql.SQLException;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.panah.jdbc.JdbcStorage;
import org.panah.store.Draft;

/**
 * A load of many new documents into PostgreSQL in lists of ten thousand, beside bare COPY in binary
 * form of the rows that come of them, into the same tables with the same indexes, as many commits.
 *
 * <p>Measured on both sides: the drafts are made, list by list, since a million of them would
 * measure the garbage collector ({@link #onlyDrafts} tells how long that takes), and the rows are
 * written and committed. The peer turns drafts into rows itself, sorts its keys, which makes the
 * index quicker, and sends each table's rows as one piece; it makes no documents and asks for none
 * that are there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class BulkLoadBenchmark {
  private static final int LIST = 10_000;

  /** How many documents are loaded, a multiple of ten thousand. */
  @Param("1000000")
  int documents;

  private @Nullable Server server;
  private @Nullable SampleRecords records;
  private @Nullable Database database;
  private @Nullable JdbcStorage storage;
  private long held;

  private interface Load {
    void of(long from, List<Draft> list) throws SQLException;
  }

  /** Starts the server. */
  @Setup(Level.Trial)
  public void prepare() {
    if (documents % LIST != 0) {
      throw new IllegalArgumentException("documents: a multiple of " + LIST);
    }
    server = Engine.POSTGRES.start();
    records = SampleRecords.make();
  }

  /** Makes new tables, and begins the owner's journal with a first document. */
  @Setup(Level.Iteration)
  public void open() {
    database = new Database(Objects.requireNonNull(server));
    storage = database.storage();
    storage.store().append(People.OWNER, Objects.requireNonNull(records).drafts(0, 1));
    held = 1;
  }

  private void load(Load load) throws SQLException {
    for (long from = 1; from <= documents; from += LIST) {
      load.of(from, Objects.requireNonNull(records).drafts(from, LIST));
    }
  }

  /** Appends through the store. */
  @Benchmark
  public void panah() throws SQLException {
    load((from, list) -> Objects.requireNonNull(storage).store().append(People.OWNER, list));
    held += documents;
  }

  /** The peer: the same rows by COPY. */
  @Benchmark
  public void bareCopy() throws SQLException {
    load(
        (from, list) ->
            BareRows.of(People.OWNER, from, list)
                .append(Objects.requireNonNull(database).pool(), BareCopy::write));
    held += documents;
  }

  /** What both sides have in common before anything is written. */
  @Benchmark
  public void onlyDrafts(Blackhole hole) throws SQLException {
    load((from, list) -> hole.consume(list));
  }

  /** Looks whether everything was written, and ends the tables. */
  @TearDown(Level.Iteration)
  public void check() {
    Objects.requireNonNull(database).checkHolds(held);
    Objects.requireNonNull(storage).close();
    database.close();
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(server).close();
  }
}
