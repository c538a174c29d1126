package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/** What is done to a question that must not change who comes first. */
class NameVariantsTest {
  private static final String[] FIRST = {
    "Aslam", "Bilal", "Danish", "Faisal", "Habib", "Jamal", "Kashif", "Latif", "Mansoor", "Nadeem",
    "Qaiser", "Rashid", "Shakeel", "Tanveer", "Usman", "Waqar", "Yasir", "Zahid"
  };
  private static final String[] SECOND = {
    "Akhtar", "Ghafoor", "Haidar", "Iqbal", "Javed", "Mehmood", "Parvez", "Sadiq", "Younas", "Wahab"
  };
  private static final String[] LAST = {
    "Abbasi", "Bajwa", "Chandio", "Durrani", "Gondal", "Hashmi", "Jadoon", "Kakar", "Lodhi",
    "Mengal", "Niazi", "Paracha", "Qureshi", "Rind", "Soomro", "Tareen", "Wattoo", "Yousafzai"
  };
  private static final String[] TITLES = {"Haji", "Malik", "Ch.", "Sheikh", "Syed", "Dr.", "Mr."};

  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
  private final List<String> names = new ArrayList<>();
  private final List<String> fathers = new ArrayList<>();

  /** Half of all names that there can be, each once. */
  @BeforeEach
  void fill() {
    Random random = new Random(23);
    Map<String, Optional<Person>> crowd = new LinkedHashMap<>();
    for (String first : FIRST) {
      for (String second : SECOND) {
        for (String last : LAST) {
          if (random.nextBoolean()) {
            String father = FIRST[random.nextInt(FIRST.length)] + " " + last;
            crowd.put(
                Integer.toString(names.size()),
                Optional.of(
                    Person.named(first + " " + second + " " + last).father(father).build()));
            names.add(first + " " + second + " " + last);
            fathers.add(father);
          }
        }
      }
    }
    index.apply(crowd);
  }

  /** Where a person comes; many if nowhere. */
  private int rank(PersonQuery query, int who) {
    List<PersonMatch> found = index.search(query.limit(100));
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).id().equals(Integer.toString(who))) {
        return i + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  private void firstStays(BiFunction<String, Random, String> change) {
    Random random = new Random(29);
    for (int who = 0; who < names.size(); who += 7) {
      String asked = change.apply(names.get(who), random);
      assertThat(rank(PersonQuery.named(asked), who))
          .as("%s for %s", asked, names.get(who))
          .isEqualTo(1);
    }
  }

  @Test
  void search_findsFirst_whoIsAskedFor() {
    firstStays((name, random) -> name);
  }

  @Test
  void search_findsFirst_whateverTheOrderOfWords() {
    firstStays(
        (name, random) -> {
          List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
          Collections.shuffle(words, random);
          return String.join(" ", words);
        });
  }

  @Test
  void search_findsFirst_withATitleBefore() {
    firstStays((name, random) -> TITLES[random.nextInt(TITLES.length)] + " " + name);
  }

  @Test
  void search_findsFirst_withALetterDoubled() {
    firstStays(
        (name, random) -> {
          int at = letter(name, random, "abcdefghijklmnopqrstuvwxyz");
          return at < 0 ? name : name.substring(0, at) + name.charAt(at) + name.substring(at);
        });
  }

  @Test
  void search_findsFirst_withoutAnHOrAHalfVowel() {
    firstStays(
        (name, random) -> {
          int at = letter(name, random, "hyw");
          return at < 0 ? name : name.substring(0, at) + name.substring(at + 1);
        });
  }

  /** The place of one of the letters that does not begin a word; negative if there is none. */
  private static int letter(String name, Random random, String letters) {
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i < name.length(); i++) {
      if (letters.indexOf(name.charAt(i)) >= 0 && name.charAt(i - 1) != ' ') {
        places.add(i);
      }
    }
    return places.isEmpty() ? -1 : places.get(random.nextInt(places.size()));
  }

  @Test
  void search_ranksNobodyLower_whenTheFatherIsNamedToo() {
    Random random = new Random(31);
    for (int who = 0; who < names.size(); who += 5) {
      List<String> words = new ArrayList<>(List.of(names.get(who).split(" ", -1)));
      words.remove(random.nextInt(words.size()));
      PersonQuery query = PersonQuery.named(String.join(" ", words));

      assertThat(rank(query.father(fathers.get(who)), who))
          .as("%s son of %s", words, fathers.get(who))
          .isLessThanOrEqualTo(rank(query, who));
    }
  }

  @Test
  void search_findsFirst_whoIsWrittenWithTheRelative_inOneLine() {
    for (String line :
        List.of("Waqar Wahab s/o Bilal", "Waqar Wahab S/O", "Waqar Wahab w/o Bilal")) {
      PersonMatch best = index.search(PersonQuery.named(line)).get(0);
      assertThat(names.get(Integer.parseInt(best.id()))).as(line).startsWith("Waqar Wahab ");
    }
  }
}
