package org.panah.offender;

import java.util.UUID;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * The name of an offender record, unique over all agencies; it says nothing about the person.
 *
 * @param value 1 to 64 letters, digits, dots, dashes and underscores
 */
public record OffenderId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Checks the form. */
  public OffenderId {
    if (!FORM.matcher(value).matches()) {
      throw new PanahException.InvalidRequest(
          "offenderId", "1 to 64 letters, digits, dots, dashes and underscores");
    }
  }

  /**
   * The id with this value.
   *
   * @param value 1 to 64 letters, digits, dots, dashes and underscores
   * @return the id
   */
  public static OffenderId of(String value) {
    return new OffenderId(value);
  }

  /** A new id that no other record has. */
  public static OffenderId random() {
    return new OffenderId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
