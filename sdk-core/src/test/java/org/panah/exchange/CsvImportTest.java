package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.FirReference;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;
import org.panah.offender.Victim;
import org.panah.person.Address;
import org.panah.person.Cnic;
import org.panah.person.Contact;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.person.Sex;

class CsvImportTest {
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void into_readsEveryColumn_underPanahsOwnNames() {
    ImportReport report =
        desk.takeIn(
            "source_ref,cnic,name,name_urdu,aliases,father,father_urdu,husband,sex,born,district,address,police_station,"
                + "fir_number,fir_station,fir_district,section,offence_from,offence_until,offence_district,stage,stage_on,"
                + "court,court_case,judgment_on,sentence,victim_age_band,victim_sex,age_at_offence,warning,legal_basis,"
                + "review_by,nicop,passport,passport_country,por,prison_no,prison,phone,marks,photo_ref,judgment_ref,"
                + "occupation,with_children,nationality,birth_place,warning_kind,victim_relation,address_kind",
            "PB-1,35202-1234567-1,Muhammad Imran,محمد عمران,Mani|Kala,Ghulam Rasool,غلام"
                + " رسول,,M,1985-04-03,Lahore,\"House 5, Street 7\",Model Town,123/2024,Model"
                + " Town,Lahore,377B,2024-01-02,2024-01-03,Kasur,CONVICTED,2024-09-01,Sessions"
                + " Court Lahore,55/2024,2024-09-01,14 years,FROM_6_TO_11,M,ADULT,Carries a"
                + " knife,ANTI-RAPE-ACT-2021-S24,2028-12-31,,AB1234567,PK,,77,Kot"
                + " Lakhpat,0300-1234567;042 111 222 33,Scar on left"
                + " cheek,IMG/77.jpg,J-55,Teacher,yes,PK,Kasur,VIOLENT,TEACHER,PERMANENT");

    assertThat(desk.rejections()).isEmpty();
    assertThat(report)
        .usingRecursiveComparison()
        .ignoringFields("elapsed")
        .isEqualTo(new ImportReport(1, 1, 0, 0, 0, 0, List.of(), report.elapsed()));
    OffenderRecord record = desk.record();
    assertThat(record.owner()).isEqualTo(Desk.PUNJAB);
    assertThat(record.reviewBy()).isEqualTo("2028-12-31");
    assertThat(record.legalBasis().code()).isEqualTo("ANTI-RAPE-ACT-2021-S24");
    assertThat(record.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo("VIOLENT");
              assertThat(warning.text()).isEqualTo("Carries a knife");
            });
    Person person = record.person();
    assertThat(person.name().latin()).isEqualTo("Muhammad Imran");
    assertThat(person.name().urdu()).isEqualTo("محمد عمران");
    assertThat(person.name().aliases()).containsExactly("Mani", "Kala");
    assertThat(person.father()).isNotNull();
    assertThat(person.father().urdu()).isEqualTo("غلام رسول");
    assertThat(person.husband()).isNull();
    assertThat(person.sex()).isEqualTo(Sex.MALE);
    assertThat(person.born()).isEqualTo(PartialDate.parse("1985-04-03"));
    assertThat(person.birthPlace()).isEqualTo("Kasur");
    assertThat(person.nationality()).isEqualTo("PK");
    assertThat(person.identifiers())
        .containsExactly(
            Cnic.parse("3520212345671").asIdentifier(),
            Identifier.of(IdentifierType.PASSPORT, "AB1234567", "PK"),
            Identifier.of(IdentifierType.PRISON, "77", "Kot Lakhpat"));
    assertThat(person.addresses())
        .containsExactly(
            new Address(
                Address.Kind.PERMANENT,
                "House 5, Street 7",
                "PB-lahore",
                "Model Town",
                null,
                null,
                null));
    assertThat(person.contacts())
        .containsExactly(
            new Contact("PHONE", "0300-1234567"), new Contact("PHONE", "042 111 222 33"));
    assertThat(person.marks()).hasSize(1);
    assertThat(person.occupations()).singleElement().matches(work -> work.withChildren());
    assertThat(person.biometrics())
        .singleElement()
        .matches(photo -> photo.kind().equals("PHOTO") && photo.custodian().equals("PB-POL"));
    Offence offence = record.offences().get(0);
    assertThat(offence.section().code()).isEqualTo("PPC 377B");
    assertThat(offence.fir()).isEqualTo(new FirReference("123/2024", "Model Town", "PB-lahore"));
    assertThat(offence.from()).isEqualTo(PartialDate.parse("2024-01-02"));
    assertThat(offence.until()).isEqualTo(PartialDate.parse("2024-01-03"));
    assertThat(offence.district()).isEqualTo("PB-kasur");
    assertThat(offence.stages())
        .containsExactly(new StageEntry(Stage.CONVICTED, LocalDate.of(2024, 9, 1)));
    assertThat(offence.ageAtOffence()).isEqualTo(AgeAtOffence.ADULT);
    assertThat(offence.judgment()).isNotNull();
    assertThat(offence.judgment().sentence()).isEqualTo("14 years");
    assertThat(offence.judgment().document()).isNotNull();
    assertThat(offence.victims())
        .containsExactly(new Victim(Victim.AgeBand.FROM_6_TO_11, Sex.MALE, null, "TEACHER"));
  }

  @Test
  void into_readsAForeignExport_byItsMapping() {
    desk.mapping(
        "delimiter = ;",
        "date.format = dd-MM-yyyy | d/M/yyyy",
        "absent = Pata Nahin",
        "sections.ignored = 34 | 109",
        "review.years = 3",
        "source_ref = FIR No | Thana | Sr",
        "name = Accused",
        "name_urdu = نام",
        "father = Parentage",
        "sex = Gender",
        "sex.M = Mard",
        "born = DOB",
        "cnic = CNIC",
        "district = Zila",
        "fir_number = FIR No | Year",
        "fir_station = Thana",
        "section = Sections",
        "stage = Status",
        "stage.CHARGED = Under Trial",
        "stage_on = Status Date",
        "legal_basis.constant = ANTI-RAPE-ACT-2021-S24");
    ImportReport report =
        desk.takeIn(
            "Sr;FIR No;Year;Thana;Accused;نام;Parentage;Gender;DOB;CNIC;Zila;Sections;Status;Status"
                + " Date;Remarks",
            "1;12;2024; Model Town ;Mohd Imran @ Mani ;محمد عمران;S/O Ghulam"
                + " Rasool;mard;03-04-1985;۳۵۲۰۲-۱۲۳۴۵۶۷-۱;ضلع لاہور;u/s 376/377-B PPC, 34;under"
                + " trial;۰۵-۱۱-۲۰۲۴;x",
            "2;12;2024;Model Town;Shahid Iqbal s/o Akbar Ali;;-;مرد;1/2/1990;Pata"
                + " Nahin;Fsd;292-A;FIR;;y");

    assertThat(desk.rejections()).isEmpty();
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.ignoredColumns()).containsExactly("Remarks");
    OffenderRecord first = desk.records().get(0);
    assertThat(first.person().name().latin()).isEqualTo("Mohd Imran");
    assertThat(first.person().name().urdu()).isEqualTo("محمد عمران");
    assertThat(first.person().name().aliases()).containsExactly("Mani");
    assertThat(first.person().father()).isNotNull();
    assertThat(first.person().father().latin()).isEqualTo("Ghulam Rasool");
    assertThat(first.person().born()).isEqualTo(PartialDate.parse("1985-04-03"));
    assertThat(first.person().identifiers())
        .containsExactly(Cnic.parse("35202-1234567-1").asIdentifier());
    assertThat(first.person().addresses().get(0).district()).isEqualTo("PB-lahore");
    assertThat(first.reviewBy()).isEqualTo("2029-01-15");
    assertThat(first.offences())
        .extracting(Offence::key, offence -> offence.section().code())
        .containsExactly(tuple("PPC 376", "PPC 376"), tuple("PPC 377B", "PPC 377B"));
    assertThat(first.offences())
        .allMatch(offence -> offence.stage() == Stage.CHARGED)
        .allMatch(offence -> offence.fir().equals(new FirReference("12/2024", "Model Town", null)));
    OffenderRecord second = desk.records().get(1);
    assertThat(second.person().name().latin()).isEqualTo("Shahid Iqbal");
    assertThat(second.person().father()).isNotNull();
    assertThat(second.person().father().latin()).isEqualTo("Akbar Ali");
    assertThat(second.person().identifiers()).isEmpty();
    assertThat(second.offences().get(0).section())
        .isEqualTo(new SectionReference("PPC 292A", "2023-1"));
  }

  @Test
  void into_readsColumnsInAnyOrder_andSkipsBlankRows() {
    ImportReport report =
        desk.takeIn(
            "\ufeffReview_By , LEGAL_BASIS,stage,section,name,source_ref",
            "",
            "2028-12-31,PB-2024,Appeal Pending,PPC 377,Imran Ali,7",
            ",,,,,",
            "   ");
    assertThat(report.read()).isEqualTo(1);
    assertThat(desk.record().offences().get(0).stage()).isEqualTo(Stage.APPEAL_PENDING);
  }

  @Test
  void into_understandsQuotedTexts_blanksAroundThem_andNewlinesInIgnoredCells() {
    ImportReport report =
        desk.takeIn(
            Desk.HEADER + ",remarks",
            "1,,\"Ali \"\"Kala\"\" Raza\",377B,FIR,PB-2024,2028-12-31,\"two\nlines\"",
            "2, ,  \"Imran Ali\"  ,377B,FIR,PB-2024,2028-12-31, \"a,b\" ");
    assertThat(desk.rejections()).isEmpty();
    assertThat(report.added()).isEqualTo(2);
    assertThat(desk.records())
        .extracting(record -> record.person().name().latin())
        .containsExactly("Ali \"Kala\" Raza", "Imran Ali");
  }

  @Test
  void into_changesNothing_whenRunAgain() {
    String[] lines = {
      Desk.HEADER, Desk.row("1", "3520212345671", "Imran Ali"), Desk.row("2", "", "Akbar Ali")
    };
    desk.takeIn(lines);
    ImportReport again = desk.takeIn(lines);
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.added() + again.amended() + again.rejected()).isZero();
    assertThat(desk.records()).allMatch(record -> record.version() == 1);
  }

  @Test
  void into_amendsTheRecord_whenItsRowWasCorrected() {
    desk.takeIn(Desk.HEADER, Desk.row("PB 1", "", "Imran Ali"));
    ImportReport again =
        desk.takeIn(Desk.HEADER, "pb  1,,Imran Ali,377B,CHALLAN,ANTI-RAPE-ACT-2021-S24,2028-12-31");
    assertThat(again.amended()).isEqualTo(1);
    assertThat(desk.record().version()).isEqualTo(2);
    assertThat(desk.record().offences().get(0).stages())
        .extracting(StageEntry::stage)
        .containsExactly(Stage.FIR, Stage.CHALLAN);
  }

  @Test
  void into_tellsItsProgress_afterEachBatch() {
    List<String> lines = new ArrayList<>(List.of(Desk.HEADER));
    for (int i = 1; i <= 25; i++) {
      lines.add(Desk.row("R-" + i, "", i == 7 ? "" : "Imran Ali"));
    }
    List<String> told = new ArrayList<>();
    OffenderImport.csv(new StringReader(String.join("\n", lines)))
        .batch(10)
        .time(Desk.NOON)
        .listener(
            new ImportListener() {
              @Override
              public void batchDone(ImportProgress progress) {
                assertThat(desk.records()).hasSize((int) progress.added());
                assertThat(progress.fraction()).isEmpty();
                told.add(progress.read() + "/" + progress.added() + "/" + progress.rejected());
              }

              @Override
              public void rejected(long line, String field, String rule) {
                told.add("line " + line);
              }
            })
        .into(desk.offenders(), Desk.PUNJAB);
    assertThat(told).containsExactly("line 8", "10/9/1", "20/19/1", "25/24/1");
  }

  @Test
  void into_refusesAFile_withoutTheColumnsItNeeds() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(
            () -> desk.takeIn("source_ref,name,section,stage,review_by", "1,A,377,FIR,2028-12-31"))
        .withMessage("header: a column for legal_basis, named so or by a mapping");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn("name,cnic,section,stage,legal_basis,review_by"))
        .withMessageContaining("a column for source_ref");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(""))
        .withMessageContaining("a first row");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(Desk.HEADER + ",Name"))
        .withMessageContaining("column \"name\" once only");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn("source_ref,\"name,section"))
        .withMessageContaining("quotation mark");
  }

  @Test
  void into_refusesAMapping_thatNamesAColumnTheFileDoesNotHave() {
    desk.mapping("source_ref = No", "name = Nmae", "section = S", "stage = T", "legal_basis = L");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn("No,Name,S,T,L"))
        .withMessage("header: no column \"Nmae\", which the mapping names for name");
  }
}
