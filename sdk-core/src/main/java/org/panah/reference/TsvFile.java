package org.panah.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.panah.common.PanahException;

/**
 * A reference file as read: its version and its rows, not yet understood.
 *
 * @param name the file's name, for error messages
 * @param version what the comment {@code # version: ...} says
 * @param rows the rows, in file order
 */
record TsvFile(String name, String version, List<TsvRow> rows) {
  private static final String VERSION = "# version:";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static TsvFile read(Reader source, String name, ReferenceKind kind) {
    List<String> columns = kind.columns();
    List<TsvRow> rows = new ArrayList<>();
    String version = "";
    boolean headed = false;
    try {
      BufferedReader lines = new BufferedReader(source);
      int number = 0;
      for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
        number++;
        String line = raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(1) : raw;
        if (line.startsWith(VERSION)) {
          version = line.substring(VERSION.length()).strip();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          List<String> cells = cells(line);
          if (headed) {
            rows.add(row(name, number, columns, cells));
          } else if (isHeader(cells, columns)) {
            headed = true;
          } else {
            throw new PanahException.InvalidRequest(
                name + " line " + number,
                "the first line after the comments names the columns: "
                    + String.join(", ", columns));
          }
        }
      }
    } catch (IOException e) {
      throw new PanahException.InvalidRequest(name, "a readable file in UTF-8", e);
    }
    if (version.isEmpty()) {
      throw new PanahException.InvalidRequest(name, "a comment line '" + VERSION + " ...'");
    }
    return new TsvFile(name, version, rows);
  }

  // A file that was written before a kind had its last columns is read as if they were empty.
  private static boolean isHeader(List<String> cells, List<String> columns) {
    return cells.size() > 1
        && cells.size() <= columns.size()
        && cells.equals(columns.subList(0, cells.size()));
  }

  private static TsvRow row(String name, int number, List<String> columns, List<String> cells) {
    TsvRow row = new TsvRow(name, number, columns, cells);
    if (cells.size() > columns.size()) {
      throw new PanahException.InvalidRequest(
          row.place(), columns.size() + " columns at most, found " + cells.size());
    }
    return row;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\t", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
