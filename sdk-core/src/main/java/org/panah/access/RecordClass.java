package org.panah.access;

/** The class of what a record tells, by which a policy narrows what is shown. */
public enum RecordClass {
  /** Told of somebody who was of age, or whose age at the time is not known. */
  ADULT,
  /** Told of somebody who was under 18 at the time (guard G7): hidden unless a policy shows it. */
  JUVENILE
}
