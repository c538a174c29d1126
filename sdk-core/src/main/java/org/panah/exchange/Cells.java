package org.panah.exchange;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * The cells of one row, by what they tell.
 *
 * @param mapping how the file is read
 * @param header where its columns stand
 * @param cells the row
 */
record Cells(Mapping mapping, Header header, List<String> cells) {

  /** What a column tells, in Panah's words; null if nothing. */
  @Nullable String text(Column column) {
    String own = own(column);
    return own == null ? mapping.constants.get(column) : own;
  }

  /** What the row's own cells tell, whatever is said for all rows; null if nothing. */
  @Nullable String own(Column column) {
    String text = mapping.meaning(column, joined(column));
    return text.isEmpty() || mapping.saysAbsent(text) ? null : text;
  }

  private String joined(Column column) {
    int[] places = header.places(column);
    if (places.length == 1) {
      return stripped(cells.get(places[0]));
    }
    StringBuilder text = new StringBuilder();
    for (int place : places) {
      String part = stripped(cells.get(place));
      if (!part.isEmpty() && !mapping.saysAbsent(part)) {
        text.append(text.isEmpty() ? "" : column.joint()).append(part);
      } else if (column == Column.SOURCE_REF || (column == Column.FIR_NUMBER && text.isEmpty())) {
        // Half a name of a row is none, and a year alone is no number of a report.
        return "";
      }
    }
    return text.toString();
  }

  /** What a column tells, as a value; null if nothing. */
  <T> @Nullable T value(Column column, Function<String, T> reading) throws Rejection {
    String text = text(column);
    if (text == null) {
      return null;
    }
    try {
      return reading.apply(text);
    } catch (PanahException.InvalidRequest e) {
      throw rejection(column, e.rule());
    }
  }

  /** What a column tells, as a value that must be there. */
  <T> T required(Column column, Function<String, T> reading) throws Rejection {
    T value = value(column, reading);
    if (value == null) {
      throw rejection(column, "required");
    }
    return value;
  }

  Rejection rejection(Column column, String rule) {
    return new Rejection(header.label(column), rule);
  }

  /** A text on one line, with single spaces, and no white space or invisible marks around it. */
  static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isInvisible(text.charAt(from))) {
      from++;
    }
    while (from < to && isInvisible(text.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isSpace(c) && (c != ' ' || isSpace(text.charAt(i + 1)))) {
        return singleSpaced(text, from, to);
      }
    }
    return text.substring(from, to);
  }

  // An address is often written on several lines of its cell. And where there are no long runs of
  // spaces, none can slow down a pattern that is looked for in a cell.
  private static String singleSpaced(String text, int from, int to) {
    StringBuilder line = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (!isSpace(text.charAt(i))) {
        line.append(text.charAt(i));
      } else if (!isSpace(text.charAt(i + 1))) {
        line.append(' ');
      }
    }
    return line.toString();
  }

  private static boolean isSpace(char c) {
    return (c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) || c == '\u00a0';
  }

  // Marks of writing direction and spaces of no width come along with text out of documents.
  private static boolean isInvisible(char c) {
    return c <= ' '
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202f')
        || c == '\ufeff'
        || c == '\u3000';
  }

  @Override
  public String toString() {
    return "Cells[hidden]";
  }
}
