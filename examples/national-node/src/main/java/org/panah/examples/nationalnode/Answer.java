package org.panah.examples.nationalnode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.http.Problem;

/** What is answered. Immutable; hides itself in its text. */
final class Answer {
  static final String JSON = "application/json";

  private final int status;
  private final String type;
  private final byte[] body;
  private final Map<String, String> fields;

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param type the media type of the body
   * @param body what is sent, empty for none; not copied
   * @param fields header fields besides those that every answer has
   */
  Answer(int status, String type, byte[] body, Map<String, String> fields) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.fields = Map.copyOf(fields);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> fields() {
    return fields;
  }

  /** What a registry answered; null for nothing. */
  static Answer of(@Nullable Record value) {
    return value == null
        ? new Answer(204, JSON, new byte[0], Map.of())
        : new Answer(200, JSON, RecordCodec.wire().encode(value), Map.of());
  }

  static Answer of(Problem problem) {
    return new Answer(
        problem.status(), Problem.MEDIA_TYPE, RecordCodec.wire().encode(problem), Map.of());
  }

  static Answer of(Refusal refusal) {
    Answer answer = of(Problem.of(refusal.problem(), refusal.status()));
    if (refusal.status() == 401) {
      answer = answer.with("WWW-Authenticate", "Bearer");
    }
    return refusal.retryAfter() == 0
        ? answer
        : answer.with("Retry-After", Long.toString(refusal.retryAfter()));
  }

  /**
   * What the node says where HTTP alone knows what is wrong, or something broke that nobody thought
   * of. It is never "not found", which means that there is no such record.
   */
  static Answer ofStatus(int status) {
    PanahException failure =
        status / 100 == 5
            ? new PanahException.Unavailable("node", null)
            : switch (status) {
              case 404 -> new PanahException.InvalidRequest("path", "one of the contract's");
              case 405 -> new PanahException.InvalidRequest("method", "one that the path has");
              case 408 -> new PanahException.InvalidRequest("request", "complete in time");
              case 414 -> new PanahException.InvalidRequest("path", "shorter");
              case 431 -> new PanahException.InvalidRequest("header fields", "shorter");
              default -> new PanahException.InvalidRequest("request", "well-formed HTTP");
            };
    return of(Problem.of(failure, status));
  }

  Answer with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Answer(status, type, body, more);
  }

  /** The same under another status. */
  Answer at(int other) {
    return new Answer(other, type, body, fields);
  }

  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
