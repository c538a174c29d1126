package org.panah.offender;

import org.jspecify.annotations.Nullable;
import org.panah.person.Checks;

/**
 * A first information report; its number is unique only within the year, the station and the
 * district.
 *
 * @param number number and year, for example {@code 123/2026}
 * @param station the police station
 * @param district the district's key in the reference data; null if not known
 */
public record FirReference(String number, String station, @Nullable String district) {
  /** Checks the texts. */
  public FirReference {
    number = Checks.text("fir.number", number, 64);
    station = Checks.text("fir.station", station, 128);
    district = Checks.optional("fir.district", district, 64);
  }
}
