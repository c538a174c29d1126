package org.panah.alert;

import java.util.EnumSet;
import java.util.Set;

/** How far an alert has come, and to where it can go from there. */
public enum AlertStatus {
  /** Written by one officer and not yet authorised; nobody is told. */
  DRAFT,
  /** Authorised by a second officer; everybody who must know is told. */
  ACTIVE,
  /** Changed since it was authorised; everybody is told again. */
  UPDATED,
  /** Ended: the child is found, or its family is, and safe. */
  FOUND_SAFE,
  /** Ended: the child is found dead. */
  FOUND_DECEASED,
  /** Ended: there was no reason for it, or no longer. */
  CANCELLED,
  /** Ended: its time is over. */
  EXPIRED;

  /** The statuses that can follow this one; none after the end. */
  public Set<AlertStatus> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(DRAFT, ACTIVE, CANCELLED, EXPIRED);
      case ACTIVE, UPDATED -> EnumSet.of(UPDATED, FOUND_SAFE, FOUND_DECEASED, CANCELLED, EXPIRED);
      case FOUND_SAFE, FOUND_DECEASED, CANCELLED, EXPIRED -> EnumSet.noneOf(AlertStatus.class);
    };
  }

  /** Whether the alert has ended. */
  public boolean ended() {
    return next().isEmpty();
  }
}
