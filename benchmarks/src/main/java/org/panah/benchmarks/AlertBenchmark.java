package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.Warmup;
import org.panah.Alerts;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;

/**
 * From the second officer's word to the last of a thousand posts on a channel in memory, beside an
 * outbox by hand on the same database: a row for each post in one commit, then handed over and
 * marked in as few commits as Panah notes them in. And the board of one of many alerts, beside the
 * same rows read in bare JDBC.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class AlertBenchmark {
  private static final int MANY = 1_000;
  private static final int MARKED_AT_ONCE = 200;
  private static final int POSTS = 60;
  private static final int ALERTS = 1_000;
  private static final int BOARD_DOCUMENTS = 1;

  /** A registry on a database, with a channel in memory. */
  private static final class Desk implements AutoCloseable {
    private final HandOffs channel;
    private final Server server;
    private final Database database;
    private final Registry registry;
    private final AlertDesk alerts;

    Desk(Engine engine, int posts) {
      channel = new HandOffs(posts);
      server = engine.start();
      database = new Database(server);
      registry =
          Registry.builder(database.storage())
              .agency(AlertDesk.OWNER)
              .nameSearch(false)
              .dispatching(Dispatcher.to(channel))
              .build();
      alerts = new AlertDesk(registry, posts);
    }

    @Override
    public void close() {
      registry.close();
      database.close();
      server.close();
    }
  }

  /** A draft that is about to be made known. */
  @State(Scope.Benchmark)
  public static class FanOut {
    /** Where the alerts are. */
    @Param({"H2", "POSTGRES"})
    Engine engine = Engine.H2;

    private @Nullable Desk desk;
    private @Nullable Alert draft;
    private int round;

    /** Opens a registry of a thousand posts, and makes the table of the outbox. */
    @Setup(Level.Trial)
    public void open() throws SQLException {
      desk = new Desk(engine, MANY);
      try (Connection connection = desk.database.pool().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(
            "create table outbox (alert integer, post integer, told boolean,"
                + " primary key (alert, post))");
      }
    }

    /** Drafts an alert. */
    @Setup(Level.Invocation)
    public void draft() {
      draft = Objects.requireNonNull(desk).alerts.draft();
      round++;
    }

    /** Closes all. */
    @TearDown(Level.Trial)
    public void close() {
      Objects.requireNonNull(desk).close();
    }
  }

  /** Alerts of which all posts were told. */
  @State(Scope.Benchmark)
  public static class Boards {
    /** Where the alerts are. */
    @Param({"H2", "POSTGRES"})
    Engine engine = Engine.H2;

    private final List<AlertId> ids = new ArrayList<>();
    private @Nullable Desk desk;
    private @Nullable Alerts alerts;

    /** Raises the alerts, and has half of the posts of each take notice. */
    @Setup(Level.Trial)
    public void open() throws InterruptedException, SQLException {
      Desk opened = new Desk(engine, POSTS);
      desk = opened;
      alerts = opened.alerts.alerts("senior-1", Role.SUPERVISOR);
      for (int i = 0; i < ALERTS; i++) {
        AlertId id = opened.alerts.authorise(opened.alerts.draft()).id();
        opened.channel.await(id);
        ids.add(id);
        for (int post = 0; post < POSTS; post += POSTS / 4) {
          alerts.acknowledge(id, AlertDesk.post(post));
        }
      }
      for (AlertId id : ids) {
        if (bodies(id).size() != BOARD_DOCUMENTS + 4) {
          throw new IllegalStateException("the two sides read different rows");
        }
      }
    }

    private List<byte[]> bodies(AlertId id) throws SQLException {
      List<byte[]> bodies = new ArrayList<>();
      try (Connection connection = Objects.requireNonNull(desk).database.pool().getConnection();
          PreparedStatement query =
              connection.prepareStatement(
                  "select d.body from panah_key k join panah_document d on d.id = k.document_id"
                      + " where k.token = ?")) {
        for (String token : List.of("sent " + id, "receipts " + id)) {
          query.setString(1, token);
          try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
              bodies.add(row.getBytes(1));
            }
          }
        }
      }
      return bodies;
    }

    private AlertId any() {
      return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    /** Closes all. */
    @TearDown(Level.Trial)
    public void close() {
      Objects.requireNonNull(desk).close();
    }
  }

  /** From a draft to the last of a thousand posts. */
  @Benchmark
  public long fanOut(FanOut state) throws InterruptedException {
    Desk desk = Objects.requireNonNull(state.desk);
    return desk.channel
        .await(desk.alerts.authorise(Objects.requireNonNull(state.draft)).id())
        .last();
  }

  /** The same by hand, without duplicates, rules, audit, leases, or anybody who takes over. */
  @Benchmark
  public int outboxByHand(FanOut state) throws SQLException {
    int handed = 0;
    try (Connection connection =
            Objects.requireNonNull(state.desk).database.pool().getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into outbox values (?, ?, false)");
        PreparedStatement mark =
            connection.prepareStatement(
                "update outbox set told = true where alert = ? and post = ?");
        PreparedStatement owed =
            connection.prepareStatement("select post from outbox where alert = ? and not told")) {
      connection.setAutoCommit(false);
      for (int post = 0; post < MANY; post++) {
        insert.setInt(1, state.round);
        insert.setInt(2, post);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      List<Integer> posts = new ArrayList<>();
      owed.setInt(1, state.round);
      try (ResultSet row = owed.executeQuery()) {
        while (row.next()) {
          posts.add(row.getInt(1));
        }
      }
      for (int post : posts) {
        mark.setInt(1, state.round);
        mark.setInt(2, post);
        mark.addBatch();
        if (++handed % MARKED_AT_ONCE == 0) {
          mark.executeBatch();
          connection.commit();
        }
      }
      connection.setAutoCommit(true);
    }
    if (handed != MANY) {
      throw new IllegalStateException("not all are owed");
    }
    return handed;
  }

  /** The board of one of the alerts, audited. */
  @Benchmark
  public int board(Boards state) {
    int rows = Objects.requireNonNull(state.alerts).board(state.any()).rows().size();
    if (rows != POSTS) {
      throw new IllegalStateException("not all posts are on the board");
    }
    return rows;
  }

  /** The rows of which the board is made, neither decoded nor audited. */
  @Benchmark
  public int boardRowsInBareJdbc(Boards state) throws SQLException {
    return state.bodies(state.any()).size();
  }
}
