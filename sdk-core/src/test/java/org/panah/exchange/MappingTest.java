package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException;
import org.panah.common.PanahException.InvalidRequest;

class MappingTest {
  private static Mapping read(String text) {
    return Mapping.read(new StringReader(text), "lahore.properties");
  }

  private static InvalidRequest refusal(String text) {
    try {
      read(text);
    } catch (InvalidRequest e) {
      return e;
    }
    throw new AssertionError("the mapping was accepted");
  }

  @Test
  void load_readsUtf8_withOrWithoutByteOrderMark(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m.properties");
    Files.writeString(file, "\ufeffsex.M = مرد\nname = نام ملزم\n");
    Mapping mapping = Mapping.load(file);
    assertThat(mapping.meaning(Column.SEX, "مرد")).isEqualTo("M");
    assertThat(mapping.columns).containsKey(Column.NAME).doesNotContainKey(Column.SEX);
  }

  @Test
  void load_namesTheFile_whereItCannotBeRead(@TempDir Path folder) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> Mapping.load(folder.resolve("none.properties")))
        .withMessage("none.properties: a readable file in UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nam = Name; nam; a setting or one of the columns",
        "father_name = Father; father_name; a setting or one of the columns",
        "father.name = Father; father.name; a column that holds one of a list of words",
        "name =; name; not empty",
        "cnic = CNIC | NIC; cnic; one column of the file",
        "name = A\\nname = B; name; named once only",
        "source_ref.constant = 7; source_ref.constant; told by the rows themselves",
        "delimiter = ab; delimiter; one character",
        "delimiter = a; delimiter; one character",
        "encoding = UTF-99; encoding; the name of an encoding",
        "date.format = dd-MM; date.format; a year of four digits",
        "date.format = dd-MM-uu; date.format; a year of four digits",
        "date.format = nonsense; date.format; a year of four digits",
        "date.format = MM/dd/uuuu | dd/MM/uuuu; date.format; one meaning, unlike MM/dd/uuuu and",
        "date.format = d/M/yyyy | M/d/yyyy; date.format; one meaning, unlike d/M/yyyy and M/d/yyyy",
        "date.format = uuuu-dd-MM; date.format; unlike uuuu-dd-MM and uuuu-MM-dd",
        "date.format = ddMMuuuu | uuuuddMM; date.format; unlike ddMMuuuu and uuuuddMM",
        "date.format = dd.MM.uuuu HH:mm | MM.dd.uuuu[ HH:mm]; date.format; unlike dd.MM.uuuu",
        "victim_relation.AUNT = Khala; victim_relation.AUNT; one of [STRANGER, NEIGHBOUR",
        "victim_relation.constant = Khala; victim_relation.constant; one of [STRANGER, NEIGHBOUR",
        "review.years = 0; review.years; 1 to 30",
        "review.years = three; review.years; 1 to 30",
        "sex.M = Mard\\nsex.F = mard; sex.M; words with one meaning each"
      })
  void read_namesTheKeyAndTheRule_whereItIsNotUnderstood(String text, String key, String rule) {
    InvalidRequest refusal = refusal(text.replace("\\n", "\n"));
    assertThat(refusal.field()).isEqualTo("lahore.properties: " + key);
    assertThat(refusal.rule()).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd-MM-uuuu | dd/MM/uuuu",
        "dd/MM/yyyy | d/M/yyyy",
        "uuuu-MM-dd",
        "yyyyMMdd | dd-MMM-yyyy",
        "MM/dd/uuuu | dd.MM.uuuu",
        "dd-MM-uuuu[ HH:mm] | dd-MM-uuuu HH:mm:ss"
      })
  void read_takesDateFormats_thatGiveEachTextOneMeaning(String formats) {
    assertThat(read("date.format = " + formats).dateFormats).isNotEmpty();
  }

  @Test
  void read_takesPanahsOwnNames_whereNoColumnIsNamed() {
    Mapping mapping = read("delimiter = ;\nlegal_basis.constant = PB-2024");
    assertThat(mapping.delimiter).isEqualTo(';');
    assertThat(mapping.columns).hasSameSizeAs(Column.values());
  }

  @Test
  void meaning_comparesWords_withoutCaseAndSpareSpaces() {
    Mapping mapping = read("stage.CHARGED = Under  Trial | Zer-e-Samaat");
    assertThat(mapping.meaning(Column.STAGE, "UNDER TRIAL")).isEqualTo("CHARGED");
    assertThat(mapping.meaning(Column.STAGE, "zer-e-samaat")).isEqualTo("CHARGED");
    assertThat(mapping.meaning(Column.STAGE, "FIR")).isEqualTo("FIR");
    assertThat(mapping.meaning(Column.SEX, "Under Trial")).isEqualTo("Under Trial");
  }

  @Test
  void saysAbsent_knowsTheUsualWords_andThoseOfTheMapping() {
    Mapping mapping = read("absent = Pata Nahin");
    assertThat(new String[] {"-", "N/A", "nil", "NULL", "نامعلوم", "pata nahin"})
        .allMatch(mapping::saysAbsent);
    assertThat(new String[] {"Nila", "n", "Unknown Street 5", "-5"}).noneMatch(mapping::saysAbsent);
  }

  @ParameterizedTest
  @CsvSource({
    "stage.CHARGD = Under Trial, mapping: stage.CHARGD",
    "sex.MALES = m, mapping: sex.MALES",
    "legal_basis.constant = anti rape, mapping: legal_basis.constant",
    "review_by.constant = 31-02-2030, mapping: review_by.constant",
    "district.PB-lahor-city = Lhr, mapping: district.PB-lahor-city",
    "section.PPC-9999 = 376/511, mapping: section.PPC-9999"
  })
  void into_refusesTheMapping_whereItsOwnValuesCannotBeRead(String line, String field) {
    try (Desk desk = new Desk()) {
      desk.mapping(line);
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(() -> desk.takeIn(Desk.HEADER, Desk.row("1", "", "Imran Ali")))
          .extracting(InvalidRequest::field)
          .isEqualTo(field);
      assertThat(desk.records()).isEmpty();
    }
  }

  @Test
  void toString_tellsNothingOfThePeople() {
    assertThat(read("name = A").toString()).isEqualTo("Mapping[1 columns, 0 constants]");
    assertThat(Mapping.canonical()).hasToString("Mapping[canonical]");
  }

  @Test
  void read_refusesBrokenEscapes() {
    assertThatExceptionOfType(PanahException.InvalidRequest.class)
        .isThrownBy(() -> read("name = \\u00zz"))
        .withMessageContaining("a properties file");
  }
}
