package org.panah.alert;

/** Whether an alert is meant; alerts of different modes never meet (guard G23). */
public enum AlertMode {
  /** A child. */
  ACTUAL,
  /** A made-up case by which people train; it goes to everybody and says so. */
  EXERCISE,
  /** A made-up case by which a system is tried. */
  TEST
}
