package org.panah.examples.nationalnode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.panah.common.PageRequest;
import org.panah.http.Messages;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * Tells whether the store answers, and how fresh it is; asks it once a second at most, however
 * often it is told. Safe for use by many threads.
 */
final class Health implements AutoCloseable {
  private static final String VERSION = "1";
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final long PATIENCE_MILLIS = 2_000;
  // Nothing has it: the question is whether there is an answer.
  private static final Key NOTHING = new Key("health");

  private final Store store;
  private final InstantSource time;
  // Apart, so that a store that hangs holds one thread and no more.
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "panah-health");
            thread.setDaemon(true);
            return thread;
          });
  private Messages.@Nullable Health told;
  private @Nullable Future<Instant> asked;
  private Instant at = Instant.MIN;

  Health(Store store, InstantSource time) {
    this.store = store;
    this.time = time;
  }

  /** How the node is; without an instant if the store did not answer within two seconds. */
  synchronized Messages.Health now() {
    Instant now = time.instant();
    Messages.Health last = told;
    if (last != null && !now.isAfter(at.plus(KEPT)) && !now.isBefore(at)) {
      return last;
    }
    Instant asOf = ask();
    Messages.Health health = new Messages.Health(asOf == null ? "down" : "up", asOf, VERSION);
    told = health;
    at = time.instant();
    return health;
  }

  // A question that still hangs is waited for again, and no second one is put.
  private @Nullable Instant ask() {
    Future<Instant> answer = asked;
    if (answer == null) {
      answer = asking.submit(() -> store.find(NOTHING, new PageRequest(1, null)).asOf());
      asked = answer;
    }
    try {
      Instant asOf = answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      asked = null;
      return asOf;
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      asked = null;
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** How many seconds old the state is that the store answered from; NaN if it does not. */
  Number age() {
    Instant asOf = now().asOf();
    return asOf == null
        ? Double.NaN
        : Math.max(0, Duration.between(asOf, time.instant()).toMillis()) / 1000.0;
  }

  @Override
  public void close() {
    asking.shutdown();
  }
}
