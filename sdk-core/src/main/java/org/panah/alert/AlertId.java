package org.panah.alert;

import java.util.UUID;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * The name of an alert, unique over all agencies; it says nothing about the child and outlives what
 * is told of it.
 *
 * @param value 1 to 56 letters, digits, dots, dashes and underscores
 */
public record AlertId(String value) {
  // Eight fewer than a document's id may have: what belongs to an alert is named after it.
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,56}");

  /** Checks the form. */
  public AlertId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new PanahException.InvalidRequest(
          "alertId", "1 to 56 letters, digits, dots, dashes and underscores");
    }
  }

  /**
   * The id with this value.
   *
   * @param value 1 to 56 letters, digits, dots, dashes and underscores
   * @return the id
   */
  public static AlertId of(String value) {
    return new AlertId(value);
  }

  /** A new id that no other alert has. */
  public static AlertId random() {
    return new AlertId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
