package org.panah.person;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The countries of ISO 3166-1, by which passports are told apart. */
final class Countries {
  private static final Map<String, String> BY_SPELLING = bySpelling();

  private Countries() {}

  /**
   * A country as its three letters.
   *
   * @param text two or three letters of ISO 3166-1, or the English name, in any case
   * @return three capital letters; the text itself if it is none of these
   */
  static String canonical(String text) {
    return BY_SPELLING.getOrDefault(text.strip().toUpperCase(Locale.ROOT), text);
  }

  /**
   * Whether a text is the canonical form of a country.
   *
   * @param text the text
   * @return true if it is three capital letters of ISO 3166-1
   */
  static boolean isKnown(String text) {
    return text.equals(BY_SPELLING.get(text));
  }

  private static Map<String, String> bySpelling() {
    Map<String, String> spellings = new HashMap<>();
    for (String two : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(two).build();
      String three = country.getISO3Country();
      spellings.put(two, three);
      spellings.put(three, three);
      spellings.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), three);
    }
    return Map.copyOf(spellings);
  }
}
