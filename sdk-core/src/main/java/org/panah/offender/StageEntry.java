package org.panah.offender;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stage that the case of an offence reached.
 *
 * @param stage the stage
 * @param on the day; null if not known
 */
public record StageEntry(Stage stage, @Nullable LocalDate on) {
  /** Checks that there is a stage. */
  public StageEntry {
    Objects.requireNonNull(stage, "stage");
  }
}
