package org.panah.reference;

import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;

/**
 * What is known of an agency.
 *
 * @param agency the agency
 * @param name its English name
 * @param province the ISO 3166-2 code of the province it serves; null for a federal body
 * @param kind what sort of body it is, for example {@code police} or {@code court}; a host may use
 *     words of its own
 */
public record AgencyEntry(Agency agency, String name, @Nullable String province, String kind) {
  /** The agency's code, for example {@code PB-POL}. */
  public String code() {
    return agency.code();
  }
}
