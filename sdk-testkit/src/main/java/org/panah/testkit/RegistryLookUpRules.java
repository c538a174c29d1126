package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.holding;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.hit.Hit;
import org.panah.hit.Hits;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.offender.Standing;
import org.panah.person.Cnic;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;

/** The chapter on looking up: by id, and by any number that a document gives a person. */
abstract class RegistryLookUpRules extends RegistryFixture {
  @Test
  void find_returnsEmpty_whenNobodyHoldsTheNumber() {
    register(record(PUNJAB, 1));

    Hits hits = desk(SINDH).find(cnic(2));

    assertThat(hits.isEmpty()).isTrue();
    assertThat(hits).isEmpty();
    assertFresh(hits.asOf());
  }

  @Test
  void find_answersTheRecord_howeverTheCnicIsWritten() {
    OffenderRecord stored = register(record(PUNJAB, holding(cnicOf("3520276543211"))));

    for (String written :
        List.of("3520276543211", "35202-7654321-1", " ۳۵۲۰۲-۷۶۵۴۳۲۱-۱ ", "٣٥٢٠٢٧٦٥٤٣٢١١")) {
      Hits hits = desk(SINDH).find(Cnic.parse(written));

      assertThat(hits.size()).as("hits").isEqualTo(1);
      assertThat(hits.list().get(0).record()).isEqualTo(stored);
    }
  }

  private static Identifier cnicOf(String digits) {
    return new Cnic(digits).asIdentifier();
  }

  @Test
  void find_explainsItsHit() {
    OffenderRecord stored = register(record(PUNJAB, 1));

    Hits hits = desk(SINDH).find(cnic(1));

    Hit hit = hits.iterator().next();
    assertThat(hit.grade()).isEqualTo(Grade.SAME_IDENTIFIER);
    assertThat(hit.standing()).isEqualTo(Standing.ACCUSED);
    assertThat(hit.owner()).isEqualTo(PUNJAB);
    assertThat(hit.record().version()).isEqualTo(1);
    assertThat(hit.record().tellsTheSameAs(stored)).isTrue();
    assertThat(hit.evidence()).singleElement().satisfies(e -> evidence(e, Agreement.SAME));
    assertFresh(hits.asOf());
  }

  private static void evidence(Evidence evidence, Agreement agreement) {
    assertThat(evidence.field()).isEqualTo("identifier");
    assertThat(evidence.agreement()).isEqualTo(agreement);
    assertThat(evidence.explanation()).isNotBlank();
  }

  @Test
  void find_findsEveryTypeOfIdentifier_andKeepsThemApart() {
    Map<IdentifierType, String> numbers =
        Map.of(
            IdentifierType.CNIC,
            "3520200000011",
            IdentifierType.CRC,
            "3520200000012",
            IdentifierType.NICOP,
            "3520200000013",
            IdentifierType.POC,
            "3520200000014",
            IdentifierType.PASSPORT,
            "77",
            IdentifierType.POR,
            "77",
            IdentifierType.PRISON,
            "77",
            IdentifierType.REGISTER,
            "77",
            IdentifierType.of("HOST_NUMBER"),
            "77");
    for (Map.Entry<IdentifierType, String> number : numbers.entrySet()) {
      Identifier held = Identifier.of(number.getKey(), number.getValue(), "issuer");
      String id = "held-" + number.getKey().code();
      register(record(PUNJAB, id, 1).withPerson(holding(held)));
    }

    for (Map.Entry<IdentifierType, String> number : numbers.entrySet()) {
      Identifier asked = Identifier.of(number.getKey(), number.getValue(), "issuer");
      Hits hits = desk(SINDH).find(asked);

      assertThat(ids(hits)).containsExactly("held-" + number.getKey().code());
      assertThat(hits.list().get(0).grade()).isEqualTo(Grade.SAME_IDENTIFIER);
    }
  }

  @Test
  void find_returnsEmpty_whenTheSameDigitsStandInAnotherSpaceOfNumbers() {
    register(record(PUNJAB, 1));

    assertThat(desk(SINDH).find(Identifier.of(IdentifierType.PASSPORT, cnic(1).digits())))
        .isEmpty();
  }

  @Test
  void find_isStrong_whenTheCitizensNumberStandsOnAnotherDocument() {
    register(record(PUNJAB, 1));

    Hits hits = desk(SINDH).find(Identifier.of(IdentifierType.NICOP, cnic(1).digits()));

    assertThat(hits.list()).singleElement().extracting(Hit::grade).isEqualTo(Grade.STRONG);
    evidence(hits.list().get(0).evidence().get(0), Agreement.ALIKE);
  }

  @Test
  void find_isStrong_whenOneSideDoesNotSayWhoIssuedTheNumber() {
    Identifier open = Identifier.of(IdentifierType.PRISON, "441/B");
    Identifier named = Identifier.of(IdentifierType.PRISON, "441/B", "Kot Lakhpat");
    register(record(PUNJAB, "open", 1).withPerson(holding(open)));
    register(record(PUNJAB, "named", 2).withPerson(holding(named)));

    assertThat(grades(desk(SINDH).find(open)))
        .containsExactlyInAnyOrder("open STRONG", "named STRONG");
    assertThat(grades(desk(SINDH).find(named)))
        .containsExactly("named SAME_IDENTIFIER", "open STRONG");
  }

