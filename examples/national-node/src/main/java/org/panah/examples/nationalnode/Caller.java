package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.security.cert.X509Certificate;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.common.PanahException;
import org.panah.http.Headers;

/** Reads from a request's head who sends it, and what it says besides. */
final class Caller {
  /** Which time a request is sent: 2 and more are repetitions. */
  static final String ATTEMPT = "Panah-Attempt";

  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
  private static final String BEARER = "Bearer ";
  private static final Pattern KEY = Pattern.compile("\\p{Graph}{1,128}");
  private static final Pattern QUERY = Pattern.compile("([^%]|%[0-9A-Fa-f]{2})*+");
  private static final Pattern REPETITION = Pattern.compile("[2-9]|[1-9][0-9]{1,3}");

  private Caller() {}

  /**
   * Who holds the request's token.
   *
   * @throws Refusal if there is none, or it proves nothing
   */
  static Credential known(Context context, Credentials credentials) {
    Enumeration<String> fields = context.req().getHeaders("Authorization");
    String field = fields.hasMoreElements() ? fields.nextElement() : "";
    // Of two tokens nobody can say which one a proxy before this node has looked at.
    boolean bearer =
        !fields.hasMoreElements() && field.regionMatches(true, 0, BEARER, 0, BEARER.length());
    Optional<Credential> credential =
        bearer
            ? credentials.of(field.substring(BEARER.length()).strip(), certificate(context))
            : Optional.empty();
    return credential.orElseThrow(Refusal::unknownCaller);
  }

  private static @Nullable X509Certificate certificate(Context context) {
    return context.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
            && chain.length > 0
        ? chain[0]
        : null;
  }

  /**
   * As whom the sender asks, for what purpose, on which case.
   *
   * @throws Refusal if it does not say so, or says it in two ways
   */
  static Access access(Context context) {
    try {
      return Headers.access(name -> single(context, name));
    } catch (PanahException.InvalidRequest e) {
      throw new Refusal(e.code().httpStatus(), "request-access", e);
    }
  }

  /**
   * Checks that the query is one; what is left of one that is not would be another question.
   *
   * @throws Refusal if it cannot be read
   */
  static void checkQuery(Context context) {
    String query = context.req().getQueryString();
    if (query != null && !QUERY.matcher(query).matches()) {
      throw new Refusal(
          400, "request-form", new PanahException.InvalidRequest("query", "percent-encoded UTF-8"));
    }
  }

  /** A credential of somebody who is believed what he says of himself. */
  static Credential believed(Access access) {
    return new Credential("anybody", access.agency(), Set.of(access.role()), null, null);
  }

  /**
   * The sender's name of a write.
   *
   * @throws Refusal if there is none
   */
  static String key(Context context) {
    String key;
    try {
      key = single(context, Headers.IDEMPOTENCY_KEY);
    } catch (PanahException.InvalidRequest e) {
      throw new Refusal(e.code().httpStatus(), "idempotency-key", e);
    }
    if (key == null || !KEY.matcher(key).matches()) {
      throw new Refusal(
          400,
          "idempotency-key",
          new PanahException.InvalidRequest(
              Headers.IDEMPOTENCY_KEY, "required of writes, 1 to 128 printable characters"));
    }
    return key;
  }

  /** Whether the request was sent before. */
  static boolean repeats(Context context) {
    String attempt = context.header(ATTEMPT);
    return attempt != null && REPETITION.matcher(attempt).matches();
  }

  private static @Nullable String single(Context context, String name) {
    Enumeration<String> values = context.req().getHeaders(name);
    String first = values.hasMoreElements() ? values.nextElement() : null;
    if (values.hasMoreElements()) {
      throw new PanahException.InvalidRequest(name, "at most once");
    }
    return first;
  }
}
