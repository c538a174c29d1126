package org.panah.common;

/**
 * A law-enforcement body, by its code: {@code PB-POL}, {@code FIA}. Data, not an enumeration: any
 * well-formed code is an agency, and the reference data says which ones are known.
 *
 * @param code 2 to 32 capital letters, digits and dashes, beginning with a letter
 */
public record Agency(String code) implements Comparable<Agency> {
  private static final int MAX_LENGTH = 32;

  /** Checks the code. */
  public Agency {
    if (!isWellFormed(code)) {
      throw new PanahException.InvalidRequest(
          "agency", "2 to 32 capital letters, digits and dashes, beginning with a letter");
    }
  }

  // No regular expression: every document that is read passes here.
  private static boolean isWellFormed(String code) {
    if (code.length() < 2 || code.length() > MAX_LENGTH || !isCapital(code.charAt(0))) {
      return false;
    }
    for (int i = 1; i < code.length(); i++) {
      char c = code.charAt(i);
      if (!isCapital(c) && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
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
