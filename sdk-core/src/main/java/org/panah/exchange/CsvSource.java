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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.reference.ReferenceData;

/** The rows of a CSV file. */
final class CsvSource implements RowSource<CsvSource.CsvRow> {
  /** The most characters of a row. */
  static final int MAX_ROW = 65_536;

  private static final int MAX_COLUMNS = 1_024;
  private static final char UNREADABLE = '\ufffd';
  private static final String LONE_MARK = "a quotation mark that is not closed";

  private final TextScanner scanner;
  private final char delimiter;
  private final CsvReader.CsvReaderBuilder parser;
  private final CsvReader.CsvReaderBuilder spacedParser;
  private final StringArrayHandler handler =
      StringArrayHandler.builder().maxFields(MAX_COLUMNS).build();
  private final Mapping mapping;
  private final Header header;
  private final RecordMapper mapper;
  private final RecordIds ids;
  private final SeenIds seen = new SeenIds();

  /**
   * A row as it came.
   *
   * @param line where it begins
   * @param weight how long it is
   * @param cells its cells; of a broken row those of its line
   * @param fault what is wrong with the row as a whole; null if nothing
   */
  record CsvRow(long line, int weight, List<String> cells, @Nullable String fault) implements Row {
    @Override
    public String toString() {
      return "CsvRow[" + line + ", hidden]";
    }
  }

  /**
   * Reads the header.
   *
   * @throws PanahException.InvalidRequest if it, or the mapping, does not tell what is needed
   */
  CsvSource(Reader text, Mapping mapping, ReferenceData reference, Agency owner, LocalDate today) {
    this.mapping = mapping;
    scanner = new TextScanner(text, MAX_ROW);
    delimiter = mapping.delimiter;
    parser = CsvReader.builder().fieldSeparator(delimiter);
    spacedParser = CsvReader.builder().fieldSeparator(delimiter).trimWhitespacesAroundQuotes(true);
    mapper = new RecordMapper(mapping, reference, owner, today);
    ids = new RecordIds(owner);
    CsvRow first = next();
    if (first == null) {
      throw new PanahException.InvalidRequest("header", "a first row that names the columns");
    }
    if (first.fault() != null) {
      throw new PanahException.InvalidRequest("header", first.fault());
    }
    header = new Header(first.cells(), mapping);
    scanner.expect(header.width());
  }

  @Override
  public @Nullable CsvRow next() {
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
      return "holds a character that is not of the encoding " + mapping.encoding;
    }
    return null;
  }

  @Override
  public OffenderRecord record(CsvRow row) throws Rejection {
    if (row.fault() != null) {
      throw new Rejection(Rejection.ROW, row.fault());
    }
    if (row.cells().size() != header.width()) {
      throw new Rejection(
          Rejection.ROW,
          row.cells().size() + " cells, where the header names " + header.width() + " columns");
    }
    checkMarks(row.cells());
    Cells cells = new Cells(mapping, header, row.cells());
    OffenderId id = cells.required(Column.SOURCE_REF, ids::of);
    // Before anything else of the row can be refused: a rejected one counts as well, since it comes
    // back corrected.
    long before = seen.before(id, row.line());
    if (before != 0) {
      // Mostly a number less unique than it was thought: one row would overwrite the other.
      throw cells.rejection(Column.SOURCE_REF, "once in a file; the same is on line " + before);
    }
    return mapper.map(cells, id);
  }

  // What a broken row became in a rejects file that was fed again as it was.
  private void checkMarks(List<String> cells) throws Rejection {
    boolean broken = header.earlierRule(cells).startsWith(LONE_MARK);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if ((broken || cell.startsWith("\"")) && LineCells.hasLoneMark(cell)) {
        throw new Rejection(header.label(i), LONE_MARK);
      }
    }
  }

  @Override
  public Rejection refused(CsvRow row, PanahException.InvalidRequest refusal) {
    return RecordMapper.refused(header, refusal);
  }

  @Override
  public Rejects<CsvRow> rejects(Writer out) {
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
    CsvWriter.CsvWriterRecord titles = writer.writeRecord();
    Header.REJECT_COLUMNS.forEach(titles::writeField);
    for (int place : header.original()) {
      titles.writeField(header.name(place));
    }
    titles.endRecord();
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
    if (cells.size() != header.width()) {
      int added = header.width() - header.original().length;
      return cells.subList(Math.min(added, cells.size()), cells.size());
    }
    return Arrays.stream(header.original()).mapToObj(cells::get).toList();
  }

  @Override
  public List<String> ignoredColumns() {
    return header.ignored();
  }
}
