package org.panah.common;

/**
 * The one table of errors: wire name, HTTP status, and whether the same call may be tried again.
 *
 * <p>Server and client both read it, so that a caller meets the same exception on either side.
 */
public enum ErrorCode {
  /** A value or a request breaks a rule; asking again will not help. */
  INVALID_REQUEST("invalid-request", 400, false),
  /** The policy said no, and names the rule that did. */
  NOT_PERMITTED("not-permitted", 403, false),
  /** There is no such record, or none that the caller may know of. */
  NOT_FOUND("not-found", 404, false),
  /** The record is at another version than the one the caller saw. */
  CONFLICT("conflict", 409, false),
  /** A store, an audit log or a node did not answer; whether a write took effect may be unknown. */
  UNAVAILABLE("unavailable", 503, true),
  /** A copy is past the age at which it may still answer. */
  TOO_STALE("too-stale", 503, true);

  private final String wireName;
  private final int httpStatus;
  private final boolean retryable;

  ErrorCode(String wireName, int httpStatus, boolean retryable) {
    this.wireName = wireName;
    this.httpStatus = httpStatus;
    this.retryable = retryable;
  }

  /** The name used on the wire, in lower case with dashes; it never changes. */
  public String wireName() {
    return wireName;
  }

  /** The HTTP status that goes with this error. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same call may succeed when it is made again unchanged. */
  public boolean retryable() {
    return retryable;
  }
}
