package org.panah.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * Exchanges that take no longer than they may, and end when they are closed. Safe for use by many
 * threads.
 */
final class Wire implements AutoCloseable {
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "panah-http");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client;

  /** Set while a thread begins an exchange by itself. */
  private final ThreadLocal<Boolean> sending = new ThreadLocal<>();

  /** What ends each thing that goes on. */
  private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();

  private final CountDownLatch closing = new CountDownLatch(1);

  Wire(HttpSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // A connection that a server ends by HTTP/2's GOAWAY fails requests that never began.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(this::execute);
    if (settings.tls() != null) {
      builder.sslContext(settings.tls());
    }
    if (settings.proxy() != null) {
      builder.proxy(settings.proxy());
    }
    client = builder.build();
  }

  private void execute(Runnable work) {
    if (sending.get() == null) {
      workers.execute(work);
    } else {
      work.run();
    }
  }

  /**
   * What is answered.
   *
   * @param nanos how long it may take, body and all
   * @param here whether this thread may begin the exchange, as {@code HttpClient.send} does, which
   *     saves a change of threads; it may have to wait for a name server, and for as long as that
   *     takes
   * @throws IOException if there is no answer, or not in time
   */
  <T> Answered<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, long nanos, boolean here)
      throws IOException, InterruptedException {
    CompletableFuture<Answered<T>> told = new CompletableFuture<>();
    CompletableFuture<HttpResponse<T>> exchange;
    if (here) {
      sending.set(true);
    }
    try {
      exchange = client.sendAsync(request, Answered.telling(handler, told));
    } finally {
      sending.remove();
    }
    var unused =
        exchange.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                told.completeExceptionally(failure);
              }
            });
    return await(told, () -> exchange.cancel(true), nanos);
  }

  /**
   * Sends something that nobody waits for.
   *
   * @param within how long it may take, body and all
   * @param then is given what is answered, or null if nothing is
   */
  <T> void begin(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      Duration within,
      Consumer<@Nullable HttpResponse<T>> then) {
    CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, handler);
    Runnable end = () -> exchange.cancel(true);
    ends.add(end);
    var unused =
        exchange
            .copy()
            .orTimeout(within.toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete(
                (response, failure) -> {
                  ends.remove(end);
                  end.run();
                  then.accept(failure == null ? response : null);
                });
  }

  /** Has something done by another thread. */
  void run(Runnable work) {
    workers.execute(work);
  }

  /** What comes of work that may wait for others, in a thread of its own. */
  <T> T work(Callable<T> work, long nanos) throws IOException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    workers.execute(task);
    return await(task, () -> {}, nanos);
  }

  /**
   * What comes of work.
   *
   * @param giveUp ends what works, once nobody waits for it any more
   */
  private <T> T await(Future<T> work, Runnable giveUp, long nanos)
      throws IOException, InterruptedException {
    Runnable end = () -> work.cancel(true);
    ends.add(end);
    boolean done = false;
    try {
      check();
      T answer = work.get(nanos, TimeUnit.NANOSECONDS);
      done = true;
      return answer;
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in time");
    } catch (CancellationException e) {
      throw closed();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      ends.remove(end);
      end.run();
      if (!done) {
        // A request that nobody waits for any more is ended, and its connection with it.
        giveUp.run();
      }
    }
  }

  private static IOException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    while (!(cause instanceof IOException) && cause != null && cause.getCause() != null) {
      if (cause instanceof PanahException failure) {
        throw failure;
      }
      cause = cause.getCause();
    }
    if (cause instanceof PanahException failure) {
      throw failure;
    }
    return cause instanceof IOException failure ? failure : new IOException(cause);
  }

  /** Waits, unless this is closed. */
  void pause(long nanos) throws InterruptedException {
    if (closing.await(nanos, TimeUnit.NANOSECONDS)) {
      throw closed();
    }
  }

  /** Lets a body be read that has no end of its own. */
  <T> OpenBody<T> open(HttpResponse.BodySubscriber<T> reader) {
    OpenBody<T> body = new OpenBody<>(reader, ends);
    if (closing.getCount() == 0) {
      body.end();
    }
    return body;
  }

  /** Throws if this is closed. */
  void check() {
    if (closing.getCount() == 0) {
      throw closed();
    }
  }

  private static PanahException closed() {
    return new PanahException.Unavailable("registry", null);
  }

  @Override
  public void close() {
    closing.countDown();
    ends.forEach(Runnable::run);
  }
}
