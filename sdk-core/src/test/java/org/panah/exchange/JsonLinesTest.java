package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.Warning;
import org.panah.person.Cnic;
import org.panah.person.Person;
import org.panah.person.PersonName;

class JsonLinesTest {
  private static final SectionReference ABUSE = new SectionReference("PPC 377B", "2023-1");

  private final Desk desk = new Desk();
  private final Desk other = new Desk();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
    other.close();
  }

  private static OffenderRecord rich(String id) {
    return OffenderRecord.of(
            Desk.PUNJAB,
            Person.named(PersonName.parse("Imran Ali @ Mani").inUrdu("عمران علی"))
                .born("~1985")
                .identifier(Cnic.parse("35202-1234567-1"))
                .build())
        .id(OffenderId.of(id))
        .offence(
            Offence.under(ABUSE)
                .stage(Stage.FIR, LocalDate.of(2024, 1, 1))
                .stage(Stage.CHALLAN, null)
                .build())
        .offence(Offence.under(ABUSE).key("2").stage(Stage.CONVICTED, null).build())
        .warning(new Warning("ARMED", "Line one \"quoted\"", null))
        .legalBasis(LegalBasis.of("PB-2024"))
        .reviewBy(LocalDate.of(2028, 12, 31))
        .build();
  }

  private ImportReport takeIn(String lines) {
    return other
        .watched(OffenderImport.jsonLines(new StringReader(lines)))
        .into(other.offenders(), Desk.PUNJAB);
  }

  @Test
  void jsonLines_takenInAgain_givesTheSameRecords() {
    desk.offenders().register(rich("a-1"));
    desk.offenders().register(rich("a-2"));
    OffenderRecord second = desk.offenders().get(OffenderId.of("a-2")).orElseThrow();
    desk.offenders().amend(second.withWarnings(List.of()));
    StringWriter out = new StringWriter();

    ExportReport export = OffenderExport.of(desk.offenders(), Desk.PUNJAB).jsonLines(out);

    assertThat(export.records()).isEqualTo(2);
    assertThat(export.leftOut()).isZero();
    assertThat(export.asOf()).isEqualTo(Desk.NOON.instant());
    assertThat(out.toString().lines()).hasSize(2);
    ImportReport report = takeIn(out.toString());
    assertThat(other.rejections()).isEmpty();
    assertThat(report.added()).isEqualTo(2);
    assertThat(other.records()).hasSameSizeAs(desk.records());
    for (OffenderRecord record : desk.records()) {
      assertThat(other.offenders().get(record.id()).orElseThrow().tellsTheSameAs(record)).isTrue();
    }
    assertThat(takeIn(out.toString()).unchanged()).isEqualTo(2);
  }

  @Test
  void jsonLines_goesThroughFiles_thatOthersCannotRead() throws IOException {
    desk.offenders().register(rich("a-1"));
    Path file = folder.resolve("export.jsonl");
    OffenderExport.of(desk.offenders(), Desk.PUNJAB).jsonLines(file);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    ImportReport report =
        OffenderImport.jsonLines(file).time(Desk.NOON).into(other.offenders(), Desk.PUNJAB);
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void into_letsTheLaterLineCount_whereARecordComesTwice() {
    desk.offenders().register(rich("a-1"));
    StringWriter out = new StringWriter();
    OffenderExport.of(desk.offenders(), Desk.PUNJAB).jsonLines(out);
    ImportReport report = takeIn(out + out.toString().replace("ARMED", "VIOLENT"));
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.amended()).isEqualTo(1);
    assertThat(other.record().warnings().get(0).kind()).isEqualTo("VIOLENT");
  }

  @Test
  void into_rejectsLines_thatAreNoRecordsOfTheOwner_andTakesThemOnceCorrected() throws IOException {
    desk.offenders().register(rich("a-1"));
    StringWriter out = new StringWriter();
    OffenderExport.of(desk.offenders(), Desk.PUNJAB).jsonLines(out);
    String good = out.toString();
    String broken = good.strip().substring(0, 40) + "\n";
    String foreign = good.replace("PB-POL", "SD-POL").replace("a-1", "a-2");
    String wrongDate = good.replace("2028-12-31", "2028-02-31").replace("a-1", "a-3");
    Path file = folder.resolve("rows.jsonl");
    Path rejects = folder.resolve("rejects.jsonl");
    Files.writeString(file, broken + "\n" + good + foreign + wrongDate);

    ImportReport report =
        other
            .watched(OffenderImport.jsonLines(file))
            .rejectsTo(rejects)
            .into(other.offenders(), Desk.PUNJAB);

    assertThat(report.read()).isEqualTo(4);
    assertThat(report.added()).isEqualTo(1);
    assertThat(other.rejections())
        .hasSize(3)
        .noneMatch(text -> text.contains("Imran") || text.contains("35202"));
    assertThat(other.rejections().get(1))
        .isEqualTo("4 owner: the agency for which the file is taken in");
    assertThat(other.rejections().get(2)).startsWith("5 reviewBy: ");
    List<String> lines = Files.readAllLines(rejects);
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).startsWith("{\"panah_line\":1,\"panah_field\":\"");
    assertThat(lines.get(1) + "\n").isEqualTo(broken);
    assertThat(lines.get(2))
        .isEqualTo(
            "{\"panah_line\":4,\"panah_field\":\"owner\",\"panah_rule\":"
                + "\"the agency for which the file is taken in\"}");
    assertThat(lines.get(3) + "\n").isEqualTo(foreign);

    Path corrected = folder.resolve("corrected.jsonl");
    Files.writeString(
        corrected,
        Files.readString(rejects)
            .replace(broken, good.replace("a-1", "a-4"))
            .replace("SD-POL", "PB-POL")
            .replace("2028-02-31", "2028-12-31"));
    ImportReport second =
        other
            .watched(OffenderImport.jsonLines(corrected))
            .rejectsTo(rejects)
            .into(other.offenders(), Desk.PUNJAB);
    assertThat(other.rejections()).isEmpty();
    assertThat(second.added()).isEqualTo(3);
    assertThat(rejects).doesNotExist();
  }

  @Test
  void into_rejectsALine_thatIsTooLong_orNotUtf8() {
    ImportReport report =
        takeIn("x".repeat(JsonLinesSource.MAX_LINE + 1) + "\n{\"a\":\"\ufffd\"}\n[]\n");
    assertThat(report.rejected()).isEqualTo(3);
    assertThat(other.rejections().subList(0, 2))
        .containsExactly(
            "1 row: longer than 1048576 characters, and so not repeated here",
            "2 row: holds a character that is not of the encoding UTF-8");
  }

  @Test
  void into_passesOverNothing_butWhatARejectsFileAdds() {
    ImportReport report =
        takeIn(
            """
            {"panah_line":4,"panah_field":"owner","panah_rule":"say \\"PB\\", or so"}
            {"panah_line":4,"panah_field":"owner","panah_rule":"the agency"} and more
            {"panah_line":4,"panah_field":"owner"}
            {"panah_line":4,"id":"a-1","owner":"PB-POL"}
            {"panah_line":"x","panah_field":"owner","panah_rule":"the agency"}
            """);
    assertThat(report.read()).isEqualTo(4);
    assertThat(other.rejections())
        .extracting(text -> text.charAt(0))
        .containsExactly('2', '3', '4', '5');
  }

  @Test
  void into_rejectsFieldsThatNobodyKnows_fieldsThatComeTwice_andDatesThatAreNumbers() {
    desk.offenders().register(rich("a-1"));
    StringWriter out = new StringWriter();
    OffenderExport.of(desk.offenders(), Desk.PUNJAB).jsonLines(out);
    String good = out.toString();
    takeIn(
        good.replace("\"born\"", "\"bron\"")
            + good.replace("\"born\"", "\"born\":\"1990\",\"born\"")
            + good.replace("\"2028-12-31\"", "21914"));
    assertThat(other.records()).isEmpty();
    assertThat(other.rejections())
        .extracting(text -> text.charAt(0))
        .containsExactly('1', '2', '3');
  }

  @Test
  void into_refusesARecordThatTheRegistryRefuses_byItsPath() {
    desk.offenders().register(rich("a-1"));
    StringWriter out = new StringWriter();
    OffenderExport.of(desk.offenders(), Desk.PUNJAB).jsonLines(out);
    takeIn(out.toString().replace("PPC 377B", "PPC 999"));
    assertThat(other.rejections())
        .containsExactly(
            "1 offences[0].section: one of the schedule on which a record can rest, as PPC 377B is one");
  }
}
