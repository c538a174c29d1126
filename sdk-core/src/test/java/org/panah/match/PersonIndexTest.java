package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.panah.person.Address.Kind.PRESENT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.person.Address;
import org.panah.person.Cnic;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;

class PersonIndexTest {
  private static final String[] FIRST = {
    "Aslam", "Bilal", "Danish", "Faisal", "Habib", "Jamal", "Kashif", "Latif", "Mansoor", "Nadeem",
    "Qaiser", "Rashid", "Shakeel", "Tanveer", "Usman", "Waqar", "Yasir", "Zahid"
  };
  private static final String[] LAST = {
    "Abbasi", "Bajwa", "Chandio", "Durrani", "Gondal", "Hashmi", "Jadoon", "Kakar", "Lodhi",
    "Mengal", "Niazi", "Paracha", "Qureshi", "Rind", "Soomro", "Tareen", "Wattoo", "Yousafzai"
  };

  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());

  /** Two thousand others, so that words have frequencies. */
  @BeforeEach
  void fill() {
    Random random = new Random(7);
    Map<String, Optional<Person>> crowd = new LinkedHashMap<>();
    for (int i = 0; i < 2_000; i++) {
      String name =
          (i % 3 == 0 ? "Muhammad " : "")
              + FIRST[random.nextInt(FIRST.length)]
              + " "
              + LAST[random.nextInt(LAST.length)];
      crowd.put(
          "crowd-" + i,
          Optional.of(
              Person.named(name)
                  .father(FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(18)])
                  .born(1950 + random.nextInt(50) + "-01-0" + (1 + random.nextInt(9)))
                  .build()));
    }
    index.apply(crowd);
  }

  private void put(String id, Person.Builder person) {
    index.apply(Map.of(id, Optional.of(person.build())));
  }

  private List<String> found(PersonQuery query) {
    return index.search(query).stream().map(PersonMatch::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Zulfiqar Ali Khoso, Zulfikar Ali Khoso",
    "Zulfiqar Ali Khoso, Zulfiqarali Khoso",
    "Zulfiqarali Khoso, Zulfiqar Ali Khoso",
    "Muhammad Ijaz Khoso, Mohd Aijaz Khoso",
    "Abdul Rehman Khoso, Abdurrahman Khoso",
    "Abdur-Rehman Khoso, Abd al-Rahman Khoso",
    "Sanaullah Khoso, Sana Ullah Khoso",
    "Nasir-ud-Din Khoso, Nasiruddin Khoso",
    "Ghulam Hussain Khoso, Gulam Husein Khosa",
    "Haji Ghulam Hussain Khoso, Ghulam Hussain Khoso",
    "Ghulam Hussain Khoso, Khoso Ghulam Hussain",
    "G. Hussain Khoso, Ghulam Hussain Khoso",
    "Ghulam Hussain Khoso, G Hussain Khoso",
    "Ghulam Hussain Khoso, غلام حسین کھوسو",
    "غلام حسین کھوسو, Ghulam Hussain Khoso",
    "عبدالرحمٰن کھوسو, Abdul Rehman Khoso",
    "ثناء اللہ کھوسو, Sanaullah Khoso",
    "نصیر الدین کھوسو, Naseeruddin Khoso",
    "ظہیر احمد کھوسو, ظهير احمد کھوسو",
    "Naveed Qamar Khoso, Naveed Qamra Khoso",
    "Naveed Qamar Khoso, Navee Qamar Khoso"
  })
  void search_findsTheSameName_however_itIsWritten(String held, String asked) {
    put("him", Person.named(held));

    assertThat(found(PersonQuery.named(asked))).first().isEqualTo("him");
  }

  @Test
  void search_findsByAliasAndByUrduName() {
    put("him", Person.named(PersonName.parse("Akram Khoso @ Kala Khoso").inUrdu("اکرم کھوسو")));

    assertThat(found(PersonQuery.named("Kaala Khoso"))).first().isEqualTo("him");
    assertThat(found(PersonQuery.named("اکرم کھوسو"))).containsOnlyOnce("him");
  }

  @Test
  void search_putsFirst_whoseFatherAndBirthAgree() {
    put("other", Person.named("Ghulam Khoso").father("Karim Bux").born("1991-05-06"));
    put("him", Person.named("Ghulam Khoso").father("Rasool Bux").born("1984-03-02"));
    PersonQuery query = PersonQuery.named("Gulam Khoso").father("Rasul Baksh").born("1984-03-02");

    List<PersonMatch> matches = index.search(query);

    assertThat(matches.get(0).id()).isEqualTo("him");
    assertThat(matches.get(0).grade()).isEqualTo(Grade.STRONG);
    assertThat(matches.get(0).evidence())
        .extracting(Evidence::field)
        .containsExactly("name", "father", "born");
    assertThat(matches)
        .filteredOn(match -> match.id().equals("other"))
        .allSatisfy(match -> assertThat(match.grade()).isEqualTo(Grade.POSSIBLE));
  }

  @Test
  void search_neverGivesStrong_onTheNameAlone() {
    put("him", Person.named("Ghulam Khoso"));

    assertThat(index.search(PersonQuery.named("Ghulam Khoso")))
        .isNotEmpty()
        .allSatisfy(match -> assertThat(match.grade()).isEqualTo(Grade.POSSIBLE));
    assertThat(found(PersonQuery.named("Ghulam Khoso").least(Grade.STRONG))).isEmpty();
  }

  @Test
  void evidence_tellsWordByWord_andHidesItself() {
    put("him", Person.named("Ghulam Hussain Khoso"));

    Evidence name = index.search(PersonQuery.named("Gulam Khoso Malang")).get(0).evidence().get(0);

    assertThat(name.words())
        .contains(
            new Evidence.Word("gulam", "ghulam", Agreement.ALIKE),
            new Evidence.Word("khoso", "khoso", Agreement.SAME),
            new Evidence.Word("malang", null, Agreement.DIFFERENT),
            new Evidence.Word(null, "hussain", Agreement.DIFFERENT));
    assertThat(name.toString() + name.words()).doesNotContain("khoso", "ghulam", "malang");
  }

  @Test
  void search_findsANumber_withAWrongDigitOrTwoSwapped() {
    put("him", Person.named("Ghulam Khoso").identifier(Cnic.parse("35202-1234567-1")));

    for (String mistyped : List.of("35202-1234567-2", "45202-1234567-1", "35202-1243567-1")) {
      PersonMatch match =
          index.search(PersonQuery.holding(Cnic.parse(mistyped).asIdentifier())).get(0);
      assertThat(match.id()).isEqualTo("him");
      assertThat(match.grade()).isEqualTo(Grade.POSSIBLE);
    }
    assertThat(found(PersonQuery.holding(Cnic.parse("35202-1234576-2").asIdentifier()))).isEmpty();
    PersonMatch same =
        index.search(PersonQuery.holding(Cnic.parse("35202-1234567-1").asIdentifier())).get(0);
    assertThat(same.grade()).isEqualTo(Grade.SAME_IDENTIFIER);
  }

  @Test
  void search_findsByNameToo_whoHasAnotherNumber() {
    put("number", Person.named("Sajjad Rind").identifier(Cnic.parse("35202-1234567-1")));
    put("name", Person.named("Ghulam Khoso").identifier(Cnic.parse("42101-7654321-3")));
    assertThat(found(PersonQuery.named("Gulam Khosso").identifier(Cnic.parse("35202-1234567-1"))))
        .containsExactly("number", "name");
  }

  @Test
  void search_takesTheDistrictIntoAccount() {
    put("there", Person.named("Ghulam Khoso").address(address("SD-sukkur")));
    put("here", Person.named("Ghulam Khoso").address(address("SD-larkana")));

    assertThat(found(PersonQuery.named("Ghulam Khoso").district("SD-larkana"))).startsWith("here");
  }

  private static Address address(String district) {
    return Address.of(Address.Kind.PRESENT, "a street", district);
  }

  @Test
  void apply_replacesAndTakesOut() {
    put("him", Person.named("Ghulam Khoso"));
    put("him", Person.named("Rustam Talpur"));

    assertThat(found(PersonQuery.named("Ghulam Khoso"))).doesNotContain("him");
    assertThat(found(PersonQuery.named("Rustam Talpur"))).containsExactly("him");
    assertThat(index.size()).isEqualTo(2_001);

    index.apply(Map.of("him", Optional.empty()));

    assertThat(found(PersonQuery.named("Rustam Talpur"))).isEmpty();
    assertThat(index.size()).isEqualTo(2_000);
  }

  @Test
  void apply_keepsEverybodyAsLastSaid_whileManyChange() {
    Random random = new Random(3);
    Map<String, Integer> numbers = new HashMap<>();
    List<Integer> former = new ArrayList<>();
    for (int round = 0; round < 400; round++) {
      Map<String, Optional<Person>> changes = new LinkedHashMap<>();
      for (int i = 0; i < 20; i++) {
        String who = "crowd-" + random.nextInt(2_000);
        int number = 20 * round + i;
        if (random.nextInt(10) == 0) {
          changes.put(who, Optional.empty());
        } else {
          changes.put(who, Optional.of(Person.named("Aslam").identifier(cnic(number)).build()));
        }
      }
      index.apply(changes);
      changes.forEach(
          (who, person) -> {
            Integer before = numbers.remove(who);
            if (before != null) {
              former.add(before);
            }
            person.ifPresent(p -> numbers.put(who, number(p.identifiers().get(0).value())));
          });
    }

    numbers.forEach(
        (who, number) ->
            assertThat(index.search(PersonQuery.holding(cnic(number).asIdentifier()).limit(1)))
                .extracting(PersonMatch::id, PersonMatch::grade)
                .containsExactly(tuple(who, Grade.SAME_IDENTIFIER)));
    for (int number : former) {
      assertThat(index.search(PersonQuery.holding(cnic(number).asIdentifier())))
          .extracting(PersonMatch::grade)
          .doesNotContain(Grade.SAME_IDENTIFIER);
    }
    assertThat(numbers).hasSizeGreaterThan(1_000);
    assertThat(former).hasSizeGreaterThan(1_000);
  }

  private static Cnic cnic(int number) {
    return new Cnic("3520%09d".formatted(number));
  }

  private static int number(String cnic) {
    return Integer.parseInt(cnic.substring(4));
  }

  @Test
  void search_refusesWhatIsAboutNobody() {
    for (PersonQuery nobody :
        List.of(
            PersonQuery.named("Muhammad"),
            PersonQuery.named("M. K."),
            PersonQuery.named("Haji Sheikh Aslam"),
            PersonQuery.named("Aslam Sahib"))) {
      assertThatThrownBy(() -> index.search(nobody))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessageContaining("about somebody");
    }
    PersonIndex empty = PersonIndex.of(ReferenceData.builtIn());
    for (String common : List.of("Mohd.", "Khan", "Abdul", "محمد", "Mst. Bibi")) {
      assertThatThrownBy(() -> empty.search(PersonQuery.named(common)))
          .as(common)
          .isInstanceOf(PanahException.InvalidRequest.class);
    }
  }

  @Test
  void search_forOneWord_doesNotTellWhetherSomebodyHasIt() {
    put("one", Person.named("Khoso"));

    assertThat(found(PersonQuery.named("Khoso"))).containsExactly("one");
    assertThat(index.search(PersonQuery.named("Xyzzy"))).isEmpty();
    assertThat(PersonIndex.of(ReferenceData.builtIn()).search(PersonQuery.named("Xyzzy")))
        .isEmpty();
  }

  @Test
  void search_forStrongOnes_findsThoseToo_whoTellMuchLessThanTheFirst() {
    Person.Builder man = Person.named("Zorawar Khoso").father("Gulzar Khoso");
    put("lesser", man);
    put("fuller", man.born("1985-04-03").address(Address.of(PRESENT, "-", "PB-lahore")));
    PersonQuery query =
        PersonQuery.named("Zorawar Khoso")
            .father("Gulzar Khoso")
            .born("1985-04-03")
            .district("PB-lahore");

    assertThat(found(query)).containsExactly("fuller");
    assertThat(found(query.least(Grade.STRONG))).containsExactly("fuller", "lesser");
  }
}
