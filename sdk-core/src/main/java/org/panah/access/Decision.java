package org.panah.access;

import org.jspecify.annotations.Nullable;

/**
 * A policy's answer: allowed, or refused by a rule that has a name.
 *
 * @param refusedBy the rule's name, without personal data; null if allowed
 */
public record Decision(@Nullable String refusedBy) {
  /** Yes. */
  public static final Decision ALLOWED = new Decision(null);

  /**
   * No.
   *
   * @param rule the name of the rule, small letters and dashes
   * @return the decision
   */
  public static Decision refusedBy(String rule) {
    return new Decision(rule);
  }

  /** Whether the answer is yes. */
  public boolean allowed() {
    return refusedBy == null;
  }
}
