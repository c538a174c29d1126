package org.panah.exchange;

import java.io.Reader;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.exchange.CsvTable.CsvRow;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.reference.ReferenceData;

/** The records of a CSV file. */
final class CsvSource implements RowSource<CsvRow> {
  private final CsvTable table;
  private final Mapping mapping;
  private final Header header;
  private final RecordMapper mapper;
  private final RecordIds ids;
  private final SeenIds seen = new SeenIds();

  /**
   * Reads the header.
   *
   * @throws PanahException.InvalidRequest if it, or the mapping, does not tell what is needed
   */
  CsvSource(Reader text, Mapping mapping, ReferenceData reference, Agency owner, LocalDate today) {
    this.mapping = mapping;
    mapper = new RecordMapper(mapping, reference, owner, today);
    ids = new RecordIds(owner);
    table = new CsvTable(text, mapping.delimiter, mapping.encoding);
    header = new Header(table.titles(), mapping);
  }

  @Override
  public @Nullable CsvRow next() {
    return table.next();
  }

  @Override
  public OffenderRecord record(CsvRow row) throws Rejection {
    table.check(row);
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

  @Override
  public Rejection refused(CsvRow row, PanahException.InvalidRequest refusal) {
    return RecordMapper.refused(header, refusal);
  }

  @Override
  public Rejects<CsvRow> rejects(Writer out) {
    return table.rejects(out);
  }

  @Override
  public List<String> ignoredColumns() {
    return header.ignored();
  }
}
