package org.panah.access;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * A policy's answer: allowed, or refused by a rule that has a name.
 *
 * @param refusedBy the rule's name, without personal data; null if allowed
 */
public record Decision(@Nullable String refusedBy) {
  private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** Yes. */
  public static final Decision ALLOWED = new Decision(null);

  /** Checks the rule's name. */
  public Decision {
    if (refusedBy != null && !RULE.matcher(refusedBy).matches()) {
      throw new PanahException.InvalidRequest(
          "decision.refusedBy", "1 to 64 small letters, digits and dashes");
    }
  }

  /**
   * No.
   *
   * @param rule the name of the rule, 1 to 64 small letters, digits and dashes
   * @return the decision
   */
  public static Decision refusedBy(String rule) {
    // A rule that was looked up and not found must not turn into a yes.
    return new Decision(Objects.requireNonNull(rule, "rule"));
  }

  /** Whether the answer is yes. */
  public boolean allowed() {
    return refusedBy == null;
  }
}
