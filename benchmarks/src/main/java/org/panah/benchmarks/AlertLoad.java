package org.panah.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.audit.AuditLog;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * How fast posts are told of alerts: a thousand posts of one alert, and then 60 posts of many
 * alerts while others take notice and look at boards.
 *
 * <p>Arguments: H2, POSTGRES or MARIADB, then optionally how many alerts are open, none for the
 * first part only, and for how many seconds each load lasts.
 */
final class AlertLoad {
  private static final int MANY = 1_000;
  private static final int POSTS = 60;
  private static final int WARMING = 60;
  private static final int RAISED = 300;
  private static final int OPEN = 10_000;
  private static final int SECONDS = 30;
  private static final int RAISERS = 8;
  private static final int RECEIPTS_A_SECOND = 100;
  private static final int BOARDS_A_SECOND = 100;
  private static final int RAISED_A_SECOND = 50;
  private static final long SPIN = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int WARM_BOARDS = 2_000;
  private static final double AIM_FAN_OUT = 100;
  private static final double AIM_BOARD = 5;
  private static final double AIM_BEHIND = 1_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Server server;
  private boolean sound = true;

  private AlertLoad(Server server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    Engine engine = Engine.valueOf(args.length == 0 ? "H2" : args[0]);
    int open = args.length > 1 ? Integer.parseInt(args[1]) : OPEN;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : SECONDS;
    boolean sound;
    try (Server server = engine.start()) {
      AlertLoad load = new AlertLoad(server);
      load.out.printf("%s%n", engine);
      load.fanOut();
      if (open > 0) {
        load.underLoad(open, seconds);
      }
      sound = load.sound;
    }
    System.exit(sound ? 0 : 1);
  }

  private void aim(String what, double reached, double aim) {
    out.printf("  %s: %,.1f ms, aim %,.0f ms: %s%n", what, reached, aim, reached < aim);
    sound &= reached < aim;
  }

  private static Registry registry(Database database, HandOffs channel) {
    return Registry.builder(database.storage())
        .agency(AlertDesk.OWNER)
        .nameSearch(false)
        .dispatching(Dispatcher.to(channel))
        .build();
  }

  /** From the second officer's word to the last of a thousand posts. */
  private void fanOut() throws InterruptedException {
    HandOffs channel = new HandOffs(MANY);
    try (Database database = new Database(server);
        Registry registry = registry(database, channel)) {
      AlertDesk desk = new AlertDesk(registry, MANY);
      long[] whole = new long[RAISED];
      long[] call = new long[RAISED];
      long[] first = new long[RAISED];
      long[] bare = new long[RAISED];
      Store store = database.storage().store();
      for (int i = -WARMING; i < RAISED; i++) {
        Alert draft = desk.draft();
        long began = System.nanoTime();
        AlertId id = desk.authorise(draft).id();
        long authorised = System.nanoTime();
        HandOffs.Times told = channel.await(id);
        // What no system that keeps what it does can go below: an audit entry, the alert, what is
        // about to be told.
        long bareBegan = System.nanoTime();
        for (int commit = 0; commit < 3; commit++) {
          bareCommit(store, (i + WARMING) + "-" + commit);
        }
        if (i >= 0) {
          whole[i] = told.last() - began;
          call[i] = authorised - began;
          first[i] = told.first() - began;
          bare[i] = System.nanoTime() - bareBegan;
        }
      }
      Delays delays = new Delays(whole);
      out.printf("authorised to the last of %,d posts: %s%n", MANY, delays.inMillis());
      out.printf("  the call itself: %s%n", new Delays(call).inMillis());
      out.printf("  to the first post: %s%n", new Delays(first).inMillis());
      out.printf("  three bare commits: %s%n", new Delays(bare).inMillis());
      aim("p99", delays.p99(), AIM_FAN_OUT);
    }
  }

  /** What no answer that is audited can go below. */
  private static boolean bareCommit(Store store, String name) {
    DocumentId id = new DocumentId("bare-" + name);
    Draft draft = Draft.write(id, "bare", 0, Set.of(), new byte[1_000]);
    return store.append(AlertDesk.OWNER, List.of(draft)).size() == 1;
  }

  private void underLoad(int open, int seconds) throws Exception {
    HandOffs channel = new HandOffs(POSTS);
    ExecutorService raisers = Executors.newFixedThreadPool(RAISERS);
    try (Database database = new Database(server);
        Registry registry = registry(database, channel)) {
      AlertDesk desk = new AlertDesk(registry, POSTS);
      long began = System.nanoTime();
      List<Future<AlertId>> raised = new ArrayList<>();
      for (int i = 0; i < open; i++) {
        raised.add(raisers.submit(() -> desk.authorise(desk.draft()).id()));
      }
      List<AlertId> ids = new ArrayList<>();
      for (Future<AlertId> one : raised) {
        ids.add(one.get());
        channel.await(one.get());
      }
      double took = (System.nanoTime() - began) / 1e9;
      out.printf(
          "%,d alerts raised and told to %d posts in %.0f s: %.0f a second%n",
          open, POSTS, took, open / took);
      boards(database, desk, ids, seconds);
      raising(desk, channel, seconds);
    } finally {
      raisers.shutdownNow();
    }
  }

