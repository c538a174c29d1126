package org.panah.person;

import org.panah.common.PanahException;

/**
 * The number of a computerised national identity card: 13 digits, in canonical form.
 *
 * <p>There is no public check digit, so a well-formed number need not have been issued. It tells
 * neither sex nor province as a fact, and this class does not pretend that it does. Hides itself in
 * {@link #toString()}.
 *
 * @param digits 13 ASCII digits, the first 1 to 8
 */
public record Cnic(String digits) {
  private static final String RULE = "13 digits, the first 1 to 8, with or without dashes";

  /** Checks the canonical form. */
  public Cnic {
    if (!isCanonical(digits)) {
      throw new PanahException.InvalidRequest("cnic", RULE);
    }
  }

  /**
   * The number written in a text.
   *
   * @param text {@code 35202-1234567-1}, {@code 3520212345671} or the same in Urdu or Arabic-Indic
   *     digits; spaces around it and between the groups are passed over
   * @return the number
   * @throws PanahException.InvalidRequest if the text holds anything else
   */
  public static Cnic parse(String text) {
    String ascii = Checks.asciiDigits(text);
    StringBuilder digits = new StringBuilder(13);
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (!isSeparator(c)) {
        throw new PanahException.InvalidRequest("cnic", RULE);
      }
    }
    return new Cnic(digits.toString());
  }

  /** The number as it is printed on the card: {@code 35202-1234567-1}. */
  public String formatted() {
    return digits.substring(0, 5) + "-" + digits.substring(5, 12) + "-" + digits.substring(12);
  }

  /** This number as an identifier. */
  public Identifier asIdentifier() {
    return Identifier.of(IdentifierType.CNIC, digits);
  }

  static boolean isCanonical(String text) {
    if (text.length() != 13 || text.charAt(0) < '1' || text.charAt(0) > '8') {
      return false;
    }
    for (int i = 1; i < 13; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  // Hyphens of several kinds and spaces come in from word processors and spreadsheets, marks of
  // writing direction and spaces of no width from web pages and messengers.
  private static boolean isSeparator(char c) {
    return c == '-'
        || c == '\u2010'
        || c == '\u2011'
        || c == '\u2013'
        || c == '\u2014'
        || c == '\u2212'
        || Character.isWhitespace(c)
        || c == '\u00a0'
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u061c'
        || c == '\ufeff';
  }

  @Override
  public String toString() {
    return "Cnic[hidden]";
  }
}
