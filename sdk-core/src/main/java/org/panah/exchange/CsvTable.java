package org.panah.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * The rows of a CSV file below its titles, one after the other, whatever they tell; and the way
 * back for those that cannot be taken. For one thread.
 */
final class CsvTable {
  /** The most characters of a row. */
  static final int MAX_ROW = 65_536;

  private static final int MAX_COLUMNS = 1_024;
  private static final char UNREADABLE = '\ufffd';
  private static final String LONE_MARK = "a quotation mark that is not closed";

  private final TextScanner scanner;
  private final char delimiter;
  private final Charset encoding;
  private final CsvReader.CsvReaderBuilder parser;
  private final CsvReader.CsvReaderBuilder spacedParser;
  private final StringArrayHandler handler =
      StringArrayHandler.builder().maxFields(MAX_COLUMNS).build();
  private final Titles titles;

  /**
   * A row as it came.
   *
   * @param line where it begins
   * @param weight how long it is
   * @param cells its cells; of a broken row those of its line
   * @param fault what is wrong with the row as a whole; null if nothing
   */
  record CsvRow(long line, int weight, List<String> cells, @Nullable String fault)
      implements RowSource.Row {
    @Override
    public String toString() {
      return "CsvRow[" + line + ", hidden]";
    }
  }

  /**
   * Reads the titles.
   *
   * @param encoding in which the text was read, for what is said of unreadable characters
   * @throws PanahException.InvalidRequest if there are none
   */
  CsvTable(Reader text, char delimiter, Charset encoding) {
    this.delimiter = delimiter;
    this.encoding = encoding;
    scanner = new TextScanner(text, MAX_ROW);
    parser = CsvReader.builder().fieldSeparator(delimiter);
    spacedParser = CsvReader.builder().fieldSeparator(delimiter).trimWhitespacesAroundQuotes(true);
    CsvRow first = next();
    if (first == null) {
      throw new PanahException.InvalidRequest("header", "a first row that names the columns");
    }
    if (first.fault() != null) {
      throw new PanahException.InvalidRequest("header", first.fault());
    }
    titles = new Titles(first.cells());
    scanner.expect(titles.width());
  }

  Titles titles() {
    return titles;
  }

  /** The next row; null at the end. */
  @Nullable CsvRow next() {
    while (scanner.nextRow(delimiter)) {
      if (scanner.text().isBlank() && scanner.shape() != TextScanner.Shape.LONG) {
        continue;
      }
      CsvRow row = row();
      // Spreadsheets leave rows of nothing but delimiters behind their tables.
      if (row.fault() != null || !isBlank(row.cells())) {
        return row;
      }
    }
    return null;
  }

  private static boolean isBlank(List<String> cells) {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private CsvRow row() {
    String text = scanner.text();
    return switch (scanner.shape()) {
      case WHOLE -> whole(parser, text);
      case SPACED -> whole(spacedParser, text);
      case BROKEN -> broken(scanner.line(), text);
      case LONG ->
          new CsvRow(
              scanner.line(),
              0,
              List.of(),
              "longer than " + MAX_ROW + " characters, and so not repeated here");
    };
  }

  private CsvRow whole(CsvReader.CsvReaderBuilder reader, String text) {
    try {
      List<String> cells = Arrays.asList(reader.ofSingleCsvRecord(handler, text));
      return new CsvRow(scanner.line(), text.length(), cells, fault(text));
    } catch (CsvParseException e) {
      return new CsvRow(
          scanner.line(),
          0,
          List.of(),
          "more than " + MAX_COLUMNS + " cells, and so not repeated here");
    }
  }

  private CsvRow broken(long line, String text) {
    return new CsvRow(
        line,
        text.length(),
        LineCells.of(text, delimiter),
        LONE_MARK + " or does not end its cell");
  }

  private @Nullable String fault(String text) {
    if (text.indexOf('\u0000') >= 0) {
      return "holds the character NUL; a file in UTF-16 needs that encoding in its mapping";
    }
    if (text.indexOf(UNREADABLE) >= 0) {
      return "holds a character that is not of the encoding " + encoding;
    }
    return null;
  }

  /** Checks that a row is one: whole, and with a cell for each column. */
  void check(CsvRow row) throws Rejection {
    if (row.fault() != null) {
      throw new Rejection(Rejection.ROW, row.fault());
    }
    if (row.cells().size() != titles.width()) {
      throw new Rejection(
          Rejection.ROW,
          row.cells().size() + " cells, where the header names " + titles.width() + " columns");
    }
    checkMarks(row.cells());
  }

  // What a broken row became in a rejects file that was fed again as it was.
  private void checkMarks(List<String> cells) throws Rejection {
    boolean broken = titles.earlierRule(cells).startsWith(LONE_MARK);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if ((broken || cell.startsWith("\"")) && LineCells.hasLoneMark(cell)) {
        throw new Rejection(titles.label(i), LONE_MARK);
      }
    }
  }

  /** A writer of rows in the shape of this file, so that they can be corrected and fed again. */
  RowSource.Rejects<CsvRow> rejects(Writer out) {
    if (scanner.marked()) {
      try {
        out.write('\ufeff');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    CsvWriter writer =
        CsvWriter.builder()
            .fieldSeparator(delimiter)
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(0)
            .build(out);
    CsvWriter.CsvWriterRecord first = writer.writeRecord();
    Titles.REJECT_COLUMNS.forEach(first::writeField);
    for (int place : titles.original()) {
      first.writeField(titles.name(place));
    }
    first.endRecord();
    return (row, why) -> {
      CsvWriter.CsvWriterRecord line =
          writer
              .writeRecord()
              .writeField(String.valueOf(row.line()))
              .writeField(why.field())
              .writeField(why.rule());
      for (String cell : original(row.cells())) {
        line.writeField(cell);
      }
      line.endRecord();
    };
  }

  /** The cells without those that an earlier rejects file put before them, where it can be told. */
  private List<String> original(List<String> cells) {
    if (cells.size() != titles.width()) {
      int added = titles.width() - titles.original().length;
      return cells.subList(Math.min(added, cells.size()), cells.size());
    }
    return Arrays.stream(titles.original()).mapToObj(cells::get).toList();
  }
}
