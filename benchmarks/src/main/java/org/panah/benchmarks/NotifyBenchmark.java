package org.panah.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
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
import org.openjdk.jmh.infra.ThreadParams;
import org.panah.common.Agency;
import org.panah.jdbc.JdbcStorage;
import org.panah.store.Change;
import org.panah.store.ChangeSignal;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Appends a second of single small drafts by eight threads to the journals of four owners on
 * PostgreSQL, beside the same with the word to listeners taken out of the statement: what NOTIFY
 * within transactions costs, since those that notify commit one after the other. Both sides prepare
 * their statements through the same proxy.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Threads(8)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class NotifyBenchmark {
  private static final String NOTIFY = "pg_notify(?, '')";
  private static final String NOTHING = "cast(? as text)";
  private static final List<Agency> OWNERS =
      List.of(Agency.of("PB-POL"), Agency.of("SD-POL"), Agency.of("KP-POL"), Agency.of("BA-POL"));
  private static final byte[] BODY =
      "a small body of about a hundred characters".repeat(2).getBytes(StandardCharsets.UTF_8);

  /** Whether somebody listens meanwhile. */
  @Param({"true", "false"})
  boolean heard;

  private final AtomicLong numbers = new AtomicLong();
  private @Nullable Server server;
  private @Nullable Database database;
  private @Nullable Store notifying;
  private @Nullable Store silent;
  private ChangeSignal.@Nullable Listening listening;

  /** Whose journal a thread writes. */
  @State(Scope.Thread)
  public static class Writer {
    private Agency owner = OWNERS.get(0);

    /** Spreads the threads over the owners. */
    @Setup
    public void choose(ThreadParams threads) {
      owner = OWNERS.get(threads.getThreadIndex() % OWNERS.size());
    }
  }

  /** Starts the server, and looks whether one side notifies and the other does not. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    server = Engine.POSTGRES.start();
    Database opened = new Database(server);
    database = opened;
    DataSource asIs = RewrittenSql.over(opened.pool(), sql -> sql);
    DataSource without = RewrittenSql.over(opened.pool(), sql -> sql.replace(NOTIFY, NOTHING));
    notifying = JdbcStorage.over(asIs).store();
    silent = JdbcStorage.over(without).store();
    check(notifying, 1);
    check(silent, 0);
    if (heard) {
      listening = notifying.changeSignal().orElseThrow().listen(() -> {});
    }
  }

  private void check(Store store, int expected) throws SQLException {
    try (Connection connection = Objects.requireNonNull(database).pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen panah_changes");
      append(store, OWNERS.get(0));
      PGNotification[] heardOf = connection.unwrap(PGConnection.class).getNotifications(500);
      statement.execute("unlisten panah_changes");
      int count = heardOf == null ? 0 : heardOf.length;
      if (count != expected) {
        throw new IllegalStateException(count + " notifications instead of " + expected);
      }
    }
  }

  private List<Change> append(@Nullable Store store, Agency owner) {
    String id = "note-" + numbers.incrementAndGet();
    Draft draft = Draft.write(new DocumentId(id), "note", 0, Set.of(new Key(id)), BODY);
    return Objects.requireNonNull(store).append(owner, List.of(draft));
  }

  /** Appends as they are. */
  @Benchmark
  public List<Change> panah(Writer writer) {
    return append(notifying, writer.owner);
  }

  /** The peer: the same appends, and no word of them. */
  @Benchmark
  public List<Change> panahWithoutNotify(Writer writer) {
    return append(silent, writer.owner);
  }

  /** Ends both sides. */
  @TearDown(Level.Trial)
  public void close() {
    if (listening != null) {
      listening.close();
    }
    Objects.requireNonNull(notifying).close();
    Objects.requireNonNull(silent).close();
    Objects.requireNonNull(database).close();
    Objects.requireNonNull(server).close();
  }
}
