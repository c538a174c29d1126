package org.panah.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Forms under which two spellings of the same thing are equal. */
final class Spelling {
  private static final Pattern DISTRICT_WORDS =
      Pattern.compile("\\b(district|distt?)\\b|ضلع", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECTION_WORDS =
      Pattern.compile(
          "\\b(u/ss?|under|sections?|sect?|ss?|of|the)(?![a-z])", Pattern.CASE_INSENSITIVE);

  private Spelling() {}

  /** Letters and digits in lower case, without marks, with Arabic letters in their Urdu form. */
  static String of(String text) {
    String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder form = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Spelling::urduLetter)
        .forEach(form::appendCodePoint);
    return form.toString().toLowerCase(Locale.ROOT);
  }

  /** Like {@link #of}, without the word for "district". */
  static String ofDistrict(String text) {
    String form = of(DISTRICT_WORDS.matcher(text).replaceAll(" "));
    return form.isEmpty() ? of(text) : form;
  }

  /** Like {@link #of}, without the words around a citation: {@code u/s}, {@code section}. */
  static String ofSection(String text) {
    return of(SECTION_WORDS.matcher(text).replaceAll(" "));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  // Keyboards give the Arabic letters where Urdu has its own; they look alike and are not equal.
  private static int urduLetter(int letter) {
    return switch (letter) {
      case 'ي', 'ى' -> 'ی';
      case 'ك' -> 'ک';
      case 'ه', 'ة', 'ە', 'ھ' -> 'ہ';
      default -> letter;
    };
  }
}
