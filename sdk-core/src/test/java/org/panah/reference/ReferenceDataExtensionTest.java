package org.panah.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.common.PanahException;

class ReferenceDataExtensionTest {
  private static final String DISTRICTS = "slug\tprovince\tname\tname_urdu\taliases\tuntil\n";

  private final ReferenceData data = ReferenceData.builtIn();

  @Test
  void with_addsAndReplacesLines_andLeavesTheOriginal() {
    ReferenceData extended =
        with(
            ReferenceKind.DISTRICTS,
            "# version: host-1\n"
                + DISTRICTS
                + "PB-newtown\tPK-PB\tNewtown\tنیا شہر\tNew Town|Nayashehr\n"
                + "PB-lahore\tPK-PB\tLahore\tلاہور\tLhr\n");

    assertThat(extended.district("nayashehr")).map(District::slug).contains("PB-newtown");
    assertThat(extended.district("LHR")).map(District::slug).contains("PB-lahore");
    assertThat(extended.district("Lahor")).isEmpty();
    assertThat(extended.districts()).hasSize(data.districts().size() + 1);
    assertThat(extended.version(ReferenceKind.DISTRICTS)).isEqualTo("2026-1+host-1");
    assertThat(data.district("Newtown")).isEmpty();
    assertThat(data.version(ReferenceKind.DISTRICTS)).isEqualTo("2026-1");
  }

  @Test
  void district_isEmpty_whenAmbiguous_unlessTheProvinceIsGiven() {
    ReferenceData extended =
        with(
            ReferenceKind.DISTRICTS,
            "# version: host-1\n" + DISTRICTS + "PB-hyderabad\tPK-PB\tHyderabad\tحیدر آباد\n");

    assertThat(extended.district("Hyderabad")).isEmpty();
    assertThat(extended.district("Hyderabad", "Punjab"))
        .map(District::slug)
        .contains("PB-hyderabad");
    assertThat(extended.district("حیدرآباد", "PK-SD")).map(District::slug).contains("SD-hyderabad");
    assertThat(extended.district("SD-hyderabad")).isPresent();
  }

  @Test
  void with_readsAFile_thatBeginsWithAByteOrderMark(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("roles.tsv"),
            "\uFEFF"
                + """
                # version: h
                code\tdescription\treads\twrites\toversees
                CLERK\tFiles\tn\ty\tn
                """
                    .replace("\n", "\r\n"));

    assertThat(data.with(file, ReferenceKind.ROLES).role("CLERK"))
        .contains(new RoleEntry("CLERK", "Files", false, true, false, false, false, false));
  }

  @Test
  void with_addsSections_thatNameTheirOwnSchedule() {
    ReferenceData extended =
        with(
            ReferenceKind.LAW_SECTIONS,
            """
            # version: 2027-1
            code\tsubject\tregistered\toffence\taliases\tnote\tsource
            KPCPA 53\tSexual abuse of a child\tn\ty\t\t\tprovincial act
            """);

    assertThat(extended.section("53 KPCPA"))
        .hasValueSatisfying(section -> assertThat(section.schedule()).isEqualTo("2027-1"));
    assertThat(extended.section("PPC 376"))
        .hasValueSatisfying(section -> assertThat(section.schedule()).isEqualTo("2023-1"));
  }

  @Test
  void with_addsProvinces_andAgenciesOfThem() {
    ReferenceData extended =
        with(
                ReferenceKind.PROVINCES,
                """
                # version: h
                code\tname\tname_urdu\taliases
                PK-SP\tSouth Punjab\tجنوبی پنجاب
                """)
            .with(
                new StringReader(
                    """
                    # version: h
                    code\tname\tprovince\tkind
                    SP-POL\tPolice\tPK-SP\tpolice
                    """),
                "agencies.tsv",
                ReferenceKind.AGENCIES);

    assertThat(extended.agency("SP-POL")).map(AgencyEntry::province).contains("PK-SP");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DISTRICTS; PB-x|PK-XX|X|ب; column province; known province",
        "DISTRICTS; SD-x|PK-PB|X|ب; column slug; the letters of the province",
        "DISTRICTS; PB-x|PK-PB||ب; column name; must not be empty",
        "DISTRICTS; PB-x|PK-PB|X|ب||20221; column until; a year of four digits",
        "DISTRICTS; PB-x|PK-PB|X|ب|-; column aliases; a letter or digit",
        "DISTRICTS; PB-x|PK-PB|X|ب|||more; ; 6 columns at most, found 7",
        "LAW_SECTIONS; 377B|Abuse|y|y|||act; column code; the statute in capital letters",
        "LAW_SECTIONS; PPC 377B|Abuse|yes|y|||act; column registered; y or n",
        "AGENCIES; x|Force||police; column code; capital letters",
        "AGENCIES; X-POL|Force|PB|police; column province; known province",
        "PROVINCES; PB|Punjab|پنجاب; column code; PK, a dash",
        "ROLES; CLERK|Files|y|n; column oversees; y or n"
      })
  void with_namesLineColumnAndRule_whenALineIsMalformed(
      ReferenceKind kind, String line, String column, String rule) {
    String text =
        "# version: h\n\n" + String.join("\t", kind.columns()) + "\n" + line.replace('|', '\t');

    assertThatThrownBy(() -> with(kind, text))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("host.tsv line 4")
        .hasMessageContaining(column == null ? "" : column)
        .hasMessageContaining(rule);
  }

  @Test
  void with_refusesAKeyThatIsNamedTwice() {
    String line = "CLERK\tFiles\tn\ty\tn\n";
    assertThatThrownBy(
            () ->
                with(
                    ReferenceKind.ROLES,
                    "# version: h\ncode\tdescription\treads\twrites\toversees\n" + line + line))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("host.tsv line 4 column code: named on one line only");
  }

  @Test
  void with_refusesAFileWithoutVersionOrColumns(@TempDir Path folder) {
    assertThatThrownBy(() -> with(ReferenceKind.DISTRICTS, DISTRICTS))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("# version:");
    assertThatThrownBy(() -> with(ReferenceKind.ROLES, "# version: h\n" + DISTRICTS))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageStartingWith("host.tsv line 2")
        .hasMessageContaining("code, description");
    assertThatThrownBy(() -> data.with(folder.resolve("absent.tsv"), ReferenceKind.ROLES))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageStartingWith("absent.tsv");
  }

  private ReferenceData with(ReferenceKind kind, String text) {
    return data.with(new StringReader(text), "host.tsv", kind);
  }
}
