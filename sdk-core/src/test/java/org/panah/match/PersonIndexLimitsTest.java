package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Grade;
import org.panah.person.Address;
import org.panah.person.Cnic;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;

/** What happens at the index's limits: nobody is lost there, and nothing false is said. */
class PersonIndexLimitsTest {
  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());

  private void put(String id, Person.Builder person) {
    index.apply(Map.of(id, Optional.of(person.build())));
  }

  @Test
  void search_findsTheOnlyPersonThereIs() {
    put("him", Person.named("Bilal Khoso"));

    assertThat(found(PersonQuery.named("Bilal Khoso"))).containsExactly("him");
    assertThat(found(PersonQuery.named("Karim Talpur"))).isEmpty();
  }

  private List<String> found(PersonQuery query) {
    return index.search(query).stream().map(PersonMatch::id).toList();
  }

  @Test
  void search_findsByTheLastOfManyNames_whenRelativesHaveManyToo() {
    PersonName many = name("Bilal", 12);
    put("him", Person.named(many).father(name("Karim", 5)).husband(name("Rustam", 5)));

    isFoundUnderEach(many);
  }

  @Test
  void search_findsByEveryName_ofAPersonWithAHundred() {
    PersonName many = name("Bilal", 100);
    put("him", Person.named(many));

    isFoundUnderEach(many);
  }

  private void isFoundUnderEach(PersonName many) {
    for (String alias : many.aliases()) {
      assertThat(index.search(PersonQuery.named(alias)))
          .as("found by the very name, not by one that is like it")
          .extracting(PersonMatch::id, match -> match.evidence().get(0).agreement())
          .containsExactly(tuple("him", Evidence.Agreement.SAME));
    }
  }

  /** A name with so many aliases, each of a word that sounds like no other's. */
  private static PersonName name(String first, int aliases) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < aliases; i++) {
      others.add(
          first + " " + "bdfgjklmnr".charAt(i % 10) + "u" + "zsptkmgnlb".charAt(i / 10) + "ovand");
    }
    return new PersonName(first + " Khoso", null, others);
  }

  @Test
  void search_findsByNumber_whoseNameHasNoLetterThatIsRead() {
    Cnic number = Cnic.parse("35202-1234567-1");
    // Letters, but none that a word is made of.
    put("him", Person.named("\u02be\u02bf").identifier(number));

    assertThat(found(PersonQuery.holding(number.asIdentifier()))).containsExactly("him");
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void search_takesOneLicenceForAnother_never() {
    // A sum of powers of 31 is the same for B8 and AW.
    put("him", Person.named("Bilal Khoso").identifier(licence("B8-1177")));

    assertThat(index.search(PersonQuery.holding(licence("AW-1177")))).isEmpty();
    assertThat(index.search(PersonQuery.holding(licence("B8 1177"))))
        .extracting(PersonMatch::grade)
        .containsExactly(Grade.SAME_IDENTIFIER);
  }

  private static Identifier licence(String number) {
    return Identifier.of(IdentifierType.PASSPORT, number);
  }

  @Test
  void evidence_saysNothingOfDistricts_whenThereAreTooManySetsToKeep() {
    Map<String, Optional<Person>> crowd = new LinkedHashMap<>();
    for (int i = 0; i < 33_000; i++) {
      crowd.put("crowd-" + i, Optional.of(Person.named("Aslam").address(in("d-" + i)).build()));
    }
    index.apply(crowd);
    put("him", Person.named("Bilal Khoso").address(in("d-1")).address(in("d-2")));

    List<PersonMatch> matches = index.search(PersonQuery.named("Bilal Khoso").district("d-2"));

    assertThat(matches.get(0).id()).isEqualTo("him");
    assertThat(matches.get(0).evidence())
        .filteredOn(evidence -> evidence.field().equals("district"))
        .extracting(Evidence::agreement)
        .doesNotContain(Evidence.Agreement.DIFFERENT);
  }

  private static Address in(String district) {
    return Address.of(Address.Kind.PRESENT, "a street", district);
  }

  @Test
  void search_findsNobodyElse_byANameInAScriptThatIsNotHeard() {
    put("other", Person.named("Иван Петров"));
    put("him", Person.named("राम कुमार"));

    assertThat(found(PersonQuery.named("राम कुमार"))).containsExactly("him");
    assertThat(found(PersonQuery.named("Борис Седов"))).isEmpty();
  }

  @Test
  void search_takesAFatherAndAHusband_ofDifferentlyManyWords() {
    for (int i = 0; i < 400; i++) {
      String husband = i % 2 == 0 ? "Karim Bakhsh Lodhi" : "Usman Tareen";
      put(
          "crowd-" + i,
          Person.named("Nasreen Akhtar").father("Aslam Qureshi").husband(parse(husband)));
    }
    put("her", Person.named("Nasreen Akhtar").husband(parse("Zulfiqar Khoso Marwat")));
    put("too", Person.named("Nasreen Akhtar").father("Jamal Durrani"));

    assertThat(found(married("Jamal", "Zulfiqar Khoso Marwat"))).startsWith("her");
    assertThat(found(married("Jamal Durrani", "Zulfiqar"))).startsWith("too");
    assertThat(found(married("Jamal Akbar Qadir Durrani", "Khoso"))).startsWith("too");
    assertThat(found(married("Rustam", "Zulfiqar Khoso Marwat"))).startsWith("her");
  }

  private static PersonName parse(String name) {
    return PersonName.parse(name);
  }

  private static PersonQuery married(String father, String husband) {
    return PersonQuery.named("Nasreen Akhtar").father(father).husband(husband);
  }

  @Test
  void search_refusesMoreNamesThanAnybodyHas() {
    put("him", Person.named("Bilal Khoso"));

    assertThatThrownBy(() -> index.search(PersonQuery.named(name("Bilal", 50))))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThat(found(PersonQuery.named(name("Bilal", 7)))).containsExactly("him");
  }

  @Test
  void search_refusesOneWordSaidTwice() {
    put("him", Person.named("Bilal Khoso"));
    for (int i = 0; i < 500; i++) {
      put("crowd-" + i, Person.named("Aslam Khoso"));
    }

    assertThatThrownBy(() -> index.search(PersonQuery.named("Khoso Khoso")))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }
}
