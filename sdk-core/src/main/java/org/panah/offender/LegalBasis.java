package org.panah.offender;

import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * The law or rule by which a record is kept (guard G25).
 *
 * @param code 2 to 64 capital letters, digits, dots and dashes, for example {@code
 *     ANTI-RAPE-ACT-2021-S24}
 */
public record LegalBasis(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9.-]{1,63}");

  /** Checks the code. */
  public LegalBasis {
    if (!FORM.matcher(code).matches()) {
      throw new PanahException.InvalidRequest(
          "legalBasis", "2 to 64 capital letters, digits, dots and dashes");
    }
  }

  /**
   * The basis with a code.
   *
   * @param code 2 to 64 capital letters, digits, dots and dashes
   * @return the basis
   */
  public static LegalBasis of(String code) {
    return new LegalBasis(code);
  }

  @Override
  public String toString() {
    return code;
  }
}
