package org.panah.person;

import org.jspecify.annotations.Nullable;

/**
 * A scar, tattoo or other mark by which a person can be told.
 *
 * @param kind scar, tattoo, missing finger, ...
 * @param place where on the body; null if not known
 * @param description what it looks like
 */
public record Mark(String kind, @Nullable String place, String description) {
  /** Checks the texts. */
  public Mark {
    kind = Checks.text("mark.kind", kind, 32);
    place = Checks.optional("mark.place", place, 64);
    description = Checks.text("mark.description", description, 500);
  }

  @Override
  public String toString() {
    return "Mark[hidden]";
  }
}
