package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;

class OffenderExportTest {
  private final Desk desk = new Desk();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
  }

  private OffenderExport export() {
    return OffenderExport.of(desk.offenders(), Desk.PUNJAB);
  }

  private String csv(OffenderExport export) {
    StringWriter out = new StringWriter();
    export.csv(out);
    return out.toString();
  }

  @Test
  void csv_hasARowForEachOffence() {
    desk.takeIn(
        Desk.HEADER + ",aliases,district",
        Desk.row("1", "3520212345671", "Imran Ali").replace("377B", "\"376, 377B\"")
            + ",Mani|Kala,Lahore");
    List<String> lines = csv(export().verbatim()).lines().toList();
    String id = desk.record().id().value();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("record_id,version,recorded_at,standing,offence_key,cnic,nicop,")
        .doesNotContain("source_ref");
    assertThat(lines.get(1))
        .startsWith(id + ",1,2026-01-15T07:00:00Z,ACCUSED,PPC 376,3520212345671,")
        .contains(",Imran Ali,,Mani | Kala,", ",PPC 376,", ",PB-lahore,");
    assertThat(lines.get(2)).startsWith(id + ",1,").contains(",ACCUSED,PPC 377B,", ",PPC 377B,");
  }

  @Test
  void csv_isSafeInASpreadsheet_unlessItIsForPrograms() {
    desk.takeIn(
        Desk.HEADER + ",address,phone",
        Desk.row("1", "", "Imran Ali") + ",=HYPERLINK(1),+92 300 1234567",
        Desk.row("2", "", "Imran Ali") + ",@SUM(1),",
        Desk.row("3", "", "Imran Ali") + ",-2+3,");
    assertThat(csv(export()))
        .startsWith("\ufeffrecord_id,")
        .contains(",'=HYPERLINK(1),", ",'+92 300 1234567,", ",'@SUM(1),", ",'-2+3,");
    assertThat(csv(export().verbatim()))
        .startsWith("record_id,")
        .contains(",=HYPERLINK(1),", ",+92 300 1234567,", ",@SUM(1),", ",-2+3,");
  }

  @Test
  void csv_isRefusedByAnImport_sinceItCouldNotGiveTheSameRecordsAgain() {
    desk.takeIn(Desk.HEADER, Desk.row("1", "", "Imran Ali"));
    String text = csv(export());
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(
            () -> OffenderImport.csv(new StringReader(text)).into(desk.offenders(), Desk.PUNJAB))
        .withMessageContaining("a column for source_ref");
  }

  /** What the import reads, the export writes under the same names: neither forgets a column. */
  @Test
  void csv_writesEveryColumn_asAnImportReadsIt() throws IOException {
    String columns =
        "cnic,nicop,poc,crc,passport,passport_country,por,prison_no,prison,register_no,name,name_urdu,aliases,"
            + "father,father_urdu,husband,husband_urdu,sex,born,birth_place,nationality,address,address_kind,"
            + "district,police_station,phone,occupation,with_children,marks,photo_ref,fir_number,fir_station,"
            + "fir_district,section,offence_from,offence_until,offence_district,stage,stage_on,court,court_case,"
            + "judgment_on,sentence,judgment_ref,victim_age_band,victim_sex,victim_relation,age_at_offence,warning,"
            + "warning_kind,legal_basis,review_by";
    String cells =
        "3520212345671,3520212345672,3520212345673,3520212345674,AB1234567,PAK,PR7,77,Kot"
            + " Lakhpat,S9,Imran Ali,عمران علی,Mani,Akbar Ali,اکبر علی,Ali Raza,علی"
            + " رضا,X,~1985,Kasur,PK,House 5,PRESENT,PB-lahore,Model"
            + " Town,0300-1234567,Teacher,yes,Scar,IMG-7,12/2024,Model Town,PB-lahore,PPC"
            + " 377B,2024-01,2024-02,PB-kasur,CONVICTED,2024-09-01,Sessions"
            + " Court,55/2024,2024-09-01,14 years,J-55,FROM_6_TO_11,FEMALE,TEACHER,ADULT,Carries a"
            + " knife,VIOLENT,PB-2024,2028-12-31";
    desk.takeIn("source_ref," + columns, "1," + cells);
    assertThat(desk.rejections()).isEmpty();

    List<String> lines = csv(export().verbatim()).lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("record_id,version,recorded_at,standing,offence_key," + columns);
    assertThat(lines.get(1)).endsWith("CONVICTED,PPC 377B," + cells);

    try (Desk other = new Desk()) {
      String[] again =
          lines.stream()
              .map(line -> line.replaceFirst("^record_id", "source_ref"))
              .toArray(String[]::new);
      other.takeIn(again);
      assertThat(other.rejections()).isEmpty();
      assertThat(other.record().person()).isEqualTo(desk.record().person());
      assertThat(other.record().offences()).isEqualTo(desk.record().offences());
      assertThat(other.record().warnings()).isEqualTo(desk.record().warnings());
    }
  }

  @Test
  void export_leavesOutWhatTellsOfAJuvenile_andSaysHowMuch() {
    desk.takeIn(
        Desk.HEADER + ",born,offence_from,age_at_offence",
        Desk.row("1", "", "Imran Ali") + ",,,JUVENILE",
        Desk.row("2", "", "Akbar Ali") + ",2010-01-01,2024-01-01,",
        Desk.row("3", "", "Ali Raza").replace("377B", "\"376, 377B\"") + ",,,",
        Desk.row("4", "", "Shahid Iqbal") + ",,,ADULT");
    OffenderRecord mixed = desk.records().get(2);
    desk.offenders()
        .amend(
            mixed.withOffences(
                List.of(
                    mixed.offences().get(0),
                    Offence.under(mixed.offences().get(0).section())
                        .key("earlier")
                        .stage(Stage.FIR, null)
                        .ageAtOffence(AgeAtOffence.JUVENILE)
                        .build())));

    StringWriter json = new StringWriter();
    ExportReport asJson = export().jsonLines(json);
    assertThat(asJson.records()).isEqualTo(1);
    assertThat(asJson.leftOut()).isEqualTo(3);
    assertThat(json.toString()).contains("Shahid").doesNotContain("Imran", "Akbar", "Raza");

    StringWriter csv = new StringWriter();
    ExportReport asCsv = export().csv(csv);
    assertThat(asCsv.records()).isEqualTo(2);
    assertThat(asCsv.leftOut()).isEqualTo(3);
    assertThat(csv.toString())
        .contains("Shahid", "Raza")
        .doesNotContain("Imran", "Akbar", "JUVENILE");
    assertThat(csv.toString().lines()).hasSize(3);
  }

  @Test
  void csv_goesToAFile_thatOthersCannotRead() throws IOException {
    desk.takeIn(Desk.HEADER, Desk.row("1", "", "Imran Ali"));
    Path file = folder.resolve("export.csv");
    ExportReport report = export().csv(file);
    assertThat(report.records()).isEqualTo(1);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void export_readsAllPages() {
    String[] lines = new String[1_202];
    lines[0] = Desk.HEADER;
    for (int i = 1; i < lines.length; i++) {
      lines[i] = Desk.row("R-" + i, "", "Imran Ali");
    }
    desk.takeIn(lines);
    StringWriter out = new StringWriter();
    assertThat(export().jsonLines(out).records()).isEqualTo(1_201);
    assertThat(out.toString().lines().distinct()).hasSize(1_201);
  }

  @Test
  void export_ofNothing_isAHeaderOrEmpty() {
    StringWriter out = new StringWriter();
    assertThat(export().jsonLines(out).records()).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(csv(export()).lines()).hasSize(1);
  }
}
