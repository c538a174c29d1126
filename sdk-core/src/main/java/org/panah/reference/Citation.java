package org.panah.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A citation without the clause that it may name, since the schedule knows sections only.
 *
 * @param section the citation without its clauses: {@code PPC 376} of {@code PPC 376(3)}
 * @param lettered how it reads if the letter in brackets belongs to the number: {@code PPC 377a} of
 *     {@code PPC 377(a)}; null if it can only be a clause
 */
record Citation(String section, @Nullable String lettered) {
  // A number, perhaps with its letter; then "(3)", "(iii)", "(1)(a)" or "clause (a)".
  private static final Pattern CLAUSES =
      Pattern.compile(
          "(\\d)([\\s\\p{Pd}]{0,3}[a-z](?![a-z]))?\\s*"
              + "((?:(?:sub[\\s-]?)?(?:clause|section)|cl\\.?)\\s*)?"
              + "\\(\\s*(\\d{1,3}|[a-z]|[ivxlc]{2,6})\\s*\\)"
              + "(?:\\s*\\(\\s*(?:\\d{1,3}|[a-z]|[ivxlc]{2,6})\\s*\\))*",
          Pattern.CASE_INSENSITIVE);

  static Citation of(String text) {
    Matcher match = CLAUSES.matcher(text);
    if (!match.find()) {
      return new Citation(text, null);
    }
    boolean maybeLettered =
        match.group(2) == null
            && match.group(3) == null
            && Character.isLetter(match.group(4).charAt(0))
            && match.group(4).length() == 1;
    return new Citation(
        match.replaceAll("$1$2 "), maybeLettered ? match.replaceFirst("$1$4 ") : null);
  }
}
