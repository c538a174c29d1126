package org.panah.alert;

import org.panah.person.Checks;

/**
 * Who reported something: a pointer into the owner's own files and no more, shown to the owner only
 * (guard G6). Hides itself in {@link #toString()}.
 *
 * @param reference opaque, with a digit and without a citizen's number: 1 to 64 ASCII letters,
 *     digits, dots, slashes and dashes
 * @param channel how the report came: the number called, the app, the desk
 * @param confidential whether the owner promised to keep silent about who it is
 */
public record Reporter(String reference, String channel, boolean confidential) {
  /** Checks the form. */
  public Reporter {
    reference = Checks.opaque("reporter.reference", reference);
    channel = Checks.text("reporter.channel", channel, 64);
  }

  @Override
  public String toString() {
    return "Reporter[hidden]";
  }
}
