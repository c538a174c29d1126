package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.panah.reference.ReferenceData;

class CsvDirtyRowsTest {
  private static final String GOOD = Desk.row("9", "", "Akbar Ali");

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** One cell of a row is at fault; the row itself is as it should be otherwise. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '!',
      value = {
        "source_ref!''!source_ref!required",
        "source_ref!'n/a'!source_ref!required",
        "source_ref!35202-1234567-1!source_ref!not a CNIC",
        "source_ref!۳۵۲۰۲۱۲۳۴۵۶۷۱!source_ref!not a CNIC",
        "cnic!35202-123456-1!cnic!13 digits",
        "cnic!3.52021E+12!cnic!13 digits",
        "cnic!11111-1111111-1!cnic!over and over",
        "nicop!12!nicop!13 digits",
        "passport!'!!!'!passport!1 to 64 characters",
        "name!''!name!required",
        "name!Unknown!name!required",
        "name!12345!name!at least one letter",
        "name_urdu!Imran!name_urdu!in Urdu script",
        "aliases!Mani|77!aliases!at least one letter",
        "father!---!''!''",
        "sex!Q!sex!M, F, X",
        "born!31-02-1985!born!a day, month or year that exists, written 2024-12-31",
        "born!1985-02-30!born!a day, month or year that exists",
        "born!2027-01-01!born!not in the future",
        "nationality!Pakistan!nationality!1 to 2 characters",
        "nationality!pk!nationality!two capital letters",
        "district!Lahaur Cantonment!district!a district of the reference data",
        "phone!123!phone!7 to 15 digits",
        "with_children!maybe!with_children!yes or no",
        "fir_number!12/2024!fir_station!required, since a number is unique within its station only",
        "section!''!section!required",
        "section!PPC 9999!section!sections of the schedule 2023-1",
        "section!376/9999!section!sections of the schedule 2023-1",
        "section!376A!section!a section on which a record can rest",
        "stage!''!stage!required",
        "stage!Arrested!stage!one of [FIR, CHALLAN,",
        "stage_on!2024-02-30!stage_on!a day that exists, written 2024-12-31",
        "stage_on!2026-01-16!stage!not in the future",
        "offence_from!2026-05!offence_from!not in the future",
        "judgment_on!2024-01-01!court!required where there is a judgment",
        "sentence!14 years!court!required where there is a judgment",
        "victim_age_band!old!victim_age_band!one of [UNDER_6,",
        "victim_age_band!200!victim_age_band!an age in years",
        "age_at_offence!young!age_at_offence!one of [ADULT,",
        "legal_basis!Anti rape act!legal_basis!capital letters",
        "review_by!''!review_by!required",
        "review_by!2025-12-31!review_by!not in the past",
        "review_by!next year!review_by!a day that exists"
      })
  void into_rejectsTheRow_byTheColumnAndTheRule(
      String column, String cell, String field, String rule) {
    String header = Desk.HEADER.contains(column) ? Desk.HEADER : Desk.HEADER + "," + column;
    List<String> columns = List.of(header.split(",", -1));
    String[] cells =
        (Desk.row("1", "", "Imran Ali") + (columns.size() > 7 ? "," : "")).split(",", -1);
    cells[columns.indexOf(column)] = cell;
    String good = columns.size() > 7 ? GOOD + "," : GOOD;

    desk.takeIn(header, String.join(",", cells), good);

    if (field.isEmpty()) {
      assertThat(desk.rejections()).isEmpty();
    } else {
      assertThat(desk.rejections())
          .singleElement()
          .asString()
          .startsWith("2 " + field + ": ")
          .contains(rule)
          .doesNotContain("Imran");
      assertThat(desk.record().person().name().latin()).isEqualTo("Akbar Ali");
    }
  }

  @Test
  void into_rejectsDatesThatContradictEachOther() {
    String header = Desk.HEADER + ",born,offence_from,offence_until,age_at_offence";
    desk.takeIn(
        header,
        Desk.row("1", "", "A B") + ",1985,2024-05-02,2024-05-01,",
        Desk.row("2", "", "A B") + ",1985-01-01,1984-05-01,,",
        Desk.row("3", "", "A B") + ",2010-01-01,2024-05-01,,ADULT",
        Desk.row("4", "", "A B") + ",1985-01-01,2024-05-01,,17");
    assertThat(desk.rejections())
        .containsExactly(
            "2 offence_until: ends before it begins",
            "3 offence_from: not before the person was born",
            "4 age_at_offence: as the dates of birth and offence say",
            "5 age_at_offence: as the dates of birth and offence say");
  }

  @Test
  void into_rejectsAStage_thatCannotFollowTheOneThatStandsThere() {
    desk.takeIn(Desk.HEADER, Desk.row("1", "", "Imran Ali").replace("FIR", "CHARGED"));
    desk.takeIn(Desk.HEADER, Desk.row("1", "", "Imran Ali"));
    assertThat(desk.rejections())
        .singleElement()
        .asString()
        .startsWith("2 stage: FIR cannot follow CHARGED");
    assertThat(desk.record().version()).isEqualTo(1);
  }

  @Test
  void into_rejectsARow_ofTooManyOrTooFewCells() {
    desk.takeIn(Desk.HEADER, GOOD + ",more", "1,,Imran Ali", GOOD);
    assertThat(desk.rejections())
        .containsExactly(
            "2 row: 8 cells, where the header names 7 columns",
            "3 row: 3 cells, where the header names 7 columns");
    assertThat(desk.records()).hasSize(1);
  }

  @Test
  void into_rejectsTheSecondRow_withOneSourceRef_andSaysWhereTheFirstIs() {
    desk.takeIn(
        Desk.HEADER,
        Desk.row("7", "12", "Imran Ali"),
        Desk.row("7", "", "Imran Ali"),
        GOOD,
        Desk.row("7", "", "Shahid Iqbal"));
    assertThat(desk.rejections())
        .containsExactly(
            "2 cnic: 13 digits, the first 1 to 8, with or without dashes",
            "3 source_ref: once in a file; the same is on line 2",
            "5 source_ref: once in a file; the same is on line 2");
    assertThat(desk.records())
        .extracting(record -> record.person().name().latin())
        .containsExactly("Akbar Ali");
  }

  @Test
  void into_losesOneRowOnly_whereAQuotationMarkIsNotClosed() {
    desk.takeIn(
        Desk.HEADER,
        Desk.row("1", "", "\"Imran Ali"),
        Desk.row("2", "", "\"Imran\" Ali"),
        Desk.row("3", "", "\"Ali, Imran\""),
        GOOD);
    assertThat(desk.rejections())
        .containsExactly(
            "2 row: a quotation mark that is not closed or does not end its cell",
            "3 row: a quotation mark that is not closed or does not end its cell");
    assertThat(desk.records()).hasSize(2);
  }

  @Test
  void into_rejectsTheLastRow_whereItsQuotationMarkIsNotClosedAtTheEnd() {
    desk.takeIn(Desk.HEADER, GOOD, Desk.row("1", "", "Imran Ali").replace("FIR", "\"FIR"));
    assertThat(desk.rejections())
        .containsExactly("3 row: a quotation mark that is not closed or does not end its cell");
  }

  @Test
  void into_rejectsARow_withCharactersThatNobodyCanRead() {
    desk.takeIn(
        Desk.HEADER, Desk.row("1", "", "Imran\u0000Ali"), Desk.row("2", "", "Imr\ufffdn"), GOOD);
    assertThat(desk.rejections())
        .containsExactly(
            "2 row: holds the character NUL; a file in UTF-16 needs that encoding in its mapping",
            "3 row: holds a character that is not of the encoding UTF-8");
  }

  @Test
  void into_writesACellOfSeveralLines_onOne_andRejectsOtherControlCharacters() {
    desk.takeIn(
        Desk.HEADER + ",address",
        GOOD + ",\"House 5\n Street 7\"",
        Desk.row("1", "", "Imran Ali") + ",House\u0007 5");
    assertThat(desk.rejections())
        .containsExactly("4 address: 1 to 500 characters, no control characters");
    assertThat(desk.record().person().addresses().get(0).text()).isEqualTo("House 5 Street 7");
  }

  @Test
  void into_tellsTheClerk_inTheFilesOwnWords() {
    desk.mapping(
        "source_ref = FIR No | Thana",
        "name = Mulzim Ka Naam",
        "section = Dafa",
        "stage = Marhala",
        "legal_basis.constant = PB-2024",
        "review_by.constant = 2028-12-31");
    desk.takeIn(
        "FIR No,Thana,Mulzim Ka Naam,Dafa,Marhala",
        "1,Model Town,,377B,FIR",
        "2,,Imran Ali,377B,FIR",
        "3,Model Town,Imran Ali,377Z,FIR",
        "4,Model Town,Imran Ali,377B,Faisla");
    assertThat(desk.rejections())
        .hasSize(4)
        .satisfies(
            all -> {
              assertThat(all).element(0).asString().startsWith("2 Mulzim Ka Naam: required");
              assertThat(all).element(1).asString().startsWith("3 FIR No: required");
              assertThat(all).element(2).asString().startsWith("4 Dafa: sections");
              assertThat(all).element(3).asString().startsWith("5 Marhala: one of");
            });
  }

  @Test
  void into_rejectsADistrictThatCouldBeTwo_unlessTheProvinceIsSaid() {
    desk.takeIn(Desk.HEADER + ",district,province", GOOD + ",Lahore,Sindh");
    assertThat(desk.rejections())
        .containsExactly(
            "2 district: a district of the reference data, of which one only is called so");
    desk.takeIn(Desk.HEADER + ",district,province", GOOD + ",Lahore,پنجاب");
    assertThat(desk.rejections()).isEmpty();
  }

  @Test
  void toString_ofWhatHoldsRows_tellsNothingOfThem() {
    String text = Desk.HEADER + "\n" + Desk.row("1", "3520212345671", "Imran Ali");
    CsvSource source =
        new CsvSource(
            new StringReader(text),
            Mapping.canonical(),
            ReferenceData.builtIn(),
            Desk.PUNJAB,
            LocalDate.EPOCH);
    assertThat(source.next()).hasToString("CsvRow[2, hidden]");
    assertThat(
            new Cells(
                Mapping.canonical(),
                new Header(new Titles(columns()), Mapping.canonical()),
                columns()))
        .hasToString("Cells[hidden]");
  }

  private static List<String> columns() {
    return List.of(Desk.HEADER.split(",", -1));
  }
}
