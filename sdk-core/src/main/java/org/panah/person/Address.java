package org.panah.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a person lives or lived. Hides itself in {@link #toString()}.
 *
 * @param kind how the person is tied to it
 * @param text street, village, as written
 * @param district the district's key in the reference data; null if not known
 * @param policeStation whose area it is in; null if not known
 * @param from the first day it held; null if not known
 * @param until the last day it held; null if it still holds or is not known
 * @param verifiedOn when somebody last looked; null if nobody has
 */
public record Address(
    Kind kind,
    String text,
    @Nullable String district,
    @Nullable String policeStation,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable LocalDate verifiedOn) {

  /** How a person is tied to an address. */
  public enum Kind {
    /** The permanent address of the identity card. */
    PERMANENT,
    /** The present address of the identity card. */
    PRESENT,
    /** Any other. */
    OTHER
  }

  /** Checks texts and span. */
  public Address {
    text = Checks.text("address.text", text, 500);
    district = Checks.optional("address.district", district, 64);
    policeStation = Checks.optional("address.policeStation", policeStation, 128);
    Checks.span("address.until", from, until);
  }

  /**
   * An address of which no dates are known.
   *
   * @param kind how the person is tied to it
   * @param text street, village, as written
   * @param district the district's key in the reference data; null if not known
   * @return the address
   */
  public static Address of(Kind kind, String text, @Nullable String district) {
    return new Address(kind, text, district, null, null, null, null);
  }

  @Override
  public String toString() {
    return "Address[" + kind + ", hidden]";
  }
}