  private static List<String> grades(Hits hits) {
    return hits.list().stream().map(hit -> hit.record().id() + " " + hit.grade()).toList();
  }

  @Test
  void find_gradesANumberOfAnIssuerThatIsWrittenOtherwise_possible() {
    register(
        record(PUNJAB, "r", 1)
            .withPerson(holding(Identifier.of(IdentifierType.PRISON, "441/B", "Kot Lakhpat"))));

    Hits other = desk(SINDH).find(Identifier.of(IdentifierType.PRISON, "441/B", "Central Jail"));
    Hits same = desk(SINDH).find(Identifier.of(IdentifierType.PRISON, "441B", "KOT LAKHPAT"));

    assertThat(grades(other)).containsExactly("r POSSIBLE");
    assertThat(other.list().get(0).evidence())
        .extracting(Evidence::agreement)
        .containsExactly(Evidence.Agreement.DIFFERENT);
    assertThat(grades(same)).containsExactly("r SAME_IDENTIFIER");
  }

  @Test
  void find_findsAPassport_howeverItsCountryIsSpelled_andNoneOfAnotherCountry() {
    register(
        record(PUNJAB, "r", 1)
            .withPerson(holding(Identifier.of(IdentifierType.PASSPORT, "AB1234567", "Pakistan"))));

    for (String spelling : List.of("PAK", "PK", "pakistan")) {
      assertThat(
              grades(
                  desk(SINDH).find(Identifier.of(IdentifierType.PASSPORT, "AB 1234567", spelling))))
          .as(spelling)
          .containsExactly("r SAME_IDENTIFIER");
    }
    assertThat(desk(SINDH).find(Identifier.of(IdentifierType.PASSPORT, "AB1234567", "AFG")))
        .isEmpty();
  }

  @Test
  void find_gradesARecordByItsBestNumber() {
    register(
        record(PUNJAB, "r", 1)
            .withPerson(
                holding(
                    Identifier.of(IdentifierType.POC, cnic(1).digits()),
                    Identifier.of(IdentifierType.CNIC, cnic(1).digits()))));

    assertThat(grades(desk(SINDH).find(cnic(1)))).containsExactly("r SAME_IDENTIFIER");
  }

  @Test
  void find_answersAllOwnersRecords_bestGradeFirst() {
    Identifier nicop = Identifier.of(IdentifierType.NICOP, cnic(1).digits());
    register(record(PUNJAB, "a", 1).withPerson(holding(nicop)));
    register(record(SINDH, "b", 1));
    register(record(PUNJAB, "c", 1).withPerson(holding(nicop)));

    assertThat(grades(desk(SINDH).find(cnic(1))))
        .startsWith("b SAME_IDENTIFIER")
        .containsExactlyInAnyOrder("a STRONG", "b SAME_IDENTIFIER", "c STRONG");
  }

  @Test
  void find_answersAllOfMany() {
    Identifier common = Identifier.of(IdentifierType.PRISON, "1");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      expected.add(register(record(PUNJAB, "r" + i, i).withPerson(holding(common))).id().value());
    }

    assertThat(ids(desk(SINDH).find(common))).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ids(desk(SINDH).find(common))).hasSize(40);
  }

  @Test
  void find_tellsTheStandingThatTheStagesGive() {
    int number = 1;
    for (Stage stage : Stage.values()) {
      register(record(PUNJAB, RegistrySamples.person(number), offence("1", stage)));

      assertThat(desk(SINDH).find(cnic(number)).list())
          .singleElement()
          .extracting(Hit::standing)
          .isEqualTo(stage.standing());
      number++;
    }
    register(
        record(
            PUNJAB,
            RegistrySamples.person(number),
            offence("1", Stage.ACQUITTED),
            offence("2", Stage.APPEAL_PENDING),
            offence("3", Stage.CHALLAN)));
    assertThat(desk(SINDH).find(cnic(number)).list().get(0).standing())
        .isEqualTo(Standing.CONVICTED_UNDER_APPEAL);
  }

  @Test
  void find_staysFresh_asTimeGoesBy() {
    register(record(PUNJAB, 1));
    for (int i = 0; i < 3; i++) {
      time.advance(Duration.ofHours(1));

      assertFresh(desk(SINDH).find(cnic(1)).asOf());
      assertFresh(desk(SINDH).find(cnic(2)).asOf());
    }
  }

  @Test
  void get_answersTheNewestVersion_toWhoeverMayRead() {
    OffenderRecord stored = register(record(PUNJAB, 1));

    assertThat(desk(SINDH).get(stored.id())).contains(stored);
    assertThat(records(PUNJAB).get(stored.id())).contains(stored);
  }

  @Test
  void get_returnsEmpty_whenThereIsNoSuchRecord() {
    assertThat(desk(SINDH).get(OffenderId.of("never-was"))).isEmpty();
  }
}
