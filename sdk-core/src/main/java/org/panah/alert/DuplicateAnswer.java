package org.panah.alert;

import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * What an officer said of a likely duplicate.
 *
 * @param other the alert that looks alike
 * @param same whether both tell of the same child, and are linked
 * @param reason why they do not; null only if they do
 * @param officer who said so, by the id under which the officer asks
 */
public record DuplicateAnswer(
    AlertId other, boolean same, @Nullable String reason, String officer) {
  /** Checks that a difference has a reason. */
  public DuplicateAnswer {
    if (other == null) {
      throw new PanahException.InvalidRequest("duplicate.other", "required");
    }
    reason = Checks.optional("duplicate.reason", reason, 500);
    officer = Checks.text("duplicate.officer", officer, 128);
    if (!same && reason == null) {
      throw new PanahException.InvalidRequest("duplicate.reason", "why it is another child");
    }
  }

  @Override
  public String toString() {
    return "DuplicateAnswer[" + other + ", " + (same ? "same" : "different") + "]";
  }
}
