package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.panah.Session;
import org.panah.common.PanahException;

/**
 * The streams of what changes about alerts, and the threads that write them. A stream whose reader
 * is slow keeps none of the others waiting. Safe for use by many threads.
 */
final class AlertStreams implements AutoCloseable {
  /** How often a stream on which nothing happens gives a sign of life. */
  static final long SIGN_SECONDS = 10;

  private static final int WRITERS = 128;
  private static final long IDLE_SECONDS = 30;

  private final Telemetry telemetry;
  private final Set<AlertStream> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads("panah-signs"));
  private volatile boolean closed;

  AlertStreams(Telemetry telemetry) {
    this.telemetry = telemetry;
    // What they cannot write yet waits: whoever tells of a change must never wait for a reader.
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WRITERS,
            WRITERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads("panah-streams"));
    pool.allowCoreThreadTimeOut(true);
    writers = pool;
    Future<?> unused =
        clock.scheduleWithFixedDelay(
            () -> open.forEach(AlertStream::sign), SIGN_SECONDS, SIGN_SECONDS, TimeUnit.SECONDS);
  }

  static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Begins a stream.
   *
   * @param session of who asks
   * @param after the place at which it begins; null for now
   * @param over whether the asker's credential has ended, and the stream with it
   * @param context where it goes; nothing was written to it yet
   * @throws PanahException what the registry answers instead
   */
  void begin(Session session, @Nullable String after, BooleanSupplier over, Context context) {
    if (closed) {
      throw new PanahException.Unavailable("node", null);
    }
    AlertStream stream = new AlertStream(writers, over, this::ended);
    stream.follow(session, after);
    open.add(stream);
    telemetry.streams(1);
    stream.begin(context);
    if (closed) {
      stream.end();
    }
  }

  private void ended(AlertStream stream) {
    if (open.remove(stream)) {
      telemetry.streams(-1);
    }
  }

  /** Ends all streams; their readers open them again elsewhere, or later. */
  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    open.forEach(AlertStream::end);
    writers.shutdown();
  }
}