  /** Boards while posts take notice: whole, and without the audit's commit. */
  private void boards(Database database, AlertDesk desk, List<AlertId> ids, int seconds)
      throws Exception {
    var supervisor = desk.alerts("senior-1", Role.SUPERVISOR);
    Storage unaudited = Storage.of(database.storage().store(), AuditLog.inMemory());
    ScheduledExecutorService beside = Executors.newSingleThreadScheduledExecutor();
    try (Registry reading = Registry.builder(unaudited).agency(AlertDesk.OWNER).build()) {
      var reader = new AlertDesk(reading, 0).alerts("senior-1", Role.SUPERVISOR);
      Callable<Boolean> whole = () -> supervisor.board(any(ids)).rows().size() == POSTS;
      Callable<Boolean> read = () -> reader.board(any(ids)).rows().size() == POSTS;
      for (int i = 0; i < WARM_BOARDS; i++) {
        whole.call();
        read.call();
      }
      Future<Delays> receipts =
          beside.submit(
              () ->
                  paced(
                      RECEIPTS_A_SECOND,
                      3 * seconds,
                      () -> {
                        int post = ThreadLocalRandom.current().nextInt(POSTS);
                        var receipt = supervisor.acknowledge(any(ids), AlertDesk.post(post));
                        return receipt.officer().equals("senior-1");
                      }));
      Delays board = paced(BOARDS_A_SECOND, seconds, whole);
      Delays bare = paced(BOARDS_A_SECOND, seconds, read);
      Store store = database.storage().store();
      AtomicInteger commits = new AtomicInteger();
      Delays commit =
          paced(BOARDS_A_SECOND, seconds, () -> bareCommit(store, "c" + commits.incrementAndGet()));
      out.printf("beside %d receipts a second: %s%n", RECEIPTS_A_SECOND, receipts.get().inMillis());
      out.printf("  board with its audit entry on the disk: %s%n", board.inMillis());
      out.printf("  board with its audit entry in memory: %s%n", bare.inMillis());
      out.printf("  a bare commit: %s%n", commit.inMillis());
      aim("p99 of the board itself", bare.p99(), AIM_BOARD);
    } finally {
      beside.shutdownNow();
    }
  }

  private static AlertId any(List<AlertId> ids) {
    return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
  }

  /** How long it takes a call from when it should have begun, so that waiting counts. */
  private static Delays paced(int perSecond, int seconds, Callable<Boolean> call) throws Exception {
    long[] nanos = new long[perSecond * seconds];
    long began = System.nanoTime();
    for (int i = 0; i < nanos.length; i++) {
      long due = began + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      awaitTime(due);
      if (!call.call()) {
        throw new IllegalStateException("a wrong answer");
      }
      nanos[i] = System.nanoTime() - due;
    }
    return new Delays(nanos);
  }

  /** Waits without a pause at the end, since a thread that sleeps is not woken to the moment. */
  private static void awaitTime(long due) throws InterruptedException {
    long left = due - System.nanoTime() - SPIN;
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    while (System.nanoTime() - due < 0) {
      Thread.onSpinWait();
    }
  }

  /** Fifty alerts a second, drafted and authorised, each of which 60 posts are told. */
  private void raising(AlertDesk desk, HandOffs channel, int seconds) throws Exception {
    ExecutorService raisers = Executors.newFixedThreadPool(RAISERS);
    int count = RAISED_A_SECOND * seconds;
    AtomicLongArray authorised = new AtomicLongArray(count);
    List<Future<AlertId>> raised = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int index = i;
      awaitTime(began + i * TimeUnit.SECONDS.toNanos(1) / RAISED_A_SECOND);
      raised.add(
          raisers.submit(
              () -> {
                AlertId id = desk.authorise(desk.draft()).id();
                authorised.set(index, System.nanoTime());
                return id;
              }));
    }
    long[] behind = new long[count];
    for (int i = 0; i < count; i++) {
      AlertId id = raised.get(i).get();
      behind[i] = channel.await(id).last() - authorised.get(i);
    }
    double took = (System.nanoTime() - began) / 1e9;
    raisers.shutdown();
    Delays delays = new Delays(behind);
    out.printf(
        "%.1f alerts a second raised (aim %d); the last post is behind by %s%n",
        count / took, RAISED_A_SECOND, delays.inMillis());
    sound &= count / took > RAISED_A_SECOND * 0.95;
    aim("the latest", delays.max(), AIM_BEHIND);
  }
}
