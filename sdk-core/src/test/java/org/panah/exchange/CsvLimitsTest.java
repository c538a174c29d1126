package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that are very long, very many or made to be slow. */
class CsvLimitsTest {
  private static final String GOOD = Desk.row("9", "", "Akbar Ali");

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void into_rejectsARow_thatIsTooLong_inBoundedMemory() {
    String tooLong = "x".repeat(CsvTable.MAX_ROW);
    desk.takeIn(
        Desk.HEADER,
        Desk.row("1", "", tooLong),
        Desk.row("2", "", "\"" + tooLong + "\""),
        ",".repeat(2_000),
        "1" + ",".repeat(2_000),
        GOOD);
    assertThat(desk.rejections())
        .containsExactly(
            "2 row: longer than 65536 characters, and so not repeated here",
            "3 row: longer than 65536 characters, and so not repeated here",
            "4 row: more than 1024 cells, and so not repeated here",
            "5 row: more than 1024 cells, and so not repeated here");
    assertThat(desk.records()).hasSize(1);
  }

  @Test
  @Timeout(20)
  void into_isNotSlowedDown_byLongRunsOfSpaces() {
    String[] lines = new String[101];
    lines[0] = Desk.HEADER;
    String spaces = " ".repeat(20_000);
    for (int i = 1; i < lines.length; i++) {
      String name = "Imran" + spaces + "\t" + spaces + "Ali";
      lines[i] = Desk.row("R-" + i, "", name);
    }
    desk.takeIn(lines);
    assertThat(desk.records())
        .hasSize(100)
        .allMatch(record -> "Imran Ali".equals(record.person().name().latin()));
  }

  @Test
  void into_findsASourceRefThatComesAgain_amongManyRows() {
    List<String> lines = new ArrayList<>(List.of(Desk.HEADER));
    for (int i = 0; i < 10_000; i++) {
      lines.add(Desk.row("R-" + i, "", "Imran Ali"));
    }
    lines.add(Desk.row("R-0", "", "Imran Ali"));
    lines.add(Desk.row("R-9999", "", "Imran Ali"));
    ImportReport report = desk.takeIn(lines.toArray(new String[0]));
    assertThat(report.added()).isEqualTo(10_000);
    assertThat(desk.rejections())
        .containsExactly(
            "10002 source_ref: once in a file; the same is on line 2",
            "10003 source_ref: once in a file; the same is on line 10001");
  }

  @Test
  void into_makesBatchesSmaller_whereRowsAreLong() {
    String row = Desk.row("1", "", "Imran Ali") + "," + "x".repeat(60_000);
    List<Long> batches = new ArrayList<>();
    OffenderImport.csv(new StringReader(Desk.HEADER + ",address\n" + (row + "\n").repeat(100)))
        .listener(progress -> batches.add(progress.read()))
        .into(desk.offenders(), Desk.PUNJAB);
    assertThat(batches).containsExactly(67L, 100L);
  }
}
