package org.panah.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A district, or one that was divided and that older cases still name.
 *
 * @param slug the key: the province's letters, a dash and the English name, for example {@code
 *     PB-lahore}
 * @param province the ISO 3166-2 code of its province
 * @param name the English name
 * @param nameUrdu the name in Urdu script
 * @param aliases other spellings that are accepted; empty when there are none
 * @param until the year in which it was divided; null while it exists
 */
public record District(
    String slug,
    String province,
    String name,
    String nameUrdu,
    List<String> aliases,
    @Nullable Integer until) {
  /** Copies the list. */
  public District {
    aliases = List.copyOf(aliases);
  }

  /** Whether the district exists today. */
  public boolean current() {
    return until == null;
  }
}
