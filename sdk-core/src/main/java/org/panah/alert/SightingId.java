package org.panah.alert;

import java.util.UUID;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * The name of a sighting, unique over all agencies; it says nothing about anybody.
 *
 * @param value 1 to 56 letters, digits, dots, dashes and underscores
 */
public record SightingId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,56}");

  /** Checks the form. */
  public SightingId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new PanahException.InvalidRequest(
          "sightingId", "1 to 56 letters, digits, dots, dashes and underscores");
    }
  }

  /**
   * The id with this value.
   *
   * @param value 1 to 56 letters, digits, dots, dashes and underscores
   * @return the id
   */
  public static SightingId of(String value) {
    return new SightingId(value);
  }

  /** A new id that no other sighting has. */
  public static SightingId random() {
    return new SightingId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
