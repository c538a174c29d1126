package org.panah.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.reference.ReferenceData;

class SyntheticCsvTest {
  private final SyntheticPeople people = SyntheticPeople.seeded(7);

  @Test
  void writeCsv_writesTheHeader_andARowForEachPerson() throws IOException {
    List<List<String>> rows = rows(written(500, 0));

    assertThat(rows).hasSize(501).allMatch(row -> row.size() == 31);
    assertThat(String.join(",", rows.get(0)))
        .isEqualTo(
            "source_ref,cnic,name,name_urdu,aliases,father,father_urdu,husband,sex,born,district,"
                + "address,police_station,fir_number,fir_station,section,offence_from,"
                + "offence_until,offence_district,stage,stage_on,court,court_case,judgment_on,"
                + "sentence,victim_age_band,victim_sex,age_at_offence,warning,legal_basis,"
                + "review_by");
    assertThat(rows.subList(1, 501))
        .extracting(row -> row.get(2) + row.get(11))
        .containsExactlyElementsOf(
            people.stream().limit(500).map(its -> its.name() + its.address()).toList());
  }

  @Test
  void writeCsv_writesCnicsWithAndWithoutDashes_andDistrictsThatResolve() throws IOException {
    List<List<String>> rows = rows(written(500, 0));
    assertThat(rows.subList(1, 501))
        .allMatch(row -> row.get(1).matches("[0-9]{13}|[0-9]{5}-[0-9]{7}-[0-9]"))
        .anyMatch(row -> row.get(1).contains("-"))
        .allMatch(row -> ReferenceData.builtIn().district(row.get(10)).isPresent())
        .anyMatch(row -> !row.get(10).contains("-"));
  }

  @Test
  void writeCsv_isTheSame_forTheSameSeed() throws IOException {
    assertThat(written(2_000, 0.1)).isEqualTo(written(2_000, 0.1));
  }

  @Test
  void writeCsv_spoilsTheLinesThatItNames_andNoOther() throws IOException {
    StringWriter out = new StringWriter();
    List<PlantedFault> planted = people.writeCsv(out, 3_000, 0.05);
    Map<Long, PlantedFault> byLine = new HashMap<>();
    planted.forEach(fault -> byLine.put(fault.line(), fault));
    String[] spoilt = out.toString().split("\n");
    String[] clean = written(3_000, 0).split("\n");

    assertThat(planted).hasSizeBetween(100, 200);
    assertThat(spoilt).hasSameSizeAs(clean);
    for (int i = 0; i < clean.length; i++) {
      PlantedFault fault = byLine.get(i + 1L);
      if (fault == null) {
        assertThat(spoilt[i]).isEqualTo(clean[i]);
      } else {
        assertThat(spoilt[i]).startsWith(fault.sourceRef() + ",");
        assertThat(differing(row(clean[i]), row(spoilt[i]))).containsAll(field(fault));
      }
    }
  }

  @Test
  void writeCsv_plantsEveryKindOfFault_equallyOften() throws IOException {
    List<PlantedFault> planted = people.writeCsv(new StringWriter(), 5_000, 0.1);
    Map<FaultKind, Long> counts =
        planted.stream().collect(groupingBy(PlantedFault::kind, counting()));
    assertThat(counts).containsOnlyKeys(FaultKind.values());
    assertThat(counts.values()).allMatch(count -> Math.abs(count - planted.size() / 12) <= 1);
  }

  @Test
  void writeCsv_spoilsEveryRow_whenTheShareIsOne() throws IOException {
    assertThat(people.writeCsv(new StringWriter(), 50, 1)).hasSize(50);
  }

  private String written(long rows, double faulty) throws IOException {
    StringWriter out = new StringWriter();
    people.writeCsv(out, rows, faulty);
    return out.toString();
  }

  private static Set<String> field(PlantedFault fault) {
    return fault.field().isEmpty() ? Set.of() : Set.of(fault.field());
  }

  private static Set<String> differing(List<String> clean, List<String> spoilt) {
    Set<String> columns = new HashSet<>();
    if (clean.size() != spoilt.size()) {
      return columns;
    }
    for (int i = 0; i < clean.size(); i++) {
      if (!clean.get(i).equals(spoilt.get(i))) {
        columns.add(SyntheticPeople.columns().get(i));
      }
    }
    assertThat(columns).isNotEmpty();
    return columns;
  }

  private static List<List<String>> rows(String csv) {
    return csv.lines().map(SyntheticCsvTest::row).toList();
  }

  private static List<String> row(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
