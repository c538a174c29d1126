package org.panah.reference;

import java.util.List;

/**
 * A province, territory or capital of Pakistan.
 *
 * @param code the ISO 3166-2 code, for example {@code PK-PB}; the only form that is ever written
 * @param name the English name
 * @param nameUrdu the name in Urdu script
 * @param aliases other codes and spellings that are accepted; empty when there are none
 */
public record Province(String code, String name, String nameUrdu, List<String> aliases) {
  /** Copies the list. */
  public Province {
    aliases = List.copyOf(aliases);
  }
}
