package org.panah.reference;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceDataTest {
  private final ReferenceData data = ReferenceData.builtIn();

  @Test
  void provinces_areTheSevenIsoCodes() {
    assertThat(data.provinces())
        .extracting(Province::code)
        .containsExactly("PK-BA", "PK-GB", "PK-IS", "PK-JK", "PK-KP", "PK-PB", "PK-SD");
  }

  @ParameterizedTest
  @CsvSource({
    "PK-PB, PK-PB",
    "pk-pb, PK-PB",
    "Punjab, PK-PB",
    "پنجاب, PK-PB",
    "KPK, PK-KP",
    "N.W.F.P, PK-KP",
    "PK-TA, PK-KP",
    "PK-AJ, PK-JK",
    "PK-AJK, PK-JK",
    "PK-AK, PK-JK",
    "Azad Jammu & Kashmir, PK-JK",
    "PK-ICT, PK-IS",
    "Sind, PK-SD",
    "بلوچستان, PK-BA"
  })
  void province_findsTheIsoCode_underEachAlias(String spelling, String code) {
    assertThat(data.province(spelling)).map(Province::code).contains(code);
  }

  @Test
  void districts_coverEveryProvince() {
    Map<String, Long> counts =
        data.districts().stream()
            .filter(District::current)
            .collect(groupingBy(District::province, counting()));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PK-PB", 41L, "PK-SD", 30L, "PK-KP", 36L, "PK-BA", 36L, "PK-GB", 14L, "PK-JK", 10L,
                "PK-IS", 1L));
  }

  @Test
  void districts_areFoundByEverySpelling_withAndWithoutProvince() {
    for (District district : data.districts()) {
      for (String spelling : spellings(district)) {
        assertThat(data.district(spelling)).as(spelling).contains(district);
        assertThat(data.district(spelling, district.province())).as(spelling).contains(district);
      }
    }
  }

  @Test
  void districts_haveTheSlugOfTheirName() {
    assertThat(data.districts())
        .allSatisfy(
            district ->
                assertThat(district.slug())
                    .isEqualTo(
                        district.province().substring(3)
                            + "-"
                            + district.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-")))
        .extracting(District::slug)
        .doesNotHaveDuplicates();
  }

  @Test
  void districts_areWrittenInUrduLetters() {
    assertThat(data.districts())
        .extracting(District::nameUrdu)
        .allMatch(name -> name.matches("[\\p{IsArabic}\\p{Mn} ]+"))
        .noneMatch(name -> name.matches(".*[يكىة].*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lahore",
        " LAHORE ",
        "Lahore District",
        "Distt. Lahore",
        "لاہور",
        "ضلع لاہور",
        "لاهور"
      })
  void district_ignoresCaseSpaceAndScript(String spelling) {
    assertThat(data.district(spelling)).map(District::slug).contains("PB-lahore");
  }

  @Test
  void district_findsTheUndividedDistrict_thatOlderCasesName() {
    assertThat(data.district("South Waziristan"))
        .hasValueSatisfying(district -> assertThat(district.until()).isEqualTo(2022));
  }

  @Test
  void district_isEmpty_whenUnknownOrInAnotherProvince() {
    assertThat(data.district("Atlantis")).isEmpty();
    assertThat(data.district("")).isEmpty();
    assertThat(data.district("Lahore", "Sindh")).isEmpty();
    assertThat(data.district("Lahore", "Atlantis")).isEmpty();
  }

  @Test
  void sections_onTheRegisterList_areThoseOfTheAct() {
    assertThat(data.sections().stream().filter(LawSection::registered))
        .extracting(LawSection::code)
        .containsExactly(
            "PPC 292A",
            "PPC 292B",
            "PPC 292C",
            "PPC 371A",
            "PPC 371B",
            "PPC 375",
            "PPC 375A",
            "PPC 376",
            "PPC 377",
            "PPC 377A",
            "PPC 377B",
            "PECA 21",
            "PECA 22");
  }

  @Test
  void sections_thatGuard_areNoOffences() {
    assertThat(data.sections().stream().filter(section -> !section.offence()))
        .extracting(LawSection::code)
        .containsExactly("PPC 376A", "ZARRA 2020", "JJSA 13", "JJSA 19");
  }

  @Test
  void sections_nameTheirSchedule() {
    assertThat(data.sections())
        .extracting(LawSection::schedule)
        .containsOnly(data.version(ReferenceKind.LAW_SECTIONS));
  }

  @Test
  void sections_areFoundByEveryCitation() {
    for (LawSection section : data.sections()) {
      Stream.concat(
              section.aliases().stream(),
              Stream.of(section.code(), section.number() + " " + section.statute()))
          .forEach(citation -> assertThat(data.section(citation)).as(citation).contains(section));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PPC 377-B, PPC 377B",
    "377-B PPC, PPC 377B",
    "377 B P.P.C., PPC 377B",
    "s. 377B, PPC 377B",
    "s377b, PPC 377B",
    "u/s 377-B PPC, PPC 377B",
    "Section 376 of the PPC, PPC 376",
    "376 PPC, PPC 376",
    "ppc 376, PPC 376",
    "PECA-22A, PECA 22A",
    "'22-A, PECA 2016', PECA 22A",
    "'376, PPC', PPC 376",
    "PPC 376(3), PPC 376",
    "377 B (iii), PPC 377B",
    "377(c), PPC 377",
    "377 clause (a) PPC, PPC 377",
    "Zainab Alert Act, ZARRA 2020"
  })
  void section_readsTheUsualCitations(String citation, String code) {
    assertThat(data.section(citation)).map(LawSection::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PPC 999",
        "22A",
        "PPC",
        "",
        "377B PECA",
        "376/377 PPC",
        "377/B",
        "37-7",
        "377, B",
        "377(a)",
        "22(A) PECA"
      })
  void section_isEmpty_whenNotInTheSchedule_orWhenItHadToBeGuessed(String citation) {
    assertThat(data.section(citation)).isEmpty();
  }

  @Test
  void agency_findsForcesOfTheSevenProvinces() {
    assertThat(data.agency("pb-pol")).map(AgencyEntry::province).contains("PK-PB");
    assertThat(data.agencies().stream().filter(agency -> agency.province() != null))
        .filteredOn(agency -> agency.kind().equals("police"))
        .extracting(AgencyEntry::province)
        .containsExactlyInAnyOrderElementsOf(
            data.provinces().stream().map(Province::code).toList());
    assertThat(data.agency("NOBODY")).isEmpty();
  }

  @Test
  void role_saysWhoReadsWritesAndOversees() {
    assertThat(data.role("INVESTIGATOR"))
        .hasValueSatisfying(
            role -> {
              assertThat(role.reads()).isTrue();
              assertThat(role.writes()).isFalse();
              assertThat(role.oversees()).isFalse();
            });
    assertThat(data.role("auditor")).map(RoleEntry::reads).contains(false);
    assertThat(data.role("JANITOR")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void version_isGiven_forEachKind(ReferenceKind kind) {
    assertThat(data.version(kind)).matches("20\\d\\d-\\d+");
  }

  private static List<String> spellings(District district) {
    return Stream.concat(
            district.aliases().stream(),
            Stream.of(district.slug(), district.name(), district.nameUrdu()))
        .toList();
  }
}
