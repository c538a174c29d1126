package org.panah.person;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * A number that a document gives a person. Hides its value in {@link #toString()}.
 *
 * @param type what kind of document
 * @param value the number in canonical form: capital letters, ASCII digits, no separators
 * @param issuer who gave it: a prison, a register, of a passport the country, as three letters
 *     where it is one of ISO 3166-1; null if not known
 * @param validFrom the first day it holds; null if not known
 * @param validUntil the last day it holds; null if not known or unlimited
 */
public record Identifier(
    IdentifierType type,
    String value,
    @Nullable String issuer,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil) {

  /** Brings the value into canonical form and checks it by the rules of its type. */
  public Identifier {
    Objects.requireNonNull(type, "type");
    value = canonical(type, value);
    issuer = Checks.optional("identifier.issuer", issuer, 64);
    if (issuer != null && type.equals(IdentifierType.PASSPORT)) {
      issuer = Countries.canonical(issuer);
    }
    Checks.span("identifier.validUntil", validFrom, validUntil);
  }

  /**
   * An identifier of which only type and number are known.
   *
   * @param type what kind of document
   * @param value the number
   * @return the identifier
   */
  public static Identifier of(IdentifierType type, String value) {
    return new Identifier(type, value, null, null, null);
  }

  /**
   * An identifier whose number is unique only within its issuer.
   *
   * @param type what kind of document
   * @param value the number
   * @param issuer who gave it
   * @return the identifier
   */
  public static Identifier of(IdentifierType type, String value, String issuer) {
    return new Identifier(type, value, issuer, null, null);
  }

  /**
   * The token under which records with this identifier are found. Citizens' numbers share one
   * space, whichever document they stand on, and are their own token; the issuer is left out, since
   * it is often not known.
   */
  public String token() {
    return type.isCitizenNumber() ? value : type.code() + ":" + value;
  }

  /**
   * Whether another identifier has the same token.
   *
   * @param other the other
   * @return true if both are one number in one space of numbers
   */
  public boolean sameNumber(Identifier other) {
    return value.equals(other.value)
        && (type.equals(other.type) || (type.isCitizenNumber() && other.type.isCitizenNumber()));
  }

  /**
   * Whether this identifier and another say by which countries they were issued, and name two.
   *
   * @param other the other
   * @return false where one of them tells no country of ISO 3166-1
   */
  public boolean ofAnotherCountry(Identifier other) {
    return issuer != null
        && other.issuer != null
        && Countries.isKnown(issuer)
        && Countries.isKnown(other.issuer)
        && !issuer.equals(other.issuer);
  }

  private static String canonical(IdentifierType type, String value) {
    if (type.isCitizenNumber()) {
      if (Cnic.isCanonical(value)) {
        return value;
      }
      try {
        return Cnic.parse(value).digits();
      } catch (PanahException.InvalidRequest e) {
        throw new PanahException.InvalidRequest(type.code().toLowerCase(Locale.ROOT), e.rule());
      }
    }
    StringBuilder kept = new StringBuilder();
    Checks.asciiDigits(value)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(kept::appendCodePoint);
    return Checks.text("identifier." + type.code().toLowerCase(Locale.ROOT), kept.toString(), 64);
  }

  @Override
  public String toString() {
    return "Identifier[" + type + ", hidden]";
  }
}
