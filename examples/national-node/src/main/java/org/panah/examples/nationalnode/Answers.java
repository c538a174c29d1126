package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.panah.http.Headers;
import org.panah.http.Route;

/** Sends answers: with a tag, as no news, or compressed, as it suits the caller. */
final class Answers {
  private static final int WORTH_COMPRESSING = 1024;
  private static final int TAG_LENGTH = 18;
  private static final String GZIP_TAG = "-gzip";

  /** Two askers may get different views of one record. */
  private static final String VARY =
      String.join(
          ", ",
          "Authorization",
          "Accept-Encoding",
          Headers.AGENCY,
          Headers.OFFICER,
          Headers.ROLE,
          Headers.PURPOSE,
          Headers.CASE_KIND,
          Headers.CASE_NUMBER,
          Headers.CASE_PLACE);

  private Answers() {}

  /** Whether a caller may keep the answer, if it asks each time whether it still is right. */
  static boolean isTagged(Route route) {
    return route == Route.GET_OFFENDER || route == Route.GET_ALERT || route == Route.GET_POST;
  }

  /** The answer with its tag; without its body if the caller says that it has it. */
  static Answer tagged(Answer answer, Context context) {
    byte[] digest = sha256().digest(answer.body());
    String word =
        Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, TAG_LENGTH);
    boolean gzip = isCompressed(answer, context);
    Answer tagged =
        answer
            .with("ETag", '"' + word + (gzip ? GZIP_TAG : "") + '"')
            .with("Cache-Control", "private, no-cache")
            .with("Vary", VARY);
    return has(context.header("If-None-Match"), word)
        ? new Answer(304, answer.type(), new byte[0], tagged.fields())
        : tagged;
  }

  private static boolean has(@Nullable String tags, String word) {
    for (String tag : (tags == null ? "" : tags).split(",", -1)) {
      String bare = tag.strip();
      bare = bare.startsWith("W/") ? bare.substring(2) : bare;
      if (bare.equals("*")
          || bare.equals('"' + word + '"')
          || bare.equals('"' + word + GZIP_TAG + '"')) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sends an answer.
   *
   * @return how many bytes its body takes on the wire
   */
  static long send(Answer answer, Context context) {
    context.status(answer.status());
    for (Map.Entry<String, String> field : answer.fields().entrySet()) {
      context.header(field.getKey(), field.getValue());
    }
    if (answer.body().length == 0) {
      return 0;
    }
    byte[] body = answer.body();
    if (!answer.fields().containsKey("Vary")) {
      context.header("Vary", "Accept-Encoding");
    }
    if (isCompressed(answer, context)) {
      context.header("Content-Encoding", "gzip");
      body = compressed(body);
    }
    context.contentType(answer.type()).result(body);
    return body.length;
  }

  private static boolean isCompressed(Answer answer, Context context) {
    return answer.body().length >= WORTH_COMPRESSING
        && takesGzip(context.header("Accept-Encoding"));
  }

  private static boolean takesGzip(@Nullable String accepted) {
    for (String part : (accepted == null ? "" : accepted).toLowerCase(Locale.ROOT).split(",", -1)) {
      String bare = part.replace(" ", "");
      if (bare.equals("gzip")
          || (bare.startsWith("gzip;q=") && !bare.matches("gzip;q=0(\\.0*)?"))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
