package org.panah.exchange;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.panah.common.PanahException;

/**
 * Tells where the rows of a text begin and end, in bounded memory.
 *
 * <p>A CSV library that reads a whole file takes a stray quotation mark for the beginning of a text
 * that goes on over the following rows, up to the next mark that happens to end a cell: two rows
 * become one, and the first person gets what the second one did. Here a stray mark costs the one
 * line on which it stands, and every line that could be read both ways is given up.
 */
final class TextScanner {
  /** What a row looks like from outside. */
  enum Shape {
    /** As it should. */
    WHOLE,
    /** As it should, but for blanks between delimiters and quotation marks. */
    SPACED,
    /** With quotation marks that do not pair; the text is that of one line. */
    BROKEN,
    /** Longer than the limit; there is no text. */
    LONG
  }

  private static final int BROKEN = -1;
  private static final int LONG = -2;
  private static final char QUOTE = '"';
  private static final char BOM = '\ufeff';

  private final Reader source;
  private final int limit;
  private final char[] buffer;
  private int start;
  private int end;
  private boolean over;
  private boolean begun;
  private boolean marked;
  private long nextLine = 1;
  private long line;
  private String text = "";
  private Shape shape = Shape.WHOLE;
  private int width;
  private boolean spansLines;
  private boolean doubting;

  TextScanner(Reader source, int limit) {
    this.source = source;
    this.limit = limit;
    this.buffer = new char[3 * limit + 2];
  }

  /** Tells how many cells a row has, by which rows that stray marks put together are known. */
  void expect(int cells) {
    width = cells;
  }

  /** Moves on to the next line; false at the end. */
  boolean nextLine() {
    if (!ready()) {
      return false;
    }
    take(lineEnd(), Shape.WHOLE);
    return true;
  }

  /** Moves on to the next row of a CSV file, which may span lines; false at the end. */
  boolean nextRow(char delimiter) {
    if (!ready()) {
      return false;
    }
    shape = Shape.WHOLE;
    spansLines = false;
    int stop = rowEnd(delimiter);
    if (stop == BROKEN || (stop != LONG && isDoubtful(stop, delimiter))) {
      doubting = true;
      take(lineEnd(), Shape.BROKEN);
    } else {
      take(stop, shape);
    }
    return true;
  }

  /** The number of the line on which the row begins; the first is 1. */
  long line() {
    return line;
  }

  String text() {
    return text;
  }

  Shape shape() {
    return shape;
  }

  /** Whether the text begins with a byte order mark, as Excel writes and wants it. */
  boolean marked() {
    return marked;
  }

  private boolean ready() {
    if (!over && end - start < limit + 2) {
      fill();
    }
    if (!begun) {
      begun = true;
      marked = start < end && buffer[start] == BOM;
      start += marked ? 1 : 0;
    }
    return start < end;
  }

  private void fill() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    try {
      while (end < buffer.length && !over) {
        int count = source.read(buffer, end, buffer.length - end);
        over = count < 0;
        end += Math.max(count, 0);
      }
    } catch (IOException e) {
      throw new PanahException.Unavailable("source file", e);
    }
  }

  private int bound() {
    return Math.min(end, start + limit + 1);
  }

  private int lineEnd() {
    int bound = bound();
    int i = start;
    while (i < bound && !isNewline(buffer[i])) {
      i++;
    }
    return i < bound || atEnd(bound) ? i : LONG;
  }

  private int rowEnd(char delimiter) {
    int bound = bound();
    int i = start;
    while (i < bound) {
      // Here a cell begins: only here does a quotation mark mean anything.
      int begin = pastBlanks(i, bound, delimiter);
      if (begin < bound && buffer[begin] == QUOTE) {
        int close = closingQuote(begin + 1, bound);
        int after = pastBlanks(close + 1, bound, delimiter);
        if (close < 0 || (after < bound && !endsCell(buffer[after], delimiter))) {
          return BROKEN;
        }
        if (begin > i || after > close + 1) {
          shape = Shape.SPACED;
        }
        begin = after;
      }
      i = begin;
      while (i < bound && !endsCell(buffer[i], delimiter)) {
        i++;
      }
      if (i < bound && buffer[i] != delimiter) {
        return i;
      }
      i++;
    }
    return atEnd(bound) ? bound : LONG;
  }

  private boolean isDoubtful(int stop, char delimiter) {
    if (width == 0 || !(spansLines || doubting)) {
      return false;
    }
    String row = new String(buffer, start, stop - start);
    if (spansLines && holdsRows(row, delimiter)) {
      return true;
    }
    if (doubting) {
      // The end of a text whose beginning was given up looks like a row if it has enough commas.
      if (LineCells.hasLoneMark(row)) {
        return true;
      }
      doubting = !spansLines && LineCells.of(row, delimiter).size() != width;
    }
    return false;
  }

  /** Whether one of the lines that a row spans, but for its first, could be a row of its own. */
  private boolean holdsRows(String row, char delimiter) {
    List<String> lines = row.lines().toList();
    int close = row.charAt(0) == QUOTE ? LineCells.closingQuote(row, 1) : 0;
    long endOfFirstCell = newlines(row.substring(0, close + 1));
    int before = LineCells.of(lines.get(0), delimiter).size();
    for (int i = 1; i < lines.size(); i++) {
      int cells = LineCells.of(lines.get(i), delimiter).size();
      // Where the lines before would make a whole row, this one may also have a comma too many.
      // The line on which the row's first cell ends has the cells of a row in any case.
      if (before >= width ? cells >= width : cells == width && i != endOfFirstCell) {
        return true;
      }
      before += cells - 1;
    }
    return false;
  }

  private boolean atEnd(int bound) {
    return over && bound == end && end - start <= limit;
  }

  /** The place of the quotation mark that ends a text, or -1 if none does. */
  private int closingQuote(int from, int bound) {
    for (int i = from; i < bound; i++) {
      if (buffer[i] == QUOTE) {
        if (i + 1 >= end || buffer[i + 1] != QUOTE) {
          return i;
        }
        i++;
      } else if (isNewline(buffer[i])) {
        spansLines = true;
      }
    }
    return -1;
  }

  private int pastBlanks(int from, int bound, char delimiter) {
    int i = from;
    while (i < bound && (buffer[i] == ' ' || buffer[i] == '\t') && buffer[i] != delimiter) {
      i++;
    }
    return i;
  }

  private void take(int stop, Shape found) {
    line = nextLine;
    if (stop == LONG) {
      text = "";
      shape = Shape.LONG;
      passOverLine();
    } else {
      text = new String(buffer, start, stop - start);
      shape = found;
      nextLine += newlines(text);
      start = stop;
    }
    passOverNewline();
  }

  private void passOverLine() {
    while (true) {
      while (start < end && !isNewline(buffer[start])) {
        start++;
      }
      if (start < end || over) {
        return;
      }
      fill();
    }
  }

  private void passOverNewline() {
    if (!over && end - start < 2) {
      fill();
    }
    if (start < end) {
      boolean two = buffer[start] == '\r' && start + 1 < end && buffer[start + 1] == '\n';
      start += two ? 2 : 1;
      nextLine++;
    }
  }

  private static long newlines(String text) {
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return 0;
    }
    // A row never ends in a newline of its own: what follows a closing quotation mark ends it.
    return text.lines().count() - 1;
  }

  private static boolean endsCell(char c, char delimiter) {
    return c == delimiter || isNewline(c);
  }

  private static boolean isNewline(char c) {
    return c == '\n' || c == '\r';
  }
}
