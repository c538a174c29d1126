package org.panah.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.panah.common.ErrorCode;
import org.panah.common.PanahException;

/**
 * An error as it goes over the wire, by RFC 9457. Its type is a row of {@link ErrorCode}; the other
 * fields are those of the exception that it came from, and that the client throws again.
 *
 * @param type {@code urn:panah:problem:} and the wire name of the row
 * @param title what has happened, in few words
 * @param status the HTTP status
 * @param detail the exception's message, which tells nothing of anybody
 * @param field of an invalid request, what breaks the rule; else null
 * @param rule the rule that is broken, or that refused; else null
 * @param what was not found, or did not answer; else null
 * @param expected of a conflict, the version that the caller saw; else null
 * @param actual of a conflict, the version that is stored; else null
 * @param age of what is too stale; else null
 * @param limit how old it may be; else null
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String field,
    @Nullable String rule,
    @Nullable String what,
    @Nullable Long expected,
    @Nullable Long actual,
    @Nullable Duration age,
    @Nullable Duration limit) {
  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String PREFIX = "urn:panah:problem:";

  /**
   * The problem that an exception is.
   *
   * @param failure the exception
   * @return a problem with the status of its row
   */
  public static Problem of(PanahException failure) {
    return of(failure, failure.code().httpStatus());
  }

  /**
   * The problem that an exception is, where HTTP has a status of its own for it.
   *
   * @param failure the exception
   * @param status for example 413 for a body that is too large
   * @return a problem with that status
   */
  public static Problem of(PanahException failure, int status) {
    ErrorCode code = failure.code();
    String detail = String.valueOf(failure.getMessage());
    if (failure instanceof PanahException.InvalidRequest e) {
      return plain(code, status, detail, e.field(), e.rule(), null);
    }
    if (failure instanceof PanahException.NotPermitted e) {
      return plain(code, status, detail, null, e.rule(), null);
    }
    if (failure instanceof PanahException.NotFound e) {
      return plain(code, status, detail, null, null, e.what());
    }
    if (failure instanceof PanahException.Unavailable e) {
      return plain(code, status, detail, null, null, e.what());
    }
    Problem bare = plain(code, status, detail, null, null, null);
    if (failure instanceof PanahException.Conflict e) {
      return bare.with(e.expected(), e.actual(), null, null);
    }
    PanahException.TooStale e = (PanahException.TooStale) failure;
    return bare.with(null, null, e.age(), e.limit());
  }

  private static Problem plain(
      ErrorCode code,
      int status,
      String detail,
      @Nullable String field,
      @Nullable String rule,
      @Nullable String what) {
    return new Problem(
        PREFIX + code.wireName(),
        title(code),
        status,
        detail,
        field,
        rule,
        what,
        null,
        null,
        null,
        null);
  }

  private Problem with(
      @Nullable Long expectedVersion,
      @Nullable Long actualVersion,
      @Nullable Duration itsAge,
      @Nullable Duration itsLimit) {
    return new Problem(
        type,
        title,
        status,
        detail,
        field,
        rule,
        what,
        expectedVersion,
        actualVersion,
        itsAge,
        itsLimit);
  }

  private static String title(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST -> "The request breaks a rule";
      case NOT_PERMITTED -> "The policy refused";
      case NOT_FOUND -> "There is no such thing that the asker may know of";
      case CONFLICT -> "It is at another version";
      case UNAVAILABLE -> "A part did not answer";
      case TOO_STALE -> "The copy is too old to answer";
    };
  }

  /** The row of the error table that this is; null if it is one of a later version. */
  @Nullable ErrorCode code() {
    for (ErrorCode code : ErrorCode.values()) {
      if ((PREFIX + code.wireName()).equals(type)) {
        return code;
      }
    }
    return null;
  }

  /**
   * The exception that this came from.
   *
   * @return {@link PanahException.Unavailable} where the type is none that this version knows
   */
  public PanahException toException() {
    ErrorCode code = code();
    if (code == null) {
      return new PanahException.Unavailable("node", null);
    }
    return switch (code) {
      case INVALID_REQUEST ->
          new PanahException.InvalidRequest(or(field, "request"), or(rule, "as the contract says"));
      case NOT_PERMITTED -> new PanahException.NotPermitted(or(rule, "unknown"));
      case NOT_FOUND -> new PanahException.NotFound(or(what, "thing"));
      case CONFLICT ->
          new PanahException.Conflict(expected == null ? 0 : expected, actual == null ? 0 : actual);
      case UNAVAILABLE -> new PanahException.Unavailable(or(what, "node"), null);
      case TOO_STALE ->
          new PanahException.TooStale(
              age == null ? Duration.ZERO : age, limit == null ? Duration.ZERO : limit);
    };
  }

  private static String or(@Nullable String value, String instead) {
    return value == null ? instead : value;
  }
}
