package org.panah.person;

import java.util.Set;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * What kind of document an identifier stands on. Data: the constants are those that Panah knows
 * rules for, and a host may use codes of its own.
 *
 * @param code 2 to 32 capital letters, digits and underscores
 */
public record IdentifierType(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
  private static final Set<String> CITIZEN_NUMBERS = Set.of("CNIC", "CRC", "NICOP", "POC");

  /** Computerised national identity card, 13 digits. */
  public static final IdentifierType CNIC = new IdentifierType("CNIC");

  /** Child registration certificate (B-Form), the 13 digits that later stand on the card. */
  public static final IdentifierType CRC = new IdentifierType("CRC");

  /** National identity card for overseas Pakistanis, 13 digits. */
  public static final IdentifierType NICOP = new IdentifierType("NICOP");

  /** Pakistan origin card, 13 digits. */
  public static final IdentifierType POC = new IdentifierType("POC");

  /** Passport; changes at renewal. */
  public static final IdentifierType PASSPORT = new IdentifierType("PASSPORT");

  /** Proof of registration of an Afghan refugee. */
  public static final IdentifierType POR = new IdentifierType("POR");

  /** Number in a prison's register. */
  public static final IdentifierType PRISON = new IdentifierType("PRISON");

  /** Number in a register of offenders, for example the statutory one. */
  public static final IdentifierType REGISTER = new IdentifierType("REGISTER");

  /** Checks the code. */
  public IdentifierType {
    if (!FORM.matcher(code).matches()) {
      throw new PanahException.InvalidRequest(
          "identifier.type", "2 to 32 capital letters, digits and underscores");
    }
  }

  /**
   * The type with a code.
   *
   * @param code 2 to 32 capital letters, digits and underscores
   * @return the type
   */
  public static IdentifierType of(String code) {
    return new IdentifierType(code);
  }

  /**
   * Whether numbers of this type come from the citizens' number space, in which one person keeps
   * one number over several kinds of documents.
   */
  public boolean isCitizenNumber() {
    return CITIZEN_NUMBERS.contains(code);
  }

  @Override
  public String toString() {
    return code;
  }
}
