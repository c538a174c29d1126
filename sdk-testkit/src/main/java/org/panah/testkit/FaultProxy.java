package org.panah.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an HTTP client and a server on the loopback address, and does to requests what
 * networks, balancers and dying servers do. Understands HTTP/1.1 without TLS; every request is
 * passed on over a connection of its own. Safe for use by many threads.
 *
 * <p>Each request meets the next fault that was queued by {@link #next}, or that of {@link #always}
 * when none is left. Closing it ends all its connections.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int ATTEMPTS = 200;
  private static final long PAUSE_MILLIS = 10;

  private final int serverPort;
  private final int port;
  private final Queue<Fault> queued = new ConcurrentLinkedQueue<>();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Fault standing = Fault.none();
  private @Nullable ServerSocket listening;
  private long requests;
  private long passed;

  private FaultProxy(int serverPort) {
    this.serverPort = serverPort;
    port = listen(0);
  }

  /**
   * A proxy that passes everything on.
   *
   * @param port of the server, on the loopback address; nobody need be there yet
   * @return the proxy
   */
  public static FaultProxy to(int port) {
    return new FaultProxy(port);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  /** Where a client finds it. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Queues faults for the requests that come next, one each.
   *
   * @param faults in their order
   * @return this
   */
  public FaultProxy next(Fault... faults) {
    queued.addAll(List.of(faults));
    return this;
  }

  /**
   * Sets the fault of all requests for which none is queued.
   *
   * @param fault for example {@link Fault#none()}
   * @return this
   */
  public FaultProxy always(Fault fault) {
    standing = fault;
    return this;
  }

  /** Refuses connections from now on, and cuts those that there are. */
  public synchronized void refuse() {
    if (listening != null) {
      close(listening);
      listening = null;
    }
    cut();
  }

  /** Takes connections again, on the same port. */
  public synchronized void accept() {
    if (listening == null && closing.getCount() > 0) {
      listen(port);
    }
  }

  /** Cuts all connections that there are. */
  public void cut() {
    clients.forEach(FaultProxy::close);
  }

  /** How many requests have come, whatever became of them. */
  public synchronized long requests() {
    return requests;
  }

  /** How many of them were passed on. */
  public synchronized long passed() {
    return passed;
  }

  /**
   * Waits until some requests have come.
   *
   * @param count in all, from the beginning
   * @param within how long to wait at most
   * @return whether so many have come
   * @throws InterruptedException if the thread is interrupted
   */
  public synchronized boolean awaitRequests(long count, Duration within)
      throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    for (long left = end - System.nanoTime(); requests < count; left = end - System.nanoTime()) {
      if (left <= 0) {
        return false;
      }
      wait(Math.max(1, left / 1_000_000));
    }
    return true;
  }

  private synchronized int listen(int on) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 1024);
        listening = socket;
        start(() -> accept(socket));
        return socket.getLocalPort();
      } catch (IOException e) {
        // Meanwhile a connection may have got the port by chance, that of a client to itself above
        // all.
        if (left == 0 || isClosedWithin(PAUSE_MILLIS)) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private boolean isClosedWithin(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        if (enters(client, socket)) {
          start(() -> serve(client));
        }
      }
    } catch (IOException e) {
      // Connections are refused from now on.
    }
  }

  // A socket that is closed while a thread waits on it may let one more in.
  private synchronized boolean enters(Socket client, ServerSocket socket) {
    if (socket != listening) {
      close(client);
      return false;
    }
    return clients.add(client);
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      BufferedInputStream in = new BufferedInputStream(client.getInputStream());
      ProxyExchange exchange = read(client, in);
      while (exchange != null) {
        count().on(exchange);
        exchange = client.isClosed() ? null : read(client, in);
      }
    } catch (IOException e) {
      // One side is gone; the other is told by the end of its connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
    }
  }

  private @Nullable ProxyExchange read(Socket client, BufferedInputStream in) throws IOException {
    return ProxyExchange.read(client, in, serverPort, closing, this::countPassed);
  }

  private synchronized Fault count() {
    requests++;
    notifyAll();
    Fault next = queued.poll();
    return next == null ? standing : next;
  }

  private synchronized void countPassed() {
    passed++;
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    refuse();
  }
}
