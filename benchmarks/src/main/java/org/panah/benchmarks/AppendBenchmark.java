package org.panah.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
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
import org.panah.jdbc.JdbcStorage;
import org.panah.store.Draft;

/**
 * Twenty appends of a thousand new drafts each, beside bare JDBC batches of the rows that come of
 * them, as many commits. One operation is all twenty, in tables that are new in every iteration.
 * Drafts and rows are ready before; the peer makes no documents and asks for none that are there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class AppendBenchmark {
  private static final int LISTS = 20;
  private static final int LIST = 1_000;

  /** Where the tables are. */
  @Param({"POSTGRES", "MARIADB", "H2"})
  Engine engine = Engine.H2;

  private final List<List<Draft>> drafts = new ArrayList<>();
  private final List<BareRows> rows = new ArrayList<>();
  private @Nullable Server server;
  private @Nullable Draft first;
  private @Nullable Database database;
  private @Nullable JdbcStorage storage;

  /** Makes the drafts and the rows. */
  @Setup(Level.Trial)
  public void prepare() {
    server = engine.start();
    SampleRecords records = SampleRecords.make();
    first = records.draft(0);
    for (int from = 1; from <= LISTS * LIST; from += LIST) {
      List<Draft> list = records.drafts(from, LIST);
      drafts.add(list);
      rows.add(BareRows.of(People.OWNER, from, list));
    }
  }

  /** Makes new tables, and begins the owner's journal with a first document. */
  @Setup(Level.Iteration)
  public void open() {
    database = new Database(Objects.requireNonNull(server));
    storage = database.storage();
    storage.store().append(People.OWNER, List.of(Objects.requireNonNull(first)));
  }

  /** Appends through the store. */
  @Benchmark
  public int panah() {
    int appended = 0;
    for (List<Draft> list : drafts) {
      appended += Objects.requireNonNull(storage).store().append(People.OWNER, list).size();
    }
    return appended;
  }

  /** The peer: the same rows in batches. */
  @Benchmark
  public int bareBatches() throws SQLException {
    for (BareRows list : rows) {
      list.append(Objects.requireNonNull(database).pool(), BareRows::batch);
    }
    return rows.size();
  }

  /** Looks whether everything was written, and ends the tables. */
  @TearDown(Level.Iteration)
  public void check() {
    Objects.requireNonNull(database).checkHolds(1 + LISTS * LIST);
    Objects.requireNonNull(storage).close();
    database.close();
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(server).close();
  }
}
