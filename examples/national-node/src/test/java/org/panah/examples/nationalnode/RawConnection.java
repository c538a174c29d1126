package org.panah.examples.nationalnode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A connection on which anything can be said, also what no client would say. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int PACE_MILLIS = 40;

  private final Socket socket;

  RawConnection(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of a request with these fields, to its end. */
  static String head(String line, Map<String, String> fields) {
    return line
        + " HTTP/1.1\r\nHost: node\r\n"
        + fields.entrySet().stream()
            .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
            .collect(Collectors.joining())
        + "\r\n";
  }

  RawConnection say(String text) {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Says something; a node that has had enough may have hung up already. */
  RawConnection say(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // What it answered before can still be read.
    }
    return this;
  }

  /** All that the node says until it hangs up; the last request says {@code Connection: close}. */
  String heard() {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(heard);
    } catch (IOException e) {
      // A node that hangs up on a talker resets the connection.
    }
    return heard.toString(StandardCharsets.UTF_8);
  }

  /** Says one byte again and again, at a pace that keeps the connection from being idle. */
  String trickle(int most) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      socket.setSoTimeout(PACE_MILLIS);
      for (int said = 0; said < most; ) {
        try {
          int next = socket.getInputStream().read();
          if (next < 0) {
            return heard.toString(StandardCharsets.UTF_8);
          }
          heard.write(next);
        } catch (SocketTimeoutException e) {
          // Nothing was said for so long.
          say(" ");
          said++;
        }
      }
    } catch (IOException e) {
      return heard.toString(StandardCharsets.UTF_8);
    }
    throw new IllegalStateException("the node listens for ever");
  }

  @Override
  public void close() {
    hangUp();
  }

  /** Ends the connection; more than once is no harm. */
  void hangUp() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
