package org.panah.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.ErrorCode;
import org.panah.common.PanahException;

/**
 * What came of one request.
 *
 * @param status the HTTP status; 0 if there was none
 * @param body what was asked for; null if it did not come
 * @param failure why it did not come; null if it came
 * @param again whether another request may help
 * @param effect what is known of what the request did
 * @param health what it tells of the node
 * @param patience how long the node asks to wait; zero if it does not
 */
record Reply<T>(
    int status,
    @Nullable T body,
    @Nullable PanahException failure,
    boolean again,
    Effect effect,
    Node.Health health,
    Duration patience) {
  /** What a request that was not answered did. */
  enum Effect {
    /** None, because it never reached the node. */
    NOT_SENT,
    /** None, because the node says so. */
    NONE,
    /** Perhaps what it asked for. */
    UNKNOWN
  }

  /**
   * A body as it is read.
   *
   * @param wanted what was asked for; null if the status tells something else
   * @param told the problem that was told instead; null if it is none of the contract
   */
  record Body<T>(@Nullable T wanted, @Nullable Problem told) {
    static <T> Body<T> wanted(T body) {
      return new Body<>(body, null);
    }

    static <T> Body<T> instead(byte[] bytes) {
      return new Body<>(null, problem(bytes));
    }
  }

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration MOST_PATIENT = Duration.ofDays(1);

  /** What an answer says. */
  static <T> Reply<T> of(Answered<Body<T>> answer) {
    T wanted = answer.body().wanted();
    int status = answer.head().statusCode();
    if (wanted != null) {
      return new Reply<>(status, wanted, null, false, Effect.NONE, Node.Health.WELL, Duration.ZERO);
    }
    Problem problem = answer.body().told();
    // Whoever speaks no Panah is not the node, and above all has no word on what there is.
    PanahException failure =
        problem == null ? new PanahException.Unavailable("node", null) : problem.toException();
    Duration wait = wait(answer.head().headers());
    if (status == TOO_MANY_REQUESTS) {
      return new Reply<>(status, null, failure, true, Effect.NONE, Node.Health.WELL, wait);
    }
    ErrorCode code = problem == null ? null : problem.code();
    boolean passing =
        problem == null
            || status == 502
            || status == 503
            || status == 504
            || (code != null && code.retryable());
    if (!passing) {
      return new Reply<>(status, null, failure, false, Effect.NONE, Node.Health.WELL, wait);
    }
    Node.Health health = problem == null ? Node.Health.SILENT : Node.Health.SICK;
    return new Reply<>(status, null, failure, true, Effect.UNKNOWN, health, wait);
  }

  private static @Nullable Problem problem(byte[] told) {
    try {
      Problem problem = RecordCodec.wire().decode(told, Problem.class);
      return String.valueOf(problem.type()).startsWith("urn:panah:") ? problem : null;
    } catch (PanahException.InvalidRequest e) {
      return null;
    }
  }

  /** What no answer says. */
  static <T> Reply<T> none(IOException failure) {
    boolean notSent =
        failure instanceof ConnectException
            || failure instanceof HttpConnectTimeoutException
            || failure instanceof SSLHandshakeException;
    return new Reply<>(
        0,
        null,
        new PanahException.Unavailable("node", failure),
        !(failure instanceof CappedBody.TooLarge),
        notSent ? Effect.NOT_SENT : Effect.UNKNOWN,
        Node.Health.SILENT,
        Duration.ZERO);
  }

  /** Whether another node may know better, and is to be asked at once. */
  boolean elsewhere() {
    return again && status != TOO_MANY_REQUESTS;
  }

  CallListener.Outcome outcome() {
    if (failure == null) {
      return CallListener.Outcome.ANSWERED;
    }
    return again || health != Node.Health.WELL
        ? CallListener.Outcome.FAILED
        : CallListener.Outcome.REFUSED;
  }

  private static Duration wait(HttpHeaders headers) {
    String text = headers.firstValue("Retry-After").orElse("");
    if (text.matches("[0-9]{1,9}")) {
      return bounded(Duration.ofSeconds(Long.parseLong(text)));
    }
    Instant until = date(text);
    if (until == null) {
      return Duration.ZERO;
    }
    // By the other side's clock, which need not be ours.
    Instant there = date(headers.firstValue("Date").orElse(""));
    return bounded(Duration.between(there == null ? Instant.now() : there, until));
  }

  private static @Nullable Instant date(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(MOST_PATIENT) > 0 ? MOST_PATIENT : asked;
  }
}
