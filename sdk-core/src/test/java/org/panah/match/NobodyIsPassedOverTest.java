package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/** Records that are told from the others by what their signatures leave out. */
class NobodyIsPassedOverTest {
  private static final String[] SYLLABLES = {
    "ba", "kho", "ri", "sha", "mu", "zai", "no", "ghu", "ta", "li", "do", "cha", "fee", "rab", "qi",
    "san", "gul", "var", "pe", "jam"
  };
  private static final int LIKE = 10;

  private final Random random = new Random(3);
  private final Map<String, Optional<Person>> persons = new LinkedHashMap<>();

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  private void add(String id, Person.Builder person) {
    persons.put(id, Optional.of(person.build()));
  }

  private String first(PersonQuery query) {
    PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
    index.apply(persons);
    return index.search(query).get(0).id();
  }

  @Test
  void aRecordOfInitialsIsFoundByTheNamesTheyStandFor() {
    for (int i = 0; i < 3_000; i++) {
      String name = word() + " " + word();
      if (i % 100 == 0) {
        name = "Zulfiqar " + word();
      } else if (i % 60 == 1) {
        name = word() + " Ali";
      } else if (i % 25 == 2) {
        name = word() + " " + name + " Bhatti";
      }
      add("other-" + i, Person.named(name));
    }
    add("wanted", Person.named("Z A Bhatti"));
    assertThat(first(PersonQuery.named("Zulfiqar Ali Bhatti"))).isEqualTo("wanted");
  }

  @Test
  void aSingleArabicLetterStandsForAWord() {
    for (int i = 0; i < 6_000; i++) {
      add("other-" + i, Person.named(word() + " " + word()).father(word()));
    }
    for (int i = 0; i < LIKE; i++) {
      add("like-" + i, Person.named("کاشف نعمان").father("بھٹی"));
    }
    add("wanted", Person.named("کاشف نعمان").father("محمد بھٹی"));
    assertThat(first(PersonQuery.named("کاشف نعمان").father("م بھٹی"))).isEqualTo("wanted");
  }

  @Test
  void bothHalvesOfAWordMayStandBehindALongName() {
    String name = "Kashif Noman Tahir Sohail Rashid Waqar Adnan Faisal";
    for (int i = 0; i < 6_000; i++) {
      String father = i < 6 ? "Gulzar " + word() : i < 12 ? word() + " Bhatti" : word();
      add("other-" + i, Person.named(word() + " " + word()).father(father));
    }
    for (int i = 0; i < LIKE; i++) {
      add("like-" + i, Person.named(name).born("1980-05-07"));
    }
    add("wanted", Person.named(name).father("Gulzar Bhatti"));
    PersonQuery query = PersonQuery.named(name).father("Gulzarbhatti").born("1980-05-07");
    assertThat(first(query)).isEqualTo("wanted");
  }
}
