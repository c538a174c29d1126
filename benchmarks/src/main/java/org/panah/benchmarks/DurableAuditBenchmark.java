package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.hit.Hits;

/**
 * Questions a second with the audit on disk, by 1, 8 and 64 threads, beside bare JDBC that writes
 * one row of like size and commits, by as many threads: what sharing commits gains.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class DurableAuditBenchmark {
  private static final int RECORDS = 10_000;

  private final AtomicLong rows = new AtomicLong();
  private @Nullable Database database;
  private @Nullable Registry registry;
  private @Nullable Offenders desk;

  /** Fills the database and makes a table for the peer. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    Database opened = new Database();
    database = opened;
    registry = Registry.builder(opened.storage()).agency(People.OWNER).build();
    People.register(registry, RECORDS);
    desk = People.desk(registry);
    try (Connection connection = opened.pool().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table peer (number bigint primary key, line varchar(1000))");
    }
  }

  private Hits ask() {
    int person = ThreadLocalRandom.current().nextInt(RECORDS);
    return Objects.requireNonNull(desk).find(People.present(person));
  }

  private long insert() throws SQLException {
    long number = rows.incrementAndGet();
    try (Connection connection = Objects.requireNonNull(database).pool().getConnection();
        PreparedStatement insert = connection.prepareStatement("insert into peer values (?, ?)")) {
      insert.setLong(1, number);
      insert.setString(2, "an entry of about as many characters as one of the audit ".repeat(5));
      insert.executeUpdate();
    }
    return number;
  }

  /** One thread asks. */
  @Benchmark
  @Threads(1)
  public Hits panah01() {
    return ask();
  }

  /** Eight threads ask. */
  @Benchmark
  @Threads(8)
  public Hits panah08() {
    return ask();
  }

  /** Sixty-four threads ask. */
  @Benchmark
  @Threads(64)
  public Hits panah64() {
    return ask();
  }

  /** The peer, one thread. */
  @Benchmark
  @Threads(1)
  public long bareCommit01() throws SQLException {
    return insert();
  }

  /** The peer, eight threads. */
  @Benchmark
  @Threads(8)
  public long bareCommit08() throws SQLException {
    return insert();
  }

  /** The peer, sixty-four threads. */
  @Benchmark
  @Threads(64)
  public long bareCommit64() throws SQLException {
    return insert();
  }

  /** Closes both sides. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(registry).close();
    Objects.requireNonNull(database).close();
  }
}
