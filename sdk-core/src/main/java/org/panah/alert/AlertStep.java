package org.panah.alert;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * That an alert came to a status.
 *
 * @param status to which
 * @param at when
 * @param officer who brought it there, by the id under which the officer asks; {@code clock} if its
 *     time ran out
 * @param note what changed or why, for the police only; null if nothing was said
 */
public record AlertStep(AlertStatus status, Instant at, String officer, @Nullable String note) {
  /** Who takes a step that only time takes. */
  public static final String CLOCK = "clock";

  /** Checks the texts. */
  public AlertStep {
    if (status == null || at == null) {
      throw new PanahException.InvalidRequest("step", "with a status and a time");
    }
    officer = Checks.text("step.officer", officer, 128);
    note = Checks.optional("step.note", note, 2_000);
  }

  @Override
  public String toString() {
    return "AlertStep[" + status + ", " + Objects.toString(at) + "]";
  }
}
