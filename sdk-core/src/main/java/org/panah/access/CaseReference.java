package org.panah.access;

import org.panah.common.PanahException;

/**
 * The case on which a question is asked.
 *
 * @param kind what is referred to: {@code FIR}, {@code COURT}, {@code ALERT}, {@code APPLICATION}
 * @param number its number, unique within the place
 * @param place the station and district, the court or the office that gave the number
 */
public record CaseReference(String kind, String number, String place) {
  /** Checks that nothing is blank or overlong. */
  public CaseReference {
    kind = text("case.kind", kind, 32);
    number = text("case.number", number, 64);
    place = text("case.place", place, 128);
  }

  /**
   * A first information report.
   *
   * @param number number and year, for example {@code 123/2026}
   * @param place police station and district, without which the number is not unique
   * @return the reference
   */
  public static CaseReference fir(String number, String place) {
    return new CaseReference("FIR", number, place);
  }

  /**
   * An application, for example of a school that vets a teacher.
   *
   * @param number the application's number
   * @param place the office that gave it
   * @return the reference
   */
  public static CaseReference application(String number, String place) {
    return new CaseReference("APPLICATION", number, place);
  }

  private static String text(String field, String value, int max) {
    String text = value.strip();
    if (text.isEmpty()
        || text.length() > max
        || text.codePoints().anyMatch(c -> Character.isISOControl(c) || isHalf(c))) {
      throw new PanahException.InvalidRequest(
          field, "1 to " + max + " characters, no control characters");
    }
    return text;
  }

  // Half a pair would not survive the way through UTF-8, and with it neither would an audit's hash.
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  @Override
  public String toString() {
    return kind + " " + number + ", " + place;
  }
}
