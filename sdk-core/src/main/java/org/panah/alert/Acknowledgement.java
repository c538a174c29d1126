package org.panah.alert;

import java.time.Instant;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * That a post has taken notice of an alert.
 *
 * @param alert the alert
 * @param post which took notice
 * @param at when
 * @param officer who said so, by the id under which the officer asks
 */
public record Acknowledgement(AlertId alert, PostId post, Instant at, String officer) {
  /** Checks that nothing is missing. */
  public Acknowledgement {
    if (alert == null || post == null || at == null) {
      throw new PanahException.InvalidRequest(
          "acknowledgement", "with an alert, a post and a time");
    }
    officer = Checks.text("acknowledgement.officer", officer, 128);
  }
}
