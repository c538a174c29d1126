package org.panah.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.panah.reference.LawSection;
import org.panah.reference.ReferenceData;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheticPeopleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private final List<SyntheticPerson> people =
      SyntheticPeople.seeded(42).stream().limit(100_000).toList();

  @Test
  void stream_isTheSame_forTheSameSeed() {
    assertThat(SyntheticPeople.seeded(42).stream().limit(5_000).toList())
        .isEqualTo(people.subList(0, 5_000));
  }

  @Test
  void stream_differs_forAnotherSeed() {
    assertThat(SyntheticPeople.seeded(43).stream().limit(100))
        .extracting(SyntheticPerson::cnic)
        .doesNotContainAnyElementsOf(people.stream().map(SyntheticPerson::cnic).toList());
  }

  @Test
  void cnic_isUniqueAndWellFormed_andOfATehsilThatIsGivenToNobody() {
    Set<String> cnics = new HashSet<>();
    for (SyntheticPerson person : people) {
      assertThat(person.cnic()).matches("[1-8][0-9]{2}99[0-9]{7}[1-9]");
      int last = person.cnic().charAt(12) - '0';
      if (!person.sex().equals("X")) {
        assertThat(last % 2 == 1).isEqualTo(person.sex().equals("M"));
      }
      cnics.add(person.cnic());
    }
    assertThat(cnics).hasSameSizeAs(people);
  }

  @Test
  void cnic_mostlyBeginsWithTheDigitOfTheProvince() {
    long usual =
        people.stream()
            .filter(person -> person.district().startsWith("PB-"))
            .filter(person -> person.cnic().startsWith("3"))
            .count();
    long all = people.stream().filter(person -> person.district().startsWith("PB-")).count();
    assertThat((double) usual / all).isBetween(0.9, 0.99);
  }

  @Test
  void sourceRef_isUnique() {
    assertThat(people.get(0).sourceRef()).isEqualTo("SYN-0000001");
    assertThat(people).extracting(SyntheticPerson::sourceRef).doesNotHaveDuplicates();
  }

  @Test
  void names_areAsSkewedAsInLife() {
    Map<String, Long> tokens =
        people.stream()
            .flatMap(person -> Stream.of(person.nameUrdu().split(" ")))
            .collect(groupingBy(Function.identity(), counting()));
    double share = 1.0 / people.size();

    assertThat(tokens.get("محمد") * share).isBetween(0.2, 0.35);
    assertThat(tokens.get("خان") * share).isBetween(0.1, 0.25);
    assertThat(top(tokens, 5)).containsExactlyInAnyOrder("محمد", "خان", "علی", "احمد", "حسین");
    long bearers =
        people.stream().collect(groupingBy(SyntheticPerson::nameUrdu, counting())).values().stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    assertThat(bearers * share).isBetween(0.004, 0.03);
  }

  @Test
  void names_differByRegion() {
    assertThat(share("KP-swat", "خان")).isGreaterThan(2 * share("SD-larkana", "خان"));
    assertThat(share("SD-larkana", "سومرو")).isGreaterThan(share("KP-swat", "سومرو"));
  }

  @Test
  void names_haveSeveralLatinSpellings_ofOneUrduForm() {
    Set<String> spellings = new HashSet<>();
    for (SyntheticPerson person : people) {
      if (person.nameUrdu().equals("محمد حسین")) {
        spellings.add(person.name());
      }
    }
    assertThat(spellings)
        .contains("Muhammad Hussain", "Mohammad Hussain", "Mohd Hussain", "Muhammad Hussein");
  }

  @Test
  void names_areInBothScripts() {
    Pattern urdu = Pattern.compile("[\\p{IsArabic}\\p{Mn} ]+");
    Pattern latin = Pattern.compile("[A-Za-z][A-Za-z. ]+");
    assertThat(people.subList(0, 20_000))
        .allMatch(person -> urdu.matcher(person.nameUrdu()).matches())
        .allMatch(person -> urdu.matcher(person.fatherUrdu()).matches())
        .allMatch(person -> latin.matcher(person.name()).matches())
        .allMatch(person -> latin.matcher(person.father()).matches());
  }

  @Test
  void tables_holdManySingleNames() {
    assertThat(ResourceTable.rows("male-names.tsv")).hasSizeGreaterThan(200);
    assertThat(ResourceTable.rows("female-names.tsv")).hasSizeGreaterThan(100);
    assertThat(ResourceTable.rows("surnames.tsv")).hasSizeGreaterThan(100);
    assertThat(
            Stream.of("male-names.tsv", "female-names.tsv", "surnames.tsv")
                .flatMap(table -> ResourceTable.rows(table).stream()))
        .allMatch(row -> row.get(0).split(" ", -1).length <= 2)
        .allMatch(row -> row.size() == 5);
  }

  @Test
  void names_bringNobodyWellKnownToMind() {
    assertThat(people)
        .extracting(SyntheticPerson::nameUrdu)
        .doesNotContain("عمران خان", "محمد عمران خان", "شاہد آفریدی", "جاوید اقبال");
  }

  @Test
  void husbands_areOfWomenOnly_andAliasesRare() {
    assertThat(people.stream().filter(person -> !person.husband().isEmpty()))
        .isNotEmpty()
        .allMatch(person -> person.sex().equals("F"));
    long nicknamed = people.stream().filter(person -> !person.aliases().isEmpty()).count();
    assertThat((double) nicknamed / people.size()).isBetween(0.02, 0.08);
    assertThat(people).anyMatch(person -> person.aliases().contains(" @ "));
  }

  @Test
  void families_shareFatherAndAddress() {
    Map<Long, List<SyntheticPerson>> families =
        people.subList(0, 20_000).stream().collect(groupingBy(SyntheticPerson::family));
    assertThat(families.values()).anyMatch(family -> family.size() == 4);
    assertThat(families.values())
        .allSatisfy(
            family -> {
              assertThat(family)
                  .extracting(SyntheticPerson::fatherUrdu)
                  .containsOnly(family.get(0).fatherUrdu());
              assertThat(family)
                  .extracting(SyntheticPerson::address)
                  .containsOnly(family.get(0).address());
              assertThat(family).extracting(SyntheticPerson::nameUrdu).doesNotHaveDuplicates();
            });
  }

  @Test
  void districtsAndSections_areInTheReferenceData() {
    ReferenceData reference = ReferenceData.builtIn();
    Set<String> homes = new HashSet<>();
    for (SyntheticPerson person : people) {
      homes.add(person.district());
      assertThat(reference.district(person.offenceDistrict())).isPresent();
      assertThat(reference.section(person.section())).map(LawSection::offence).contains(true);
    }
    assertThat(homes)
        .containsExactlyInAnyOrderElementsOf(
            reference.districts().stream()
                .filter(district -> district.current())
                .map(district -> district.slug())
                .toList());
  }

  @Test
  void dates_followEachOther() {
    for (SyntheticPerson person : people) {
      LocalDate from = person.offenceFrom();
      LocalDate until = person.offenceUntil() == null ? from : person.offenceUntil();
      assertThat(from).isAfter(person.bornOn().plusYears(12));
      assertThat(until).isBetween(from, TODAY);
      assertThat(person.stageOn()).isBetween(until, TODAY);
      assertThat(person.reviewBy()).isBetween(TODAY.plusDays(90), TODAY.plusDays(1_090));
      if (person.judgmentOn() == null) {
        assertThat(person.stage()).isIn("FIR", "CHALLAN", "CHARGED");
        assertThat(person.court() + person.courtCase() + person.sentence()).isEmpty();
      } else {
        assertThat(person.judgmentOn()).isBetween(until, person.stageOn());
        assertThat(person.court()).isNotEmpty();
        assertThat(person.courtCase()).endsWith("/" + person.judgmentOn().getYear());
      }
    }
  }

  @Test
  void ageAtOffence_isUnknown_whereTheRecordDoesNotTell() {
    for (SyntheticPerson person : people) {
      LocalDate of18 = person.offenceFrom().minusYears(18);
      String age = person.ageAtOffence();
      if (person.born().length() == 10) {
        boolean adult = !LocalDate.parse(person.born()).isAfter(of18);
        assertThat(age).isEqualTo(adult ? "ADULT" : "JUVENILE");
      } else if (person.born().equals(Integer.toString(of18.getYear()))) {
        assertThat(age)
            .isEqualTo(of18.equals(of18.withDayOfYear(of18.lengthOfYear())) ? "ADULT" : "UNKNOWN");
      }
    }
    assertThat(people.stream().collect(groupingBy(SyntheticPerson::ageAtOffence, counting())))
        .containsOnlyKeys("ADULT", "JUVENILE", "UNKNOWN");
  }

  @Test
  void stages_allOccur() {
    assertThat(people.stream().collect(groupingBy(SyntheticPerson::stage, counting())))
        .containsOnlyKeys(
            "FIR",
            "CHALLAN",
            "CHARGED",
            "CONVICTED",
            "APPEAL_PENDING",
            "UPHELD",
            "ACQUITTED",
            "SET_ASIDE",
            "PARDONED");
  }

  @Test
  void asOf_movesReviewAndLastOffence() {
    LocalDate later = LocalDate.of(2031, 5, 1);
    List<SyntheticPerson> then =
        SyntheticPeople.seeded(42).asOf(later).stream().limit(999).toList();
    assertThat(then).allMatch(person -> person.reviewBy().isAfter(later));
    assertThat(then).anyMatch(person -> person.offenceFrom().isAfter(TODAY));
  }

  @Test
  void toString_hidesThePerson() {
    assertThat(people.get(0)).hasToString("SyntheticPerson[SYN-0000001]");
  }

  private static List<String> top(Map<String, Long> counts, int size) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(size)
        .map(Map.Entry::getKey)
        .toList();
  }

  private double share(String district, String token) {
    List<String> names =
        people.stream()
            .filter(person -> person.district().equals(district))
            .map(SyntheticPerson::nameUrdu)
            .toList();
    return (double) names.stream().filter(name -> name.contains(token)).count() / names.size();
  }
}
