package org.panah.person;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * The checks that values share: each names the field and the rule, never the value. For values in
 * Panah's own packages and for hosts that add their own.
 */
public final class Checks {
  private static final Pattern OPAQUE = Pattern.compile("(?=.*\\d)[A-Za-z0-9._/-]{1,64}");
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\d)\\d{5}[._/-]?\\d{7}[._/-]?\\d(?!\\d)");

  private Checks() {}

  /**
   * A text without white space around it.
   *
   * @param field the field's name
   * @param value the text
   * @param max the most characters it may have
   * @return the text, stripped
   * @throws PanahException.InvalidRequest if it is missing, blank, too long or holds control
   *     characters
   */
  public static String text(String field, String value, int max) {
    // A JSON text may lack what the type says is there.
    if (value == null) {
      throw new PanahException.InvalidRequest(field, "required");
    }
    String text = value.strip();
    if (text.isEmpty() || text.length() > max || hasControl(text)) {
      throw new PanahException.InvalidRequest(
          field, "1 to " + max + " characters, no control characters");
    }
    return text;
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A text that may be absent; a blank one counts as absent.
   *
   * @param field the field's name
   * @param value the text or null
   * @param max the most characters it may have
   * @return the text, stripped, or null
   * @throws PanahException.InvalidRequest if it is too long or holds control characters
   */
  public static @Nullable String optional(String field, @Nullable String value, int max) {
    return value == null || value.isBlank() ? null : text(field, value, max);
  }

  /**
   * A pointer that means nothing outside the place where it was given.
   *
   * @param field the field's name
   * @param value the pointer
   * @return the pointer, stripped
   * @throws PanahException.InvalidRequest if it is no such text, or may be a citizen's number
   */
  public static String opaque(String field, String value) {
    String text = text(field, value, 64);
    if (!OPAQUE.matcher(text).matches() || NUMBER.matcher(text).find()) {
      throw new PanahException.InvalidRequest(
          field, "1 to 64 letters, digits, dots, slashes and dashes, with a digit, not a CNIC");
    }
    return text;
  }

  /**
   * Checks that a span does not end before it begins.
   *
   * @param field the field's name
   * @param from its first day, or null if open
   * @param until its last day, or null if open
   * @throws PanahException.InvalidRequest if it does
   */
  public static void span(String field, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (from != null && until != null && until.isBefore(from)) {
      throw new PanahException.InvalidRequest(field, "ends before it begins");
    }
  }

  /**
   * A text with Urdu, Arabic-Indic and other decimal digits turned into ASCII digits.
   *
   * @param value the text
   * @return the same text, digits folded
   */
  public static String asciiDigits(String value) {
    StringBuilder folded = null;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '9') {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
          if (folded == null) {
            folded = new StringBuilder(value);
          }
          folded.setCharAt(i, (char) ('0' + digit));
        }
      }
    }
    return folded == null ? value : folded.toString();
  }
}
