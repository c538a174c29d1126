package org.panah;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.panah.hit.Grade;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Cnic;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;

class WatchIndexTest {
  private static final String[] FIRST = {
    "Zarbakht", "Muhammad", "Bilal", "Danish", "Sher", "Imran", "Kashif", "Ghulam", "Rustam"
  };
  private static final String[] LAST = {
    "Quddoos", "Chandio", "Khan", "Rind", "Soomro", "Khoso", "Ali", "Rasool", "Abro", "Leghari"
  };
  private static final Cnic NUMBER = Cnic.parse("35202-0000001-1");

  private final WatchIndex sieve = new WatchIndex(ReferenceData.builtIn());

  private static String name(int number) {
    return FIRST[number % FIRST.length] + " " + LAST[number / FIRST.length % LAST.length];
  }

  @Test
  void near_passesOverNobodyWhomASearchWouldGradeStrong() {
    Map<String, PersonQuery> watches = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      PersonQuery query =
          PersonQuery.named(name(i)).father(name(i * 7 + 3)).least(Grade.STRONG).limit(100);
      query = i % 3 == 0 ? query.born("%d-05-17".formatted(1960 + i % 40)) : query;
      query = i % 3 == 1 ? query.bornBetween(1960 + i % 40, 1961 + i % 40) : query;
      watches.put("w-" + i, query);
      sieve.put("w-" + i, query);
    }
    Map<String, Person> people = new HashMap<>();
    PersonIndex all = PersonIndex.of(ReferenceData.builtIn());
    for (int i = 0; i < 1_500; i++) {
      Person.Builder person = Person.named(name(i)).father(name((i % 300) * 7 + 3));
      people.put("p-" + i, person.born("%d-05-17".formatted(1960 + i % 40 + i % 2)).build());
    }
    Map<String, Optional<Person>> applied = new HashMap<>();
    people.forEach((id, person) -> applied.put(id, Optional.of(person)));
    all.apply(applied);

    int told = 0;
    for (Map.Entry<String, PersonQuery> watch : watches.entrySet()) {
      for (PersonMatch match : all.search(watch.getValue())) {
        told++;
        assertThat(sieve.near(people.get(match.id())))
            .as("%s for %s", match, watch.getKey())
            .contains(watch.getKey());
      }
    }
    assertThat(told).isGreaterThan(100);
    assertThat(people.values().stream().mapToLong(person -> sieve.near(person).size()).sum())
        .as("pairs of 450,000")
        .isLessThan(10L * told);
  }

  @Test
  void near_findsNumbers_alsoMistypedOnes_andWithoutAName() {
    sieve.put("number", PersonQuery.holding(NUMBER.asIdentifier()));
    sieve.put("strong", PersonQuery.holding(NUMBER.asIdentifier()).least(Grade.SAME_IDENTIFIER));
    Person same = Person.named("Bilal Chandio").identifier(NUMBER).build();
    Person mistyped =
        Person.named("Bilal Chandio").identifier(Cnic.parse("35202-0000010-1")).build();

    assertThat(sieve.near(same)).containsExactlyInAnyOrder("number", "strong");
    assertThat(sieve.near(mistyped)).contains("number");
    assertThat(sieve.near(Person.named("Bilal Chandio").build())).isEmpty();
  }

  @Test
  void near_findsAlsoWhoIsFarBehindTheNearest() {
    PersonQuery named = PersonQuery.named("Zarbakht Quddoos");
    sieve.put("all", named.father("Sher Dil").born("1985-04-03").identifier(NUMBER));
    sieve.put("some", named.father("Sher Dil").bornAbout(1985));
    sieve.put("name", named);
    Person person =
        Person.named("Zarbakht Quddoos")
            .father("Sher Dil")
            .born("1985-04-03")
            .identifier(NUMBER)
            .build();

    assertThat(sieve.near(person)).containsExactlyInAnyOrder("all", "some", "name");
  }

  @Test
  void near_takesNamesThatAQuestionMayNotHave() {
    sieve.put("w", PersonQuery.named("Zarbakht Quddoos"));
    PersonName many =
        new PersonName(
            "Bilal* [Chandio]",
            null,
            List.of("a b", "c d", "e f", "g h", "i j", "k l", "m n", "o p", "Zarbakht? Quddoos"));

    assertThat(sieve.near(Person.named(many).build())).containsExactly("w");
    assertThat(sieve.near(Person.named("Zarbakht %").build())).isSubsetOf("w");
    assertThat(sieve.near(Person.named("Muhammad").build())).isEmpty();
  }

  @Test
  void near_findsNobodyElse_norAWatchThatIsGone() {
    Person person = Person.named("Zarbakht Quddoos").build();
    sieve.put("w", PersonQuery.named("Zarbakhat Qudus"));
    assertThat(sieve.near(person)).containsExactly("w");
    assertThat(sieve.near(Person.named("Bilal Chandio").build())).isEmpty();

    sieve.remove("w");
    assertThat(sieve.near(person)).isEmpty();
    sieve.put("w", PersonQuery.named("Zarbakhat Qudus"));
    assertThat(sieve.near(person)).containsExactly("w");
    sieve.clear();
    assertThat(sieve.near(person)).isEmpty();
  }

  @Test
  void near_findsNamesThatAreWrittenTogetherOrApart() {
    for (int i = 0; i < 300; i++) {
      sieve.put(
          "w-" + i,
          PersonQuery.named(name(i))
              .father(name(i * 7 + 3))
              .born("%d-05-17".formatted(1960 + i % 40)));
    }
    PersonQuery query =
        PersonQuery.named("Zarbakht Quddoos").born("1985-04-03").least(Grade.STRONG);
    sieve.put("father", query.father("Gul Zaman"));
    sieve.put(
        "name",
        PersonQuery.named("Zar Bakht Quddoos")
            .father("Gulzaman")
            .born("1985-04-03")
            .least(Grade.STRONG));
    Person person = Person.named("Zarbakht Quddoos").father("Gulzaman").born("1985-04-03").build();

    assertThat(sieve.near(person)).contains("father", "name");
  }

  @Test
  void near_findsEveryWatchOfTheSameQuery() {
    PersonQuery query =
        PersonQuery.named("Zarbakhat Qudus").father("Gulzaman").bornAbout(1985).least(Grade.STRONG);
    for (int i = 0; i < 100; i++) {
      sieve.put("other-" + i, PersonQuery.named(name(i)).father(name(i * 7 + 3)).bornAbout(1985));
    }
    for (int i = 0; i < 150; i++) {
      sieve.put("same-" + i, query);
    }
    Person person = Person.named("Zarbakht Quddoos").father("Gulzaman").born("1985-04-03").build();

    assertThat(sieve.near(person)).filteredOn(id -> id.startsWith("same-")).hasSize(150);
    sieve.remove("same-0");
    sieve.put("same-1", PersonQuery.named("Bilal Chandio").born("1940"));
    assertThat(sieve.near(person))
        .filteredOn(id -> id.startsWith("same-"))
        .hasSize(148)
        .doesNotContain("same-0", "same-1");
  }
}
