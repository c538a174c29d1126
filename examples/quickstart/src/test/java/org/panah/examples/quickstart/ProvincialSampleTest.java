package org.panah.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.exchange.ImportListener;
import org.panah.exchange.ImportProgress;
import org.panah.exchange.ImportReport;
import org.panah.exchange.Mapping;
import org.panah.exchange.OffenderImport;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Standing;
import org.panah.person.Cnic;

class ProvincialSampleTest {
  private static final Path SAMPLE = Path.of("src/main/resources/sample");
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-15T07:00:00Z"));

  private final Registry registry =
      Registry.builder(Storage.inMemory(NOON)).agency(PUNJAB).time(NOON).build();
  private final Offenders offenders =
      registry
          .as(Access.by("clerk-17", Role.REGISTRAR).of(PUNJAB).forPurpose(Purpose.RECORD_KEEPING))
          .offenders();
  private final List<String> rejections = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    registry.close();
  }

  private ImportReport takeIn(Path file) {
    rejections.clear();
    return OffenderImport.csv(file)
        .mapping(Mapping.load(SAMPLE.resolve("provincial-export.mapping.properties")))
        .rejectsTo(folder.resolve("rejects.csv"))
        .time(NOON)
        .listener(
            new ImportListener() {
              @Override
              public void batchDone(ImportProgress progress) {}

              @Override
              public void rejected(long line, String field, String rule) {
                rejections.add(line + " " + field + ": " + rule);
              }
            })
        .into(offenders, PUNJAB);
  }

  private ImportReport takeInSample() {
    return takeIn(SAMPLE.resolve("provincial-export.csv"));
  }

  @Test
  void into_rejectsExactlyTheFaultyRows_eachWithItsLineFieldAndRule() {
    ImportReport report = takeInSample();

    assertThat(report.read()).isEqualTo(200);
    assertThat(report.added()).isEqualTo(185);
    assertThat(report.ignoredColumns()).containsExactly("Caste", "Remarks", "S.No");
    assertThat(rejections)
        .containsExactly(
            "13 CNIC No: 13 digits, the first 1 to 8, with or without dashes",
            "30 CNIC No: 13 digits, the first 1 to 8, with or without dashes",
            "47 DOB: a day, month or year that exists, written dd-MM-yyyy or dd/MM/yyyy or"
                + " 2024-12-31, 2024-12 or 2024, with ~ before it for about",
            "63 Offence U/S: sections of the schedule 2023-1",
            "82 District: a district of the reference data, of which one only is called so",
            "98 Case Status: one of [FIR, CHALLAN, CHARGED, CONVICTED, APPEAL_PENDING, UPHELD,"
                + " ACQUITTED, SET_ASIDE, PARDONED], or a word that the mapping explains",
            "116 Accused Name: required, in Latin letters or in Urdu script",
            "133 Accused ID: required",
            "150 Accused ID: once in a file; the same is on line 144",
            "167 row: a quotation mark that is not closed or does not end its cell",
            "181 Date of Occurrence: not in the future",
            "198 Offence U/S: a section on which a record can rest; this one guards or sets a"
                + " procedure",
            "216 Status Date: a day that exists, written dd-MM-yyyy or dd/MM/yyyy or 2024-12-31",
            "227 row: 20 cells, where the header names 27 columns",
            "238 Age at Offence: as the dates of birth and offence say");
  }

  @Test
  void into_readsBothScripts_dayMonthYear_andTheProvincesOwnWords() {
    takeInSample();
    OffenderRecord first = offenders.list(PUNJAB, PageRequest.first(1)).items().get(0);
    assertThat(first.person().name().urdu()).isEqualTo("غلام رسول");
    assertThat(first.person().born()).hasToString("~1951");
    assertThat(first.person().identifiers())
        .containsExactly(Cnic.parse("38499-5791436-1").asIdentifier());
    assertThat(first.person().addresses().get(0).district()).isEqualTo("PB-sargodha");
    assertThat(first.offences().get(0).section().code()).isEqualTo("PECA 22A");
    assertThat(first.offences().get(0).stages())
        .hasToString("[StageEntry[stage=CHALLAN, on=2023-09-17]]");
    assertThat(first.offences().get(0).ageAtOffence()).isEqualTo(AgeAtOffence.ADULT);
    assertThat(first.reviewBy()).isEqualTo("2029-01-15");
  }

  @Test
  void into_keepsAccusedPeople_underTheLawOfTheirCase_notOfTheRegisterOfTheConvicted() {
    takeInSample();
    assertThat(offenders.list(PUNJAB, PageRequest.first(200)).items())
        .filteredOn(record -> record.standing() == Standing.ACCUSED)
        .isNotEmpty()
        .allMatch(record -> record.legalBasis().code().equals("CRPC-1898-S173"));
  }

  @Test
  void into_changesNothing_whenRunAgain() {
    takeInSample();
    ImportReport again = takeInSample();
    assertThat(again.unchanged()).isEqualTo(185);
    assertThat(again.rejected()).isEqualTo(15);
  }

  @Test
  void into_takesTheRejectsFile_onceAClerkHasCorrectedIt() throws IOException {
    takeInSample();
    List<String> corrected =
        Files.readAllLines(folder.resolve("rejects.csv")).stream()
            .map(
                line ->
                    line.replace("35299-123456-1", "35299-1234567-1")
                        .replace("3.52991E+12", "")
                        .replace("31-02-1988", "28-02-1988")
                        .replace("377-Z", "377-B")
                        .replace("Lahore Cantt", "Lahore")
                        .replace("Compromise", "Acquitted")
                        .replace("Namaloom", "Akbar Ali")
                        .replace("05-11-2062", "05-11-2024")
                        .replace("376-A", "376")
                        .replace("12/25/2023", "25/12/2023")
                        .replace("04-06-2012", "04-06-1990")
                        .replace("\"\"\"House No. 12\", Street 4", "\"House No. 12, Street 4\"")
                        .replaceFirst("^133,(.*?),  ,", "133,$1,PSR-NEW-1,")
                        .replaceFirst("^(150,.*?),PSR-[0-9-]+,", "$1,PSR-NEW-2,")
                        .replaceFirst("^(227,.*)$", "$1,,,,,,,"))
            .toList();
    Path file = Files.write(folder.resolve("corrected.csv"), corrected);

    ImportReport report = takeIn(file);

    assertThat(rejections).isEmpty();
    assertThat(report.added()).isEqualTo(15);
    assertThat(folder.resolve("rejects.csv")).doesNotExist();
  }
}
