package org.panah.offender;

import java.util.EnumSet;
import java.util.Set;

/** How far the case of one offence has come, and to where it can go from there. */
public enum Stage {
  /** Reported: a first information report exists. */
  FIR,
  /** The police report went to the court. */
  CHALLAN,
  /** The court framed a charge. */
  CHARGED,
  /** Convicted by a trial court. */
  CONVICTED,
  /** The conviction is under appeal. */
  APPEAL_PENDING,
  /** The conviction was upheld on appeal. */
  UPHELD,
  /** Found not guilty, at trial or on appeal. */
  ACQUITTED,
  /** The conviction was set aside; a new trial may follow. */
  SET_ASIDE,
  /** Pardoned. */
  PARDONED;

  /** The stages that can follow this one. */
  public Set<Stage> next() {
    return switch (this) {
      case FIR -> EnumSet.of(CHALLAN);
      case CHALLAN -> EnumSet.of(CHARGED);
      case CHARGED -> EnumSet.of(CONVICTED, ACQUITTED);
      case CONVICTED -> EnumSet.of(APPEAL_PENDING, SET_ASIDE, PARDONED);
      case APPEAL_PENDING -> EnumSet.of(UPHELD, ACQUITTED, SET_ASIDE, PARDONED);
      // A second appeal goes to the Supreme Court.
      case UPHELD -> EnumSet.of(APPEAL_PENDING, SET_ASIDE, PARDONED);
      // The State can appeal against an acquittal; until it wins, the person stays acquitted.
      case ACQUITTED -> EnumSet.of(CONVICTED);
      case SET_ASIDE -> EnumSet.of(CHARGED);
      case PARDONED -> EnumSet.noneOf(Stage.class);
    };
  }

  /** Where a person stands whose only offence is at this stage. */
  public Standing standing() {
    return switch (this) {
      case FIR, CHALLAN, CHARGED -> Standing.ACCUSED;
      case CONVICTED, UPHELD -> Standing.CONVICTED;
      case APPEAL_PENDING -> Standing.CONVICTED_UNDER_APPEAL;
      case ACQUITTED -> Standing.ACQUITTED;
      case SET_ASIDE -> Standing.SET_ASIDE;
      case PARDONED -> Standing.PARDONED;
    };
  }
}
