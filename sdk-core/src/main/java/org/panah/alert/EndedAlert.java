package org.panah.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * What is left of an alert that has ended: nothing of the child, only what it takes to tell that it
 * has ended, and to count (guard G24).
 *
 * @param id the alert's name
 * @param owner the agency that raised it
 * @param mode whether it was meant
 * @param category what was believed to have happened
 * @param end how it ended
 * @param sent when it was made known, oldest first, its end last; empty if it ended as a draft
 * @param clocks when what happened
 */
public record EndedAlert(
    AlertId id,
    Agency owner,
    AlertMode mode,
    AlertCategory category,
    AlertEnd end,
    List<Instant> sent,
    AlertClocks clocks) {
  /** Copies the list, and checks that nothing is missing. */
  public EndedAlert {
    if (id == null || owner == null || mode == null || category == null || clocks == null) {
      throw new PanahException.InvalidRequest(
          "ended", "with an id, an owner, a mode, a category and clocks");
    }
    if (end == null) {
      throw new PanahException.InvalidRequest("end", "required");
    }
    sent = sent == null ? List.of() : List.copyOf(sent);
  }

  /**
   * What is left of an alert that ends.
   *
   * @param alert as it stands
   * @param end how it ends
   * @param at when
   * @return nothing of the child
   * @throws PanahException.InvalidRequest if it cannot end so, as a draft cannot end by finding a
   *     child
   */
  public static EndedAlert of(Alert alert, AlertEnd end, Instant at) {
    if (!alert.status().next().contains(end.status())) {
      throw new PanahException.InvalidRequest(
          "status", end.status() + " cannot follow " + alert.status());
    }
    List<Instant> sent = new ArrayList<>(alert.sent());
    if (!sent.isEmpty()) {
      sent.add(at);
    }
    return new EndedAlert(
        alert.id(),
        alert.owner(),
        alert.mode(),
        alert.category(),
        end,
        sent,
        alert.clocks().endedAt(at, end.foundAt()));
  }

  /** How often it was made known, its end included; 0 if it ended as a draft. */
  public int revision() {
    return sent.size();
  }

  /** How it ended. */
  public AlertStatus status() {
    return end.status();
  }

  @Override
  public String toString() {
    return "EndedAlert[" + id + ", " + owner + ", " + status() + "]";
  }
}
