package org.panah.alert;

import java.time.Instant;
import java.util.List;
import org.panah.common.Agency;

/**
 * What everybody may see of an alert: nothing of a suspect, a reporter, a father, a case or what
 * officers noted (guards G4 to G6). Hides the child in {@link #toString()}, since what is public
 * while a child is missing is not when it is found.
 *
 * @param id the alert's name
 * @param owner the agency to turn to
 * @param mode whether it is meant
 * @param category what is believed to have happened
 * @param severity how great the danger is
 * @param child what is told of the child
 * @param seenAt when the child was seen last, or was found
 * @param place where that was
 * @param sent when it was made known, oldest first, this time last; empty of a draft
 * @param expiresAt when it ends by itself
 */
public record PublicAlert(
    AlertId id,
    Agency owner,
    AlertMode mode,
    AlertCategory category,
    Severity severity,
    MissingChild child,
    Instant seenAt,
    Place place,
    List<Instant> sent,
    Instant expiresAt) {
  /** Copies the list, and leaves out what is told of the child to the police only. */
  public PublicAlert {
    child = child == null ? null : child.inPublic();
    sent = sent == null ? List.of() : List.copyOf(sent);
  }

  static PublicAlert of(Alert alert) {
    return new PublicAlert(
        alert.id(),
        alert.owner(),
        alert.mode(),
        alert.category(),
        alert.severity(),
        alert.child(),
        alert.seenAt(),
        alert.place(),
        alert.sent(),
        alert.expiresAt());
  }

  /** How often it was made known, this time included; 0 of a draft. */
  public int revision() {
    return sent.size();
  }

  @Override
  public String toString() {
    return "PublicAlert[" + id + ", " + owner + ", r" + revision() + ", " + category + "]";
  }
}
