package org.panah.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request that has come to a {@link FaultProxy}, and what may be done with it. */
final class ProxyExchange {
  private final Socket client;
  private final int serverPort;
  private final byte[] request;
  private final CountDownLatch closing;
  private final Runnable passing;

  private ProxyExchange(
      Socket client, int serverPort, byte[] request, CountDownLatch closing, Runnable passing) {
    this.client = client;
    this.serverPort = serverPort;
    this.request = request;
    this.closing = closing;
    this.passing = passing;
  }

  /**
   * The next request on a connection; null if the client has ended it.
   *
   * @param in what the client sends
   * @param closing is counted down when the proxy is closed
   * @param passing is run before the request is passed on
   */
  static @Nullable ProxyExchange read(
      Socket client, InputStream in, int serverPort, CountDownLatch closing, Runnable passing)
      throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    if (!message(in, request, false)) {
      return null;
    }
    return new ProxyExchange(client, serverPort, request.toByteArray(), closing, passing);
  }

  /** Passes the request on, and what is answered back as it comes. */
  void pass() throws IOException {
    forward(client.getOutputStream());
  }

  /** What the server answers. */
  byte[] fetch() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    forward(answer);
    return answer.toByteArray();
  }

  private void forward(OutputStream answer) throws IOException {
    passing.run();
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      server.setTcpNoDelay(true);
      server.getOutputStream().write(request);
      if (!message(new BufferedInputStream(server.getInputStream()), answer, true)) {
        throw new EOFException("no answer");
      }
    }
  }

  void send(byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
  }

  /** Ends the connection as a process does that dies. */
  void cut() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  void end() throws IOException {
    client.close();
  }

  void hang() throws InterruptedException {
    closing.await();
  }

  void pause(Duration time) throws InterruptedException, IOException {
    if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new EOFException("closed");
    }
  }

  /** Where the head of a message ends. */
  static int headLength(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return text.indexOf("\r\n\r\n") + 4;
  }

  /** Copies one message; answers false if there is none before the end. */
  private static boolean message(InputStream in, OutputStream out, boolean answer)
      throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    String fields = head.toString().toLowerCase(Locale.ROOT);
    if (fields.contains("\r\ntransfer-encoding: chunked")) {
      while (chunk(in, out)) {
        out.flush();
      }
    } else if (fields.contains("\r\ncontent-length:")) {
      int begin = fields.indexOf("\r\ncontent-length:") + "\r\ncontent-length:".length();
      copy(in, out, Long.parseLong(fields.substring(begin, fields.indexOf('\r', begin)).strip()));
    } else if (answer && !fields.startsWith("http/1.1 204") && !fields.startsWith("http/1.1 304")) {
      in.transferTo(out);
    }
    out.flush();
    return true;
  }

  /** Copies one chunk; answers false if it was the last. */
  private static boolean chunk(InputStream in, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.indexOf("\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("cut in a chunk");
      }
      line.append((char) next);
    }
    out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
    String size = line.toString().strip();
    int semicolon = size.indexOf(';');
    long length = Long.parseLong(semicolon < 0 ? size : size.substring(0, semicolon), 16);
    copy(in, out, length + 2);
    return length > 0;
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[1 << 14];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException("cut in a body");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
