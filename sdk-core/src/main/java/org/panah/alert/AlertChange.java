package org.panah.alert;

/**
 * That something about an alert is other than it was; what, is read anew by whoever needs it.
 *
 * @param alert the alert
 * @param kind what has changed
 */
public record AlertChange(AlertId alert, Kind kind) {
  /** What of an alert can change. */
  public enum Kind {
    /** It was drafted, changed, authorised or updated. */
    ALERT,
    /** It has ended. */
    END,
    /** Posts were told of it, or are to be. */
    DELIVERY,
    /** A post has taken notice of it. */
    RECEIPT,
    /** A sighting was reported. */
    SIGHTING
  }
}
