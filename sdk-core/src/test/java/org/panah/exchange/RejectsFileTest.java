package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class RejectsFileTest {
  private final Desk desk = new Desk();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), String.join("\n", lines));
  }

  private Path rejects() {
    return folder.resolve("rejects.csv");
  }

  @Test
  void into_writesEachRejectedRow_asItCame_withLineFieldAndRule_inTheOrderOfTheFile()
      throws IOException {
    desk.takeIn(Desk.HEADER, Desk.row("5", "", "Imran Ali").replace("FIR", "CHARGED"));
    Path file =
        write(
            Desk.HEADER + ",remarks",
            Desk.row("1", " 12 ", "\"Ali, Imran\"") + ",\"two\nlines\"",
            Desk.row("2", "", "Akbar Ali") + ",",
            // The registry refuses this one, when the rows after it have been read already.
            "5,,Imran Ali,377B,FIR,ANTI-RAPE-ACT-2021-S24,2028-12-31,",
            "3,,Imran Ali",
            Desk.row("4", "", "\"Imran") + ",");
    ImportReport report = desk.takeIn(file, rejects());

    assertThat(report.rejected()).isEqualTo(4);
    assertThat(report.ignoredColumns()).containsExactly("remarks");
    assertThat(rejects())
        .hasContent(
            """
            panah_line,panah_field,panah_rule,source_ref,cnic,name,section,stage,legal_basis,review_by,remarks
            2,cnic,"13 digits, the first 1 to 8, with or without dashes",1, 12 ,"Ali, Imran",377B,FIR,ANTI-RAPE-ACT-2021-S24,2028-12-31,"two
            lines"
            5,stage,"FIR cannot follow CHARGED, only [CONVICTED, ACQUITTED] can",5,,Imran Ali,377B,FIR,ANTI-RAPE-ACT-2021-S24,2028-12-31,
            6,row,"3 cells, where the header names 8 columns",3,,Imran Ali
            7,row,a quotation mark that is not closed or does not end its cell,4,,\"""Imran",377B,FIR,ANTI-RAPE-ACT-2021-S24,2028-12-31,
            """);
  }

  @Test
  void into_rejectsTheSameRowsAgain_whenTheRejectsFileIsFedAsItIs() throws IOException {
    Path file =
        write(
            Desk.HEADER,
            Desk.row("1", "12", "Imran Ali"),
            "3,,Imran Ali",
            Desk.row("4", "", "\"Imran"),
            Desk.row("5", "", "x".repeat(CsvTable.MAX_ROW)));
    desk.takeIn(file, rejects());
    Path again = folder.resolve("again.csv");
    ImportReport report = desk.takeIn(rejects(), again);

    assertThat(report.read()).isEqualTo(4);
    assertThat(desk.rejections())
        .containsExactly(
            "2 cnic: 13 digits, the first 1 to 8, with or without dashes",
            "3 row: 6 cells, where the header names 10 columns",
            "4 name: a quotation mark that is not closed",
            "5 row: 3 cells, where the header names 10 columns");
    assertThat(again)
        .content()
        .startsWith("panah_line,panah_field,panah_rule,source_ref,cnic,")
        .contains("\n2,cnic,\"13 digits")
        .contains("\n3,row,\"6 cells, where the header names 10 columns\",3,,Imran Ali\n");
    assertThat(desk.records()).isEmpty();
  }

  @Test
  void into_showsTheMarksOfABrokenRow_andKeepsItsOtherCellsTogether() throws IOException {
    Path file =
        write(
            Desk.HEADER + ",a,b,c,d",
            Desk.row("1", "", "\"Imran") + ",\"u/s 376, 34\",\"a\"\"b\",\"x\"y,\"\"");
    desk.takeIn(file, rejects());
    assertThat(rejects())
        .content()
        .endsWith(
            ",\"\"\"Imran\",377B,FIR,ANTI-RAPE-ACT-2021-S24,2028-12-31,"
                + "\"u/s 376, 34\",\"a\"\"b\",\"\"\"x\"\"y\",\n");
  }

  @Test
  void into_takesTheRejectsFile_onceItIsCorrected() throws IOException {
    desk.mapping("delimiter = ;");
    Path file =
        write(
            "\ufeff" + Desk.HEADER.replace(',', ';'),
            Desk.row("1", "12", "Imran Ali").replace(',', ';'),
            Desk.row("2", "", "Akbar Ali").replace(',', ';'));
    desk.takeIn(file, rejects());
    String text = Files.readString(rejects());
    assertThat(text).startsWith("\ufeffpanah_line;panah_field;panah_rule;source_ref;");
    Path corrected = Files.writeString(folder.resolve("corrected.csv"), text.replace(";12;", ";;"));

    ImportReport report = desk.takeIn(corrected, rejects());

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected()).isZero();
    assertThat(report.ignoredColumns()).isEmpty();
    assertThat(desk.records()).hasSize(2);
    assertThat(rejects()).doesNotExist();
  }

  /** Whatever rows are made faulty in whatever way: corrected, all of them are taken in. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void into_addsEveryRow_afterTheRejectsFileWasCorrected(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of(Desk.HEADER + ",remarks"));
    int rows = 50 + random.nextInt(150);
    int faulty = 0;
    for (int i = 0; i < rows; i++) {
      String row = Desk.row("R-" + i, "", "Imran Ali") + ",\"note, with \"\"marks\"\"\n" + i + "\"";
      if (random.nextInt(4) == 0) {
        faulty++;
        row =
            switch (random.nextInt(5)) {
              case 0 -> row.replace("377B", "377B@x@");
              case 1 -> row.replace("FIR", "@x@FIR");
              case 2 -> row.replace("Imran Ali", "@x@\u0000Imran Ali");
              case 3 -> row.replace("2028-12-31", "@x@2028-12-31");
              default -> row.replace("ANTI", "@x@ANTI");
            };
      }
      lines.add(row);
    }
    ImportReport first = desk.takeIn(write(lines.toArray(new String[0])), rejects());
    assertThat(first.rejected()).isEqualTo(faulty);
    assertThat(first.added()).isEqualTo(rows - faulty);

    Path corrected = folder.resolve("corrected.csv");
    Files.writeString(
        corrected, Files.readString(rejects()).replace("@x@", "").replace("\u0000", ""));
    ImportReport second = desk.takeIn(corrected, rejects());
    assertThat(second.added()).isEqualTo(faulty);
    assertThat(second.rejected()).isZero();
    assertThat(desk.records()).hasSize(rows);
  }

  @Test
  void into_writesTheRejectsFile_inTheEncodingOfTheMapping() throws IOException {
    Charset arabic = Charset.forName("windows-1256");
    desk.mapping("encoding = windows-1256");
    Path file = folder.resolve("rows.csv");
    Files.write(file, (Desk.HEADER + "\n" + Desk.row("1", "12", "عمران")).getBytes(arabic));
    desk.takeIn(file, rejects());
    assertThat(Files.readString(rejects(), arabic)).contains(",1,12,عمران,377B,");
  }

  @Test
  void into_rejectsWhatIsNotOfTheEncoding_insteadOfGuessing() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.write(
        file,
        (Desk.HEADER + "\n" + Desk.row("1", "", "عمران"))
            .getBytes(Charset.forName("windows-1256")));
    desk.takeIn(file, rejects());
    assertThat(desk.rejections())
        .containsExactly("2 row: holds a character that is not of the encoding UTF-8");
  }

  @Test
  void into_keepsTheRejectsFileFromOthers() throws IOException {
    desk.takeIn(write(Desk.HEADER, Desk.row("1", "12", "Imran Ali")), rejects());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects())))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void into_takesAnEarlierRejectsFileAway_whenNothingIsRejected() throws IOException {
    desk.takeIn(write(Desk.HEADER, Desk.row("1", "12", "Imran Ali")), rejects());
    assertThat(rejects()).exists();
    desk.takeIn(write(Desk.HEADER, Desk.row("1", "", "Imran Ali")), rejects());
    assertThat(rejects()).doesNotExist();
  }

  @Test
  void into_leavesAFileThatIsNoRejectsFile_whenNothingIsRejected() throws IOException {
    Files.writeString(rejects(), "of somebody else", UTF_8);
    desk.takeIn(write(Desk.HEADER, Desk.row("1", "", "Imran Ali")), rejects());
    assertThat(rejects()).hasContent("of somebody else");
  }

  @Test
  void into_refusesToWriteTheRejects_overTheFileItReads() throws IOException {
    Path file = write(Desk.HEADER, Desk.row("1", "", "Imran Ali"));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(file, folder.resolve("x/../rows.csv")))
        .withMessageStartingWith("rejectsTo: ");
    assertThat(file).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"symbolic link", "link of the folder", "hard link", "unfinished file"})
  void into_refusesToWriteTheRejects_overTheFileItReads_underAnotherName(String kind)
      throws IOException {
    Path file = write(Desk.HEADER, Desk.row("1", "", "Imran Ali"));
    Path link = folder.resolve("link");
    Path rejects =
        switch (kind) {
          case "symbolic link" -> Files.createSymbolicLink(link, file);
          case "link of the folder" ->
              Files.createSymbolicLink(link, folder).resolve(file.getFileName());
          case "hard link" -> Files.createLink(link, file);
          default -> folder.resolve("rows");
        };
    Path imported =
        kind.equals("unfinished file") ? Files.move(file, folder.resolve("rows.part")) : file;

    for (Path[] way : new Path[][] {{imported, rejects}, {rejects, imported}}) {
      if (Files.exists(way[0])) {
        assertThatExceptionOfType(InvalidRequest.class)
            .isThrownBy(() -> desk.takeIn(way[0], way[1]))
            .withMessage("rejectsTo: another file than the one imported");
      }
    }
    assertThat(imported).exists();
    assertThat(desk.records()).isEmpty();
  }

  @Test
  void into_refusesAFile_thatIsNotThere() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(folder.resolve("none.csv"), rejects()))
        .withMessage("source file: a file that can be read");
  }

  @Test
  void into_tellsHowMuchOfTheFileWasRead() throws IOException {
    Path file = write(Desk.HEADER, Desk.row("1", "", "Imran Ali"));
    List<ImportProgress> told = new ArrayList<>();
    OffenderImport.csv(file)
        .listener(told::add)
        .time(Desk.NOON)
        .into(desk.offenders(), Desk.PUNJAB);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).bytesRead()).isEqualTo(Files.size(file));
    assertThat(told.get(0).fraction()).hasValue(1.0);
  }

  @Test
  void rejections_areCounted_whereNoFileIsWanted() {
    ImportReport report =
        OffenderImport.csv(new StringReader(Desk.HEADER + "\n1,,,,,,"))
            .time(Desk.NOON)
            .into(desk.offenders(), Desk.PUNJAB);
    assertThat(report.rejected()).isEqualTo(1);
  }
}
