package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.panah.Session;
import org.panah.common.PanahException;

/** The streams of the change feed, each with a thread of its own. Safe for use by many threads. */
final class FeedStreams implements AutoCloseable {
  /** How many replicas may follow a node. */
  static final int MOST = 16;

  private static final long IDLE_SECONDS = 30;

  private final Telemetry telemetry;
  private final Set<FeedStream> open = ConcurrentHashMap.newKeySet();
  // More threads than streams, since one that has ended may still wait for its last reading.
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          2 * MOST,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          AlertStreams.threads("panah-feed-streams"));
  private volatile boolean closed;

  FeedStreams(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /**
   * Begins a stream.
   *
   * @param session of who asks
   * @param after the place at which it begins; null for the start of everything
   * @param over whether the asker's credential has ended, and the stream with it
   * @param context where it goes; nothing was written to it yet
   * @throws PanahException what the registry answers instead
   */
  void begin(Session session, @Nullable String after, BooleanSupplier over, Context context) {
    admit();
    FeedStream stream = new FeedStream(session.feed(), after, over, this::ended);
    synchronized (this) {
      admit();
      open.add(stream);
    }
    telemetry.streams(1);
    stream.begin(context, threads);
    if (closed) {
      stream.end();
    }
  }

  private void admit() {
    if (closed || open.size() >= MOST) {
      throw new PanahException.Unavailable("stream", null);
    }
  }

  private void ended(FeedStream stream) {
    if (open.remove(stream)) {
      telemetry.streams(-1);
    }
  }

  /** Ends all streams; their readers open them again elsewhere, or later. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    open.forEach(FeedStream::end);
    threads.shutdown();
  }
}
