package org.panah.examples.nationalnode;

import org.panah.common.PanahException;

/** What the node refuses by itself, before the registry is asked; each is audited by its rule. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PanahException problem;
  private final int status;
  private final String rule;
  private final long retryAfter;

  private Refusal(PanahException problem, int status, String rule, long retryAfter) {
    super(rule, problem, false, false);
    this.problem = problem;
    this.status = status;
    this.rule = rule;
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal.
   *
   * @param status the HTTP status
   * @param rule what the audit calls it
   * @param problem what the caller is told
   */
  Refusal(int status, String rule, PanahException problem) {
    this(problem, status, rule, 0);
  }

  /** The refusal of a caller who is not known. */
  static Refusal unknownCaller() {
    return new Refusal(401, "credential", new PanahException.NotPermitted("credential"));
  }

  /** The refusal of a caller who asks too often. */
  static Refusal tooMany(long seconds) {
    return new Refusal(
        new PanahException.Unavailable("rate limit", null), 429, "rate-limit", seconds);
  }

  PanahException problem() {
    return problem;
  }

  int status() {
    return status;
  }

  String rule() {
    return rule;
  }

  /** After how many seconds to ask again; 0 if that is no use. */
  long retryAfter() {
    return retryAfter;
  }
}
