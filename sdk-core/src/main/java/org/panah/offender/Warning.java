package org.panah.offender;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.panah.person.Checks;

/**
 * Something an officer or a child's guardian must know before meeting the person.
 *
 * @param kind {@code ARMED}, {@code VIOLENT}, {@code NO_CONTACT_WITH_CHILDREN}, ...
 * @param text in words
 * @param until the last day it holds; null if unlimited
 */
public record Warning(String kind, String text, @Nullable LocalDate until) {
  /** Checks the texts. */
  public Warning {
    kind = Checks.text("warning.kind", kind, 32);
    text = Checks.text("warning.text", text, 500);
  }

  @Override
  public String toString() {
    return "Warning[" + kind + "]";
  }
}
