package org.panah.alert;

/**
 * That something about an alert is other than it was; what, is read anew by whoever needs it.
 *
 * @param alert the alert
 * @param kind what has changed
 * @param version the version of the alert that there is now, or was for a while; of an end the
 *     {@linkplain EndedAlert#revision() revision} of what is left; 0 for deliveries, receipts and
 *     sightings, which have none
 * @param position the place of this change among all; a text that is safe in a URL and a header and
 *     tells nothing of anybody, to be given to a later listener, which goes on after this change
 */
public record AlertChange(AlertId alert, Kind kind, long version, String position) {
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
