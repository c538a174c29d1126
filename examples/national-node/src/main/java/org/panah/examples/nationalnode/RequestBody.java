package org.panah.examples.nationalnode;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** Reads the bodies of requests: so much, within such a time, and no more. */
final class RequestBody {
  private static final int BUFFER = 16 << 10;

  private RequestBody() {}

  /**
   * A request's body, inflated where it was sent so.
   *
   * @param longest how many bytes, both as they are sent and inflated
   * @param within how long all of them may take; a read that waits already ends by the connection's
   *     own time-out
   * @return the bytes, none if there is no body
   * @throws Refusal if it is too long, comes too slowly, or is nothing that the contract speaks
   */
  static byte[] read(HttpServletRequest request, int longest, Duration within) {
    if (request.getContentLengthLong() > longest) {
      throw tooLong(longest);
    }
    boolean gzip = isGzip(request.getHeader("Content-Encoding"));
    try {
      InputStream raw =
          new Measured(request.getInputStream(), longest, System.nanoTime() + within.toNanos());
      int first = raw.read();
      if (first < 0) {
        return new byte[0];
      }
      checkType(request.getContentType());
      InputStream whole = new Begun(first, raw);
      return all(gzip ? new GZIPInputStream(whole, BUFFER) : whole, longest);
    } catch (IOException | IllegalStateException e) {
      throw new Refusal(
          400, "request-form", new PanahException.InvalidRequest("body", "complete, as announced"));
    }
  }

  private static byte[] all(InputStream in, int longest) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (read.size() + count > longest) {
        throw tooLong(longest);
      }
      read.write(buffer, 0, count);
    }
    return read.toByteArray();
  }

  private static boolean isGzip(@Nullable String encoding) {
    String word = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    if (!word.equals("gzip") && !word.equals("identity")) {
      throw new Refusal(
          415, "request-form", new PanahException.InvalidRequest("Content-Encoding", "gzip"));
    }
    return word.equals("gzip");
  }

  private static void checkType(@Nullable String type) {
    String[] parts = (type == null ? "" : type.toLowerCase(Locale.ROOT)).split(";", -1);
    boolean json = parts[0].strip().equals("application/json");
    for (int i = 1; i < parts.length; i++) {
      json &= parts[i].strip().replace("\"", "").equals("charset=utf-8");
    }
    if (!json) {
      throw new Refusal(
          415,
          "request-form",
          new PanahException.InvalidRequest("Content-Type", "application/json, in UTF-8"));
    }
  }

  private static Refusal tooLong(int longest) {
    return new Refusal(
        413,
        "request-size",
        new PanahException.InvalidRequest("body", "at most " + longest + " bytes"));
  }

  /** What comes in, as long as it is not too much and not too late. */
  private static final class Measured extends FilterInputStream {
    private final int longest;
    private final long deadline;
    private long taken;

    Measured(InputStream in, int longest, long deadline) {
      super(in);
      this.longest = longest;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      taken += Math.max(0, count);
      if (taken > longest) {
        throw tooLong(longest);
      }
      if (count >= 0 && System.nanoTime() - deadline > 0) {
        throw new Refusal(
            408, "request-time", new PanahException.InvalidRequest("body", "complete in time"));
      }
      return count;
    }
  }

  /** A stream of which the first byte was taken to see whether there is one. */
  private static final class Begun extends FilterInputStream {
    private int first;

    Begun(int first, InputStream rest) {
      super(rest);
      this.first = first;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (first >= 0 && length > 0) {
        into[from] = (byte) first;
        first = -1;
        return 1;
      }
      return super.read(into, from, length);
    }
  }
}
