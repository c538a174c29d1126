package org.panah.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person does or did, and whether children were in reach.
 *
 * @param description employer, school, madrasa or trade, as written
 * @param withChildren whether the work or the voluntary work is with children
 * @param from the first day; null if not known
 * @param until the last day; null if it still holds or is not known
 */
public record Occupation(
    String description, boolean withChildren, @Nullable LocalDate from, @Nullable LocalDate until) {
  /** Checks text and span. */
  public Occupation {
    description = Checks.text("occupation.description", description, 300);
    Checks.span("occupation.until", from, until);
  }

  @Override
  public String toString() {
    return "Occupation[hidden]";
  }
}
