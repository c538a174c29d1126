package org.panah.common;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The root of every error that Panah raises; its cases are the rows of {@link ErrorCode}.
 *
 * <p>Unchecked and sealed. No message carries an identifier, a name or any other personal value: a
 * message names the field and the rule.
 */
public abstract sealed class PanahException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  private PanahException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The row of the error table that this is. */
  public ErrorCode code() {
    return code;
  }

  /** A value or a request that breaks a rule. */
  public static final class InvalidRequest extends PanahException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    /**
     * Makes the error from the field's name and the rule it breaks, never from its value.
     *
     * @param field the field's name, as a path where it is nested
     * @param rule the rule that is broken, in words
     */
    public InvalidRequest(String field, String rule) {
      this(field, rule, null);
    }

    /**
     * Makes the error with the failure that showed it.
     *
     * @param field the field's name, as a path where it is nested
     * @param rule the rule that is broken, in words
     * @param cause what showed it; its message must carry no personal value
     */
    public InvalidRequest(String field, String rule, @Nullable Throwable cause) {
      super(ErrorCode.INVALID_REQUEST, field + ": " + rule, cause);
      this.field = field;
      this.rule = rule;
    }

    /** The field's name, as a path where it is nested. */
    public String field() {
      return field;
    }

    /** The rule that is broken, in words. */
    public String rule() {
      return rule;
    }

    /**
     * The same error with the field's path put below another field.
     *
     * @param parent the field that holds this one
     * @return a new error that names {@code parent.field}
     */
    public InvalidRequest within(String parent) {
      return new InvalidRequest(parent + "." + field, rule, getCause());
    }
  }

  /** A question or change that the policy refused. */
  public static final class NotPermitted extends PanahException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * Makes the refusal.
     *
     * @param rule the name of the rule that said no
     */
    public NotPermitted(String rule) {
      super(ErrorCode.NOT_PERMITTED, "refused by rule " + rule, null);
      this.rule = rule;
    }

    /** The name of the rule that said no. */
    public String rule() {
      return rule;
    }
  }

  /** A record that does not exist, or that the caller may not know of. */
  public static final class NotFound extends PanahException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * Makes the error.
     *
     * @param what the kind of thing that was not found, for example {@code offender record}
     */
    public NotFound(String what) {
      super(ErrorCode.NOT_FOUND, "no such " + what, null);
      this.what = what;
    }

    /** The kind of thing that was not found. */
    public String what() {
      return what;
    }
  }

  /** A change that named another version than the one that is stored. */
  public static final class Conflict extends PanahException {
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long actual;

    /**
     * Makes the error with both versions.
     *
     * @param expected the version the caller saw; 0 where it expected none
     * @param actual the version that is stored; 0 where there is none
     */
    public Conflict(long expected, long actual) {
      super(
          ErrorCode.CONFLICT, "expected version " + expected + ", actual version " + actual, null);
      this.expected = expected;
      this.actual = actual;
    }

    /** The version the caller saw; 0 where it expected none. */
    public long expected() {
      return expected;
    }

    /** The version that is stored; 0 where there is none. */
    public long actual() {
      return actual;
    }
  }

  /**
   * A store, an audit log or a node that did not answer. It never means "nothing found". A write
   * that ends so may or may not have taken effect; repeating it with the same draft is harmless.
   */
  public static final class Unavailable extends PanahException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * Makes the error with its cause.
     *
     * @param what the part that did not answer, for example {@code store}
     * @param cause the failure; null where there is none to name
     */
    public Unavailable(String what, @Nullable Throwable cause) {
      super(ErrorCode.UNAVAILABLE, what + " is unavailable", cause);
      this.what = what;
    }

    /** The part that did not answer. */
    public String what() {
      return what;
    }
  }

  /** A copy that is too old to answer. */
  public static final class TooStale extends PanahException {
    private static final long serialVersionUID = 1L;

    private final Duration age;
    private final Duration limit;

    /**
     * Makes the error.
     *
     * @param age how old the copy is
     * @param limit how old it may be
     */
    public TooStale(Duration age, Duration limit) {
      super(ErrorCode.TOO_STALE, "copy is " + age + " old, the limit is " + limit, null);
      this.age = age;
      this.limit = limit;
    }

    /** How old the copy is. */
    public Duration age() {
      return age;
    }

    /** How old it may be. */
    public Duration limit() {
      return limit;
    }
  }
}
