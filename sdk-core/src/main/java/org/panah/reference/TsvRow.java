package org.panah.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/** One line of a reference file, whose cells are checked as they are taken. */
final class TsvRow {
  private static final Pattern BAR = Pattern.compile("\\|");

  private final String file;
  private final int line;
  private final List<String> columns;
  private final List<String> cells;

  TsvRow(String file, int line, List<String> columns, List<String> cells) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.cells = cells;
  }

  /** The file and line, for error messages. */
  String place() {
    return file + " line " + line;
  }

  /** The cell, which may be empty. */
  String text(String column) {
    int index = columns.indexOf(column);
    return index < cells.size() ? cells.get(index) : "";
  }

  /** The cell, which must not be empty. */
  String required(String column) {
    return matching(column, cell -> !cell.isEmpty(), "must not be empty");
  }

  /** The cell, which must satisfy the rule. */
  String matching(String column, Predicate<String> test, String rule) {
    String cell = text(column);
    if (!test.test(cell)) {
      throw broken(column, rule);
    }
    return cell;
  }

  /** The cell as yes or no. */
  boolean flag(String column) {
    return matching(column, cell -> cell.equals("y") || cell.equals("n"), "y or n").equals("y");
  }

  /** The values of a cell that may hold several; empty when the cell is. */
  List<String> list(String column) {
    String cell = text(column);
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(BAR.split(cell, -1)).map(String::strip).toList();
  }

  /** The error that says which cell breaks which rule, without its value. */
  PanahException.InvalidRequest broken(String column, String rule) {
    return new PanahException.InvalidRequest(place() + " column " + column, rule);
  }
}
