package org.panah.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms under which two spellings of the same thing are equal. */
final class Spelling {
  private static final Pattern DISTRICT_WORDS =
      Pattern.compile("\\b(district|distt?)\\b|ضلع", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECTION_WORDS =
      Pattern.compile(
          "\\b(u/ss?|under|sections?|sect?|ss?(?=[.\\s]*\\d)|of|the)(?![a-z])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER_OR_WORD = Pattern.compile("\\p{Nd}+|[\\p{L}\\p{M}]+");
  private static final Pattern DASHES = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}\u2212]*");

  private Spelling() {}

  /** Letters and digits in lower case, without marks, with Arabic letters in their Urdu form. */
  static String of(String text) {
    StringBuilder form = new StringBuilder(text.length());
    plain(text)
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

  /**
   * Like {@link #of}, without the words around a citation: {@code u/s}, {@code section}. A space
   * stays where without it two things would become a third: between two numbers, between a number
   * and a letter that anything but dashes and spaces keeps apart, and for a slash.
   */
  static String ofSection(String text) {
    String plain = SECTION_WORDS.matcher(plain(text)).replaceAll(" ");
    StringBuilder form = new StringBuilder(plain.length());
    Matcher part = NUMBER_OR_WORD.matcher(plain);
    String before = "";
    int end = 0;
    while (part.find()) {
      if (!before.isEmpty()
          && keepsApart(before, plain.substring(end, part.start()), part.group())) {
        form.append(' ');
      }
      form.append(of(part.group()));
      before = part.group();
      end = part.end();
    }
    return form.toString();
  }

  private static boolean keepsApart(String before, String gap, String after) {
    if (gap.indexOf('/') >= 0) {
      return true;
    }
    if (!Character.isDigit(before.charAt(0))) {
      return false;
    }
    // Of what follows a number, a letter or two belong to it, and more are the statute.
    return Character.isDigit(after.charAt(0))
        || (after.length() <= 2 && !DASHES.matcher(gap).matches());
  }

  private static String plain(String text) {
    return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
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
