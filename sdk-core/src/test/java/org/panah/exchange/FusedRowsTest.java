package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.offender.OffenderRecord;

/** Stray quotation marks that another row's marks happen to close, and texts on several lines. */
class FusedRowsTest {
  private static final String HEADER =
      "source_ref,cnic,name,address,section,stage,legal_basis,review_by";
  private static final String BROKEN =
      " row: a quotation mark that is not closed or does not end its cell";

  private final Desk desk = new Desk();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
  }

  private static String row(String ref, String name, String address, String section, String stage) {
    return ref + ",," + name + "," + address + "," + section + "," + stage + ",PB-2024,2028-12-31";
  }

  private static String clean(String ref) {
    return row(ref, "Test Three", "House 1", "377", "FIR");
  }

  private void takeIn(String newline, String... rows) {
    desk.takeIn(HEADER + newline + String.join(newline, rows) + newline);
  }

  private String told() {
    StringBuilder told = new StringBuilder();
    for (OffenderRecord record : desk.records()) {
      told.append(record.person().name().latin())
          .append(' ')
          .append(record.offences().get(0).section())
          .append(' ')
          .append(record.offences().get(0).stage())
          .append("; ");
    }
    return told.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void into_fusesNoRows_whereALaterRowsMarkClosesAStrayOne(String newline) {
    takeIn(
        newline,
        row("A1", "Test One", "\"House 5", "377B", "CHALLAN"),
        row("A2", "Test Two", "Flat 2 Block 5\"", "376", "CONVICTED"),
        clean("A3"));

    assertThat(desk.rejections()).containsExactly("2" + BROKEN, "3" + BROKEN);
    assertThat(told()).isEqualTo("Test Three PPC 377 FIR; ");
  }

  @Test
  void into_takesTheRowsBetweenTwoStrayMarks() {
    takeIn(
        "\n",
        row("A1", "Test One", "\"House 5", "377B", "CHALLAN"),
        clean("A2"),
        row("A3", "Test Two", "Flat 2 Block 5\"", "376", "CONVICTED"),
        clean("A4"));

    assertThat(desk.rejections()).contains("2" + BROKEN).noneMatch(text -> text.startsWith("3"));
    assertThat(told()).startsWith("Test Three PPC 377 FIR; ").doesNotContain("Test One");
    assertThat(told()).endsWith("Test Three PPC 377 FIR; ");
  }

  @Test
  void into_fusesNoRows_whereTheSecondHasACommaTooMany() {
    takeIn(
        "\n",
        row("A1", "Test One", "\"House 5", "377B", "CHALLAN"),
        row("A2", "Test Two", "Flat 2, Block 5\"", "376", "CONVICTED"),
        clean("A3"));

    assertThat(desk.rejections()).containsExactly("2" + BROKEN, "3" + BROKEN);
    assertThat(told()).isEqualTo("Test Three PPC 377 FIR; ");
  }

  @Test
  void into_fusesNoRows_whereTheFirstBreaksOff_orStandsOnTwoLines() {
    takeIn(
        "\n",
        "A1,,Test One,\"House 5",
        row("A2", "Test Two", "Flat 2 Block 5\"", "376", "CONVICTED"),
        clean("A3"),
        row("A4", "Test Four", "\"House 5\nStreet 7", "377B", "CHALLAN"),
        row("A5", "Test Five", "Flat 2 Block 5\"", "376", "CONVICTED"),
        clean("A6"));

    assertThat(desk.rejections())
        .containsExactly(
            "2" + BROKEN,
            "3" + BROKEN,
            "5" + BROKEN,
            "6 row: 5 cells, where the header names 8 columns",
            "7" + BROKEN);
    assertThat(told()).isEqualTo("Test Three PPC 377 FIR; Test Three PPC 377 FIR; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void into_readsACellOnSeveralLines_withCommas(String newline) {
    String address =
        String.join(newline, "\"House 5, Street 7", "Block B, Model Town, Lahore", "Punjab, PK\"");
    takeIn(
        newline,
        row("A1", "Test One", address, "377B", "CHALLAN"),
        row("A2", "Test Two", "\"Flat 2" + newline + "Block \"\"5\"\", Lahore\"", "376", "FIR"),
        clean("A3"));

    assertThat(desk.rejections()).isEmpty();
    assertThat(told())
        .isEqualTo("Test One PPC 377B CHALLAN; Test Two PPC 376 FIR; Test Three PPC 377 FIR; ");
    assertThat(desk.records().get(0).person().addresses().get(0).text())
        .isEqualTo("House 5, Street 7 Block B, Model Town, Lahore Punjab, PK");
  }

  @Test
  void into_readsSeveralLines_alsoInTheFirstCellOfARow() {
    desk.takeIn(
        "address,source_ref,name,section,stage,legal_basis,review_by",
        "\"House 5, Street 7\nModel Town\",A1,Test One,377B,FIR,PB-2024,2028-12-31",
        "\"House 6\n\",A2,Test Two,377B,FIR,PB-2024,2028-12-31");
    assertThat(desk.rejections()).isEmpty();
    assertThat(desk.records()).hasSize(2);
  }

  @Test
  void into_fusesNoRows_whereStrayMarksStandInTheFirstCells() {
    desk.takeIn(
        "address,source_ref,name,section,stage,legal_basis,review_by",
        "\"House 5,A1,Test One,377B,CHALLAN,PB-2024,2028-12-31",
        "Flat 5\",A2,Test Two,376,CONVICTED,PB-2024,2028-12-31",
        "House 1,A3,Test Three,377,FIR,PB-2024,2028-12-31");
    assertThat(desk.rejections()).containsExactly("2" + BROKEN, "3" + BROKEN);
    assertThat(told()).isEqualTo("Test Three PPC 377 FIR; ");
  }

  /** So many commas that the second line could be a row: nobody knows, so nothing is taken. */
  @Test
  void into_givesUpBothLines_whereTheSecondCouldBeARow_alsoFromTheRejectsFile() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(
        file,
        HEADER
            + "\n"
            + row("A1", "Test One", "\"House 5\nStreet 7,,Block 2, Lahore\"", "376", "CONVICTED")
            + "\n"
            + clean("A2"));
    Path rejects = folder.resolve("rejects.csv");
    desk.takeIn(file, rejects);
    assertThat(desk.rejections()).containsExactly("2" + BROKEN, "3" + BROKEN);

    Path again = folder.resolve("again.csv");
    desk.takeIn(rejects, again);
    desk.takeIn(again, rejects);
    assertThat(desk.rejections())
        .containsExactly(
            "2 row: 7 cells, where the header names 11 columns",
            "3 address: a quotation mark that is not closed");
    assertThat(told()).isEqualTo("Test Three PPC 377 FIR; ");
  }

  @Test
  void into_takesALoneMarkForWhatItIs_inRowsThatFollowNoStrayOne() {
    takeIn(
        "\n",
        row("A1", "Test One", "Flat 5\"", "377B", "CHALLAN"),
        row("A2", "Test \"Two\" X", "\"House 5", "377B", "CHALLAN"),
        clean("A3"),
        row("A4", "Test Four", "Flat 5\"", "376", "FIR"));

    assertThat(desk.rejections()).containsExactly("3" + BROKEN);
    assertThat(desk.records())
        .extracting(record -> Objects.toString(record.person().addresses().get(0).text()))
        .containsExactlyInAnyOrder("Flat 5\"", "House 1", "Flat 5\"");
  }
}
