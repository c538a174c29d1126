package org.panah.exchange;

/** How an offender is tied to a victim, as files may tell it. */
enum VictimRelation {
  STRANGER,
  NEIGHBOUR,
  TEACHER,
  RELATIVE,
  PARENT,
  STEP_PARENT,
  SIBLING,
  SPOUSE,
  EMPLOYER,
  CLERGY,
  ACQUAINTANCE,
  OTHER,
  UNKNOWN
}
