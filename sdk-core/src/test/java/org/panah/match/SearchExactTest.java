package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException;
import org.panah.hit.Grade;
import org.panah.person.Address;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;
import org.panah.reference.ReferenceData;

/**
 * A search looks at few rows, and tells from little that the others cannot come among the first. It
 * must find just those who are found by weighing everybody.
 */
class SearchExactTest {
  private static final String[] WORDS = {
    "Muhammad",
    "Ali",
    "Khan",
    "Ahmed",
    "Hussain",
    "Bibi",
    "Ghulam",
    "Abdul",
    "Rehman",
    "Zulfiqar",
    "Imran",
    "Bhatti",
    "Chaudhry",
    "Iqbal",
    "Mst",
    "Fatima",
    "Noor",
    "ur",
    "Syed",
    "Shah",
    "M",
    "Khoso",
    "Baloch",
    "Nasir",
    "Haji",
    "Zahid",
    "Tahira",
    "Parveen",
    "Akhtar",
    "Jamil",
    "Sajid"
  };
  private static final String[] SOUNDS = {
    "ba", "kho", "ri", "sha", "mu", "zai", "no", "ghu", "ta", "li", "do", "cha", "fee", "rab", "qi"
  };
  private static final String[] URDU = {
    "محمد", "علی", "خان", "احمد", "حسین", "غلام", "نور", "شاہ", "زاہد", "م", "اقبال"
  };
  private static final String[] DISTRICTS = {"PK-PB-LHR", "PK-SD-KHI", "PK-KP-PSH", "PK-BA-QTA"};
  private static final String[] ENDS = {"", " Khoso", " Khoso M", " Shah"};
  private static final int PERSONS = 9_000;
  private static final int QUERIES = 100;

