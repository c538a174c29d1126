package org.panah.testkit;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.reference.District;
import org.panah.reference.ReferenceData;

/** Writes people as rows of the canonical CSV (RFC 4180, lines end with a line feed). */
final class SyntheticCsv {
  static final List<String> COLUMNS =
      List.of(
          "source_ref",
          "cnic",
          "name",
          "name_urdu",
          "aliases",
          "father",
          "father_urdu",
          "husband",
          "sex",
          "born",
          "district",
          "address",
          "police_station",
          "fir_number",
          "fir_station",
          "section",
          "offence_from",
          "offence_until",
          "offence_district",
          "stage",
          "stage_on",
          "court",
          "court_case",
          "judgment_on",
          "sentence",
          "victim_age_band",
          "victim_sex",
          "age_at_offence",
          "warning",
          "legal_basis",
          "review_by");
  private static final int FLUSH_AT = 1 << 15;
  private static final Map<String, String> DISTRICT_NAMES = districtNames();

  private final Writer out;
  private final StringBuilder buffer = new StringBuilder(FLUSH_AT + 4_096);

  SyntheticCsv(Writer out) {
    this.out = out;
  }

  /** The person's cells. Clerks do not all write alike: some cells come in a second notation. */
  static String[] cells(SyntheticPerson person, long row) {
    return new String[] {
      person.sourceRef(),
      row % 4 == 1 ? dashed(person.cnic()) : person.cnic(),
      person.name(),
      person.nameUrdu(),
      person.aliases(),
      person.father(),
      person.fatherUrdu(),
      person.husband(),
      person.sex(),
      person.born(),
      row % 7 == 3 ? DISTRICT_NAMES.getOrDefault(person.district(), "") : person.district(),
      person.address(),
      person.policeStation(),
      person.firNumber(),
      person.firStation(),
      person.section(),
      person.offenceFrom().toString(),
      text(person.offenceUntil()),
      person.offenceDistrict(),
      person.stage(),
      person.stageOn().toString(),
      person.court(),
      person.courtCase(),
      text(person.judgmentOn()),
      person.sentence(),
      person.victimAgeBand(),
      person.victimSex(),
      person.ageAtOffence(),
      person.warning(),
      person.legalBasis(),
      person.reviewBy().toString()
    };
  }

  void row(String[] cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        buffer.append(',');
      }
      cell(cells[i]);
    }
    buffer.append('\n');
    if (buffer.length() >= FLUSH_AT) {
      drain();
    }
  }

  void drain() throws IOException {
    out.append(buffer);
    buffer.setLength(0);
  }

  private void cell(String text) {
    if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
      buffer.append(text);
    } else {
      buffer.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }

  private static String text(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }

  private static String dashed(String cnic) {
    return cnic.substring(0, 5) + '-' + cnic.substring(5, 12) + '-' + cnic.charAt(12);
  }

  private static Map<String, String> districtNames() {
    Map<String, String> names = new HashMap<>();
    for (District district : ReferenceData.builtIn().districts()) {
      names.put(district.slug(), district.name());
    }
    return names;
  }
}
