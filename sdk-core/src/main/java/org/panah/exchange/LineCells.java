package org.panah.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one line read by itself, whatever stands before and after it: a quotation mark means
 * something only where it begins a cell and pairs within the line. Of the others the marks are
 * shown.
 */
final class LineCells {
  private LineCells() {}

  static List<String> of(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    int begin = 0;
    while (begin <= line.length()) {
      int close = line.startsWith("\"", begin) ? closingQuote(line, begin + 1) : -1;
      boolean paired =
          close >= 0 && (close + 1 == line.length() || line.charAt(close + 1) == delimiter);
      int next = paired ? close + 1 : line.indexOf(delimiter, begin);
      int end = next < 0 ? line.length() : next;
      cells.add(
          paired
              ? line.substring(begin + 1, close).replace("\"\"", "\"")
              : line.substring(begin, end));
      begin = end + 1;
    }
    return cells;
  }

  /** The place of the quotation mark that ends a text, or -1 if none does. */
  static int closingQuote(String text, int from) {
    int quote = text.indexOf('"', from);
    while (quote >= 0 && text.startsWith("\"\"", quote)) {
      quote = text.indexOf('"', quote + 2);
    }
    return quote;
  }

  /** Whether one of its quotation marks has no other to pair with. */
  static boolean hasLoneMark(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
