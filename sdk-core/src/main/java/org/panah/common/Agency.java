package org.panah.common;

import java.util.regex.Pattern;

/**
 * A law-enforcement body, by its code: {@code PB-POL}, {@code FIA}. Data, not an enumeration: any
 * well-formed code is an agency, and the reference data says which ones are known.
 *
 * @param code 2 to 32 capital letters, digits and dashes, beginning with a letter
 */
public record Agency(String code) implements Comparable<Agency> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9-]{1,31}");

  /** Checks the code. */
  public Agency {
    if (!FORM.matcher(code).matches()) {
      throw new PanahException.InvalidRequest(
          "agency", "2 to 32 capital letters, digits and dashes, beginning with a letter");
    }
  }

  /**
   * The agency with this code.
   *
   * @param code 2 to 32 capital letters, digits and dashes, beginning with a letter
   * @return the agency
   * @throws PanahException.InvalidRequest if the code has another form
   */
  public static Agency of(String code) {
    return new Agency(code);
  }

  @Override
  public int compareTo(Agency other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
