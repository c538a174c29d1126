package org.panah.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.panah.feed.Feed;
import org.panah.jdbc.JdbcStorage;
import org.panah.jdbc.Pools;
import org.panah.store.Change;
import org.panah.store.ChangeSignal;
import org.panah.store.Projection;
import org.panah.store.Store;

/**
 * The other process of {@link ProjectionDelay}: follows the feed, says when it has begun, and once
 * everything has arrived tells when each commit did, by its number.
 */
final class ProjectionReader {
  private ProjectionReader() {}

  /** Notes when changes arrive. */
  private static final class Arrivals implements Projection {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch missing;
    private final long[] nanos;

    Arrivals(int commits) {
      nanos = new long[commits];
      missing = new CountDownLatch(commits);
    }

    @Override
    public void reset() {
      throw new IllegalStateException("the feed was begun anew");
    }

    @Override
    public void apply(List<Change> changes) {
      long now = System.nanoTime();
      for (Change change : changes) {
        nanos[Integer.parseInt(change.document().id().value())] = now;
        missing.countDown();
      }
    }

    @Override
    public void current(Instant asOf) {
      begun.countDown();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Arrivals arrivals = new Arrivals(Integer.parseInt(args[1]));
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try (HikariDataSource pool = Pools.open(args[0], 10);
        JdbcStorage storage = JdbcStorage.over(pool)) {
      Store store = Boolean.parseBoolean(args[2]) ? storage.store() : silent(storage.store());
      try (Feed feed = Feed.of(store, InstantSource.system())) {
        feed.follow(arrivals);
        Optional<ChangeSignal.Listening> first = listen(store);
        feed.every(ProjectionDelay.INTERVAL, executor);
        first.ifPresent(ChangeSignal.Listening::close);
        arrivals.begun.await();
        out.println(ProjectionDelay.READY);
        arrivals.missing.await();
      }
      // The reading under way ends before its connection does.
      executor.shutdown();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
    for (long nano : arrivals.nanos) {
      out.println(nano);
    }
  }

  /** Listens; the first listener is called once when the listening has begun. */
  private static Optional<ChangeSignal.Listening> listen(Store store) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Optional<ChangeSignal.Listening> listening =
        store.changeSignal().map(signal -> signal.listen(begun::countDown));
    if (listening.isPresent()) {
      begun.await();
    }
    return listening;
  }

  /** The store without its word of changes. */
  private static Store silent(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Optional<ChangeSignal> changeSignal() {
        return Optional.empty();
      }
    };
  }
}
