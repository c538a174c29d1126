package org.panah.alert;

/** Why an alert was cancelled; counted, so that the figures stay honest. */
public enum CancelReason {
  /** Another alert tells of the same child. */
  DUPLICATE,
  /** It turned out that no child was missing. */
  UNFOUNDED,
  /** Reported against better knowledge. */
  HOAX,
  /** Written by mistake, or wrongly in a way that no update can mend. */
  ENTERED_IN_ERROR,
  /** Withdrawn by those who reported it, or by a court. */
  WITHDRAWN
}
