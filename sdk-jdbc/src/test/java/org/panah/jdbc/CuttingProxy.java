package org.panah.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Stands between a driver and a server on the loopback address, and cuts every connection when told
 * to: the moment a commit comes by, before or after the server has had it.
 */
final class CuttingProxy implements AutoCloseable {
  /** When a connection is cut. */
  enum Cut {
    NEVER,
    /** The server never hears of the commit. */
    BEFORE_COMMIT,
    /** The server commits, and the driver never hears of it. */
    AFTER_COMMIT
  }

  // Neither the name of an isolation level nor the setting.
  private static final Pattern COMMIT =
      Pattern.compile("(?<!auto)commit(?!ted)", Pattern.CASE_INSENSITIVE);

  private final ServerSocket listening;
  private final int serverPort;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private volatile Cut cut = Cut.NEVER;

  CuttingProxy(int serverPort) {
    this.serverPort = serverPort;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.add(listening);
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void cut(Cut when) {
    cut = when;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket driver = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        open.add(driver);
        open.add(server);
        AtomicBoolean dropAnswer = new AtomicBoolean();
        start(() -> carry(driver, server, (bytes, n) -> request(bytes, n, dropAnswer)));
        start(() -> carry(server, driver, (bytes, n) -> !dropAnswer.get()));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private interface Gate {
    boolean lets(byte[] bytes, int length);
  }

  private boolean request(byte[] bytes, int length, AtomicBoolean dropAnswer) {
    Cut when = cut;
    if (when == Cut.NEVER
        || !COMMIT.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1)).find()) {
      return true;
    }
    dropAnswer.set(true);
    return when == Cut.AFTER_COMMIT;
  }

  /** Carries bytes one way until either side ends or the gate is shut, and then ends both. */
  private static void carry(Socket from, Socket to, Gate gate) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0 && gate.lets(buffer, n); n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One side is gone; the other is told by the end of its connection.
    }
  }

  @Override
  public void close() {
    for (Closeable one : open) {
      try {
        one.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
