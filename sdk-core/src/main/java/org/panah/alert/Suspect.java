package org.panah.alert;

import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * Who may have taken a child, for the police only: it stands in no public view (guard G4). Hides
 * itself in {@link #toString()}.
 *
 * @param description who it may be and what the person looks like; null if not known
 * @param vehicle a vehicle, its number; null if there is none
 */
public record Suspect(@Nullable String description, @Nullable String vehicle) {
  /** Checks that something is told. */
  public Suspect {
    description = Checks.optional("suspect.description", description, 2_000);
    vehicle = Checks.optional("suspect.vehicle", vehicle, 200);
    if (description == null && vehicle == null) {
      throw new PanahException.InvalidRequest("suspect", "a description or a vehicle");
    }
  }

  @Override
  public String toString() {
    return "Suspect[hidden]";
  }
}
