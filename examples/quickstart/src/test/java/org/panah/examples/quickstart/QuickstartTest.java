package org.panah.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.exchange.ImportReport;
import org.panah.testkit.PlantedFault;
import org.panah.testkit.SyntheticPeople;

class QuickstartTest {
  private static final int ROWS = 5_000;

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void run_rejectsExactlyTheFaultyRows_andAddsNothingTheSecondTime() throws IOException {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
    List<PlantedFault> faults =
        SyntheticPeople.seeded(1).asOf(today).writeCsv(Writer.nullWriter(), ROWS, 0.004);

    ImportReport first = run("--rows", Integer.toString(ROWS));
    List<String> rejects = rejects("synthetic-people-" + ROWS);
    ImportReport second = run("--rows", Integer.toString(ROWS));

    assertThat(faults).hasSizeGreaterThan(12);
    assertThat(rejects)
        .isEqualTo(
            faults.stream()
                .map(
                    fault -> fault.line() + "," + (fault.field().isEmpty() ? "row" : fault.field()))
                .toList());
    assertThat(first.added()).isEqualTo(ROWS - faults.size());
    assertThat(first.rejected()).isEqualTo(faults.size());
    assertThat(second.added()).isZero();
    assertThat(second.amended()).isZero();
    assertThat(second.unchanged()).isEqualTo(first.added());
    assertThat(rejects("synthetic-people-" + ROWS)).isEqualTo(rejects);
  }

  @Test
  void story_showsEachScene() throws IOException {
    run("--rows", "2000");

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "SAME_IDENTIFIER",
            "0 hits",
            "A name as somebody heard it",
            "conflict (expected version 1, actual version 2)",
            "by id: nothing; earlier versions: not-found",
            "officer-4711 of SD-POL, INVESTIGATION on FIR 123/2026",
            "yes: ",
            "questions one after the other")
        .doesNotContain("Story Person");
  }

  @Test
  void sample_isImported_butForItsFaultyRows() throws IOException {
    ImportReport report = run("--sample");

    assertThat(report.read()).isEqualTo(200);
    assertThat(report.rejected()).isEqualTo(rejects("provincial-export").size()).isPositive();
    assertThat(report.added()).isEqualTo(200 - report.rejected());
  }

  private ImportReport run(String... args) throws IOException {
    String[] all = new String[args.length + 2];
    all[0] = "--folder";
    all[1] = folder.toString();
    System.arraycopy(args, 0, all, 2, args.length);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Quickstart.run(Settings.parse(all), out);
  }

  /** Line and field of each rejected row. */
  private List<String> rejects(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".rejects.csv")).stream()
        .skip(1)
        // A cell may go on over several lines.
        .filter(line -> line.matches("\\d+,[^,]+,.*"))
        .map(line -> line.split(",", 3))
        .map(cells -> cells[0] + "," + cells[1])
        .toList();
  }
}
