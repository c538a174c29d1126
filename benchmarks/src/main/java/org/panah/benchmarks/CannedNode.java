package org.panah.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers every request with the same bytes, so that what a client costs is seen. A
 * thread for each connection; it remembers what the last request was.
 */
final class CannedNode implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final ServerSocket server;
  private final byte[] answer;
  private volatile @Nullable Request last;

  /**
   * A request as it came.
   *
   * @param head request line and header fields, without the empty line
   * @param body what came after it
   */
  record Request(String head, String body) {}

  /** A server of an answer of JSON. */
  CannedNode(byte[] json) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length
            + "\r\n\r\n";
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(json);
    answer = whole.toByteArray();
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "canned");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The request that came last; null before the first. */
  @Nullable Request last() {
    return last;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        start(() -> serve(socket));
      } catch (IOException e) {
        // It is closed, or the client went away.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream())) {
      while (readRequest(in)) {
        socket.getOutputStream().write(answer);
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private boolean readRequest(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int length = 0;
    while (true) {
      String line = readLine(in);
      if (line == null) {
        return false;
      }
      if (line.isEmpty()) {
        break;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
      head.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    byte[] body = in.readNBytes(length);
    last =
        new Request(
            head.toString(StandardCharsets.UTF_8), new String(body, StandardCharsets.UTF_8));
    return true;
  }

  private static @Nullable String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
