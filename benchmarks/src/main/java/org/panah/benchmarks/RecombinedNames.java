package org.panah.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Any number of people, always the same: words of names, lengths of names and dates of birth are
 * each drawn from those of the distractors, as often as they stand there.
 */
final class RecombinedNames {
  private static final long SEED = 20_262;

  private final List<String[]> names = new ArrayList<>();
  private final List<String[]> fathers = new ArrayList<>();
  private final List<String> births = new ArrayList<>();

  RecombinedNames(NameData data) {
    data.distractors(
        row -> {
          names.add(words(row.name()));
          if (!row.father().isEmpty()) {
            fathers.add(words(row.father()));
          }
          births.add(row.born());
        });
  }

  private static String[] words(String name) {
    String[] words = name.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].intern();
    }
    return words;
  }

  void make(long count, Consumer<NameRow> people) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (long i = 0; i < count; i++) {
      String name = name(names, random);
      String father = name(fathers, random);
      String born = births.get(random.nextInt(births.size()));
      people.accept(new NameRow("R" + i, name, father, born, "", ""));
    }
  }

  private static String name(List<String[]> pool, SplittableRandom random) {
    int words = pool.get(random.nextInt(pool.size())).length;
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < words; i++) {
      String[] one = pool.get(random.nextInt(pool.size()));
      name.append(i == 0 ? "" : " ").append(one[random.nextInt(one.length)]);
    }
    return name.toString();
  }
}
