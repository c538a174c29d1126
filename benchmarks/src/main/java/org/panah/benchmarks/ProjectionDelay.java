package org.panah.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.panah.jdbc.JdbcStorage;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * How long after a commit in one process a projection in another has it, on one PostgreSQL server:
 * with the word that the server gives of changes, and without, when the feed's interval decides.
 *
 * <p>This process appends single drafts at a steady pace, {@link ProjectionReader} is the other.
 * Both read the same clock: on Linux {@link System#nanoTime} is the machine's monotonic one.
 */
final class ProjectionDelay {
  static final Duration INTERVAL = Duration.ofMillis(500);
  static final String READY = "ready";

  private static final int COMMITS = 2_000;
  // As many more at the beginning, which are not counted.
  private static final int WARM_UP = 200;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private ProjectionDelay() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int commits = args.length == 0 ? COMMITS : Integer.parseInt(args[0]);
    out.printf(
        "%,d commits after %,d to warm up, one every %d ms; feed read every %d ms%n",
        commits, WARM_UP, TimeUnit.NANOSECONDS.toMillis(PACE_NANOS), INTERVAL.toMillis());
    try (Server server = Engine.POSTGRES.start()) {
      measure(server, WARM_UP + commits, true).tell(out, "with push");
      measure(server, WARM_UP + commits, false).tell(out, "without push");
    }
  }

  /** When each append began, when it had committed, and when the projection had it. */
  private static final class Times {
    final long[] began;
    final long[] committed;
    final long[] arrived;

    Times(int commits) {
      began = new long[commits];
      committed = new long[commits];
      arrived = new long[commits];
    }

    void tell(PrintStream out, String how) {
      out.printf("%s%n", how);
      out.printf("  after the commit returned: %s%n", since(committed).inMillis());
      out.printf("  after the append began:    %s%n", since(began).inMillis());
      out.printf("  the append itself:         %s%n", between(began, committed).inMillis());
    }

    private Delays since(long[] from) {
      return between(from, arrived);
    }

    private static Delays between(long[] from, long[] until) {
      long[] durations = new long[from.length - WARM_UP];
      for (int i = 0; i < durations.length; i++) {
        durations[i] = until[WARM_UP + i] - from[WARM_UP + i];
      }
      return new Delays(durations);
    }
  }

  private static Times measure(Server server, int commits, boolean push)
      throws IOException, InterruptedException {
    Times times = new Times(commits);
    try (Database database = new Database(server);
        JdbcStorage storage = database.storage()) {
      Process reader = reader(database.url(), commits, push);
      try (BufferedReader told =
          new BufferedReader(
              new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))) {
        if (!READY.equals(told.readLine())) {
          throw new IllegalStateException("the reader did not begin");
        }
        append(storage.store(), times);
        for (int i = 0; i < commits; i++) {
          String line = told.readLine();
          if (line == null) {
            throw new IllegalStateException("the reader has seen " + i + " commits only");
          }
          times.arrived[i] = Long.parseLong(line);
        }
      } finally {
        reader.destroy();
        reader.waitFor();
      }
    }
    return times;
  }

  private static Process reader(String url, int commits, boolean push) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ProjectionReader.class.getName(),
            url,
            Integer.toString(commits),
            Boolean.toString(push))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void append(Store store, Times times) {
    long start = System.nanoTime();
    for (int i = 0; i < times.began.length; i++) {
      long due = start + i * PACE_NANOS;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      Draft draft = draft(i);
      times.began[i] = System.nanoTime();
      store.append(People.OWNER, List.of(draft));
      times.committed[i] = System.nanoTime();
    }
  }

  /** A draft whose id tells its number. */
  private static Draft draft(int number) {
    String id = Integer.toString(number);
    return Draft.write(
        new DocumentId(id), "note", 0, Set.of(new Key(id)), id.getBytes(StandardCharsets.UTF_8));
  }
}