  @ParameterizedTest
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
        26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
        49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60
      })
  void whoIsFoundIsWhoWeighsMost(long seed) {
    Random random = new Random(seed);
    PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
    List<Person> persons = fill(index, random);
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      PersonQuery query = query(persons.get(random.nextInt(PERSONS)), random);
      Question question;
      try {
        question = index.question(query);
      } catch (PanahException.InvalidRequest e) {
        continue; // About nobody in particular.
      }
      List<Float> weights =
          weights(PersonIndex.ranked(question, new Candidates(), Set.of()).inOrder());
      found += compare(question, weights);
    }
    assertThat(found).isGreaterThan(QUERIES / 2);
  }

  /** Whoever weighs much less than the first, or has no word in common, need not be found. */
  private static int compare(Question question, List<Float> weights) {
    List<Float> all = weights(everybody(question));
    float born = Born.complete(question.born) ? Weights.SAME_YEAR : question.mostBorn();
    // A single letter that is asked for is met by many words and leads to none of them.
    float letters = 2 * Weights.FIRST + 4 * Weights.INITIAL;
    float beside = question.mostDistrict() + question.mostSex() + born + letters;
    boolean strongOnly = question.query.least() != Grade.POSSIBLE;
    float strong = strongOnly ? Explainer.strong(question.view) : Float.MAX_VALUE;
    int compared = 0;
    for (float weight : all) {
      boolean near = weight > Math.min(all.get(0) - Ranking.SPREAD, strong);
      if (near && weight > beside) {
        assertThat(weights).hasSizeGreaterThan(compared);
        assertThat(weights.get(compared++)).isCloseTo(weight, within(0.001f));
      }
    }
    return compared;
  }

  private static List<Float> weights(List<Ranking.Found> found) {
    return found.stream().map(Ranking.Found::weight).toList();
  }

  private static List<Ranking.Found> everybody(Question question) {
    Ranking ranking = new Ranking(question.query, question.view, Set.of());
    List<NameQuestion> names = new ArrayList<>(question.names);
    if (names.isEmpty()) {
      names.add(null);
    }
    for (NameQuestion name : names) {
      Search search = new Search(question, name, new Candidates(), ranking);
      for (int p = 0; p < question.view.parts().size(); p++) {
        Part part = question.view.parts().get(p);
        Segment segment = part.segment();
        for (int row = 0; row < segment.rows; row++) {
          int person = segment.personOf(row);
          if (!part.isGone(person)) {
            float weight = search.weight(segment, row);
            if (search.most(p, row) < weight - 0.001f) {
              throw new AssertionError("a bound below the weight");
            }
            ranking.add(p, row, person, name, weight, 0);
          }
        }
      }
    }
    return ranking.inOrder();
  }

  private static List<Person> fill(PersonIndex index, Random random) {
    List<Person> persons = new ArrayList<>();
    Map<String, Optional<Person>> batch = new LinkedHashMap<>();
    for (int i = 0; i < PERSONS; i++) {
      Person like = i > 0 && random.nextInt(3) == 0 ? persons.get(random.nextInt(i)) : null;
      persons.add(person(like, random));
      batch.put("p" + i, Optional.of(persons.get(i)));
      if (batch.size() == 700 || i == PERSONS - 1) {
        index.apply(batch);
        batch.clear();
      }
    }
    for (int i = 0; i < 100; i++) {
      batch.put("p" + random.nextInt(PERSONS), Optional.empty());
    }
    index.apply(batch);
    return persons;
  }

  /** Somebody; or somebody with almost the name of another. */
  private static Person person(@Nullable Person like, Random random) {
    String name =
        like != null
            ? changed(like.name().display(), random)
            : name(random, 2 + random.nextInt(random.nextInt(10) == 0 ? 10 : 3));
    var person = Person.named(name);
    int kin = random.nextInt(4);
    if (kin < 2) {
      person.father(name(random, 1 + random.nextInt(random.nextInt(10) == 0 ? 8 : 3)));
    }
    if (kin > 0 && random.nextInt(4) == 0) {
      person.husband(PersonName.parse(name(random, 2))).sex(Sex.FEMALE);
    }
    if (random.nextInt(3) > 0) {
      person.born(date(random, random.nextInt(6)));
    }
    if (random.nextInt(3) > 0) {
      person.address(Address.of(Address.Kind.PRESENT, "-", district(random)));
    }
    return person.build();
  }

  private static String district(Random random) {
    return DISTRICTS[random.nextInt(DISTRICTS.length)];
  }

  private static String date(Random random, int kind) {
    int year = 1960 + random.nextInt(20);
    int month = 1 + random.nextInt(12);
    return switch (kind) {
      case 0 -> "" + year;
      case 1 -> "%d-%02d".formatted(year, month);
      default -> "%d-%02d-%02d".formatted(year, month, 1 + random.nextInt(28));
    };
  }

  private static String name(Random random, int words) {
    if (random.nextInt(8) == 0) {
      return URDU[random.nextInt(URDU.length)] + " " + URDU[random.nextInt(URDU.length)];
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < words; i++) {
      name.append(i == 0 ? "" : " ").append(word(random));
    }
    return name.toString();
  }

  private static String word(Random random) {
    if (random.nextInt(3) > 0) {
      return WORDS[random.nextInt(1 + random.nextInt(WORDS.length))];
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      word.append(SOUNDS[random.nextInt(SOUNDS.length)]);
    }
    return word.toString();
  }

  /** What somebody may ask who knows a person from hearsay. */
  private static PersonQuery query(Person person, Random random) {
    PersonName name = person.name();
    String asked = changed(name.display(), random) + ENDS[random.nextInt(ENDS.length)];
    PersonQuery query = PersonQuery.named(asked).limit(1 + random.nextInt(12));
    PersonName father = person.father();
    if (father != null && random.nextBoolean()) {
      query = query.father(changed(father.display(), random));
    }
    if (random.nextInt(5) == 0) {
      query = query.husband(name(random, 2));
    }
    if (person.born() != null && random.nextInt(3) > 0) {
      query =
          random.nextBoolean()
              ? query.born(person.born().toString())
              : query.born(date(random, random.nextInt(8)));
    }
    if (random.nextBoolean()) {
      query = query.district(district(random));
    }
    query = random.nextInt(4) == 0 ? query.least(Grade.STRONG) : query;
    return random.nextInt(3) == 0 ? query.sex(Sex.FEMALE) : query;
  }

  private static String changed(String name, Random random) {
    int at = random.nextInt(name.length());
    return switch (random.nextInt(6)) {
      case 0 -> name.substring(0, at) + name.substring(Math.min(name.length(), at + 1)) + "a";
      case 1 -> name.substring(0, at) + "i" + name.substring(at);
      case 2 -> name + " " + word(random);
      default -> name;
    };
  }
}
