package org.panah.match;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.panah.common.PanahException;
import org.panah.person.Address;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;

/**
 * Searches for hostile names in an index of so many people, among them some with hostile names. Any
 * exception but a refusal gets through to the caller. For one thread.
 */
final class HostileSearches {
  private static final int BATCH = 1_000;
  // As many persons at a time have hostile names; the vocabulary keeps the words of all.
  private static final int HOSTILE = 1_000;
  private static final int MOST_CHANGES = 20_000;
  private static final int WORDS = 500;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
  private int changes;
  private long strings;
  private long searches;
  private long refusals;
  private long mostNanos;
  private long mostWallNanos;

  /** Fills the index with names that are put together anew from a few hundred words. */
  HostileSearches(int people) {
    Random random = new Random(41);
    List<String> words = words(random);
    Map<String, Optional<Person>> batch = new LinkedHashMap<>();
    for (int i = 0; i < people; i++) {
      Person.Builder person = Person.named(name(words, random)).father(name(words, random));
      person.born(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)).toString());
      person.address(Address.of(Address.Kind.PRESENT, "a street", "d-" + random.nextInt(170)));
      batch.put("crowd-" + i, Optional.of(person.build()));
      if (batch.size() == BATCH || i == people - 1) {
        index.apply(batch);
        batch = new LinkedHashMap<>();
      }
    }
  }

  private static List<String> words(Random random) {
    String[] begin = {"Ak", "Ba", "Cha", "Da", "Fa", "Gha", "Ha", "Ja", "Ka", "La", "Ma", "Na"};
    String[] middle = {"li", "ra", "sho", "mu", "na", "ti", "za", "be", "du", "ya", "wa", "khi"};
    String[] end = {"m", "r", "d", "n", "l", "sh", "q", "z", "t", "ni"};
    List<String> words = new ArrayList<>(List.of("Muhammad", "Ali", "Ahmad", "Khan", "محمد"));
    while (words.size() < WORDS) {
      words.add(
          begin[random.nextInt(begin.length)]
              + middle[random.nextInt(middle.length)]
              + (random.nextBoolean() ? middle[random.nextInt(middle.length)] : "")
              + end[random.nextInt(end.length)]);
    }
    return words;
  }

  /** Two to four words, some of which very many have. */
  private static String name(List<String> words, Random random) {
    StringBuilder name = new StringBuilder();
    for (int left = 2 + random.nextInt(3); left > 0; left--) {
      double skewed = random.nextDouble();
      name.append(words.get((int) (skewed * skewed * skewed * WORDS))).append(' ');
    }
    return name.toString();
  }

  /** Puts a person with hostile names into the index, and searches for others. */
  void run(byte[] data) {
    HostileNames names = new HostileNames(data);
    int how = names.next();
    if ((how & 1) != 0 && changes < MOST_CHANGES) {
      change(names);
    }
    do {
      search(names);
    } while (!names.isOver());
  }

  private void change(HostileNames names) {
    String id = "hostile-" + changes++ % HOSTILE;
    try {
      Person.Builder person = Person.named(string(names));
      int more = names.next();
      if ((more & 1) != 0) {
        person.father(string(names));
      }
      if ((more & 2) != 0) {
        person.husband(PersonName.parse(string(names)));
      }
      if ((more & 4) != 0) {
        person.address(Address.of(Address.Kind.PRESENT, "a street", string(names)));
      }
      index.apply(Map.of(id, Optional.of(person.build())));
    } catch (PanahException.InvalidRequest e) {
      refusals++;
    }
  }

  private void search(HostileNames names) {
    try {
      PersonQuery query = query(names);
      long wall = System.nanoTime();
      long start = threads.getCurrentThreadCpuTime();
      try {
        index.search(query);
      } finally {
        searches++;
        long nanos = threads.getCurrentThreadCpuTime() - start;
        mostNanos = Math.max(mostNanos, nanos);
        mostWallNanos = Math.max(mostWallNanos, System.nanoTime() - wall);
      }
    } catch (PanahException.InvalidRequest e) {
      refusals++;
    }
  }

  private PersonQuery query(HostileNames names) {
    int more = names.next();
    PersonName name = PersonName.parse(string(names));
    if ((more & 1) != 0) {
      name = name.inUrdu(string(names));
    }
    PersonQuery query = PersonQuery.named(name).limit((more & 2) != 0 ? 100 : 10);
    if ((more & 4) != 0) {
      query = query.father(string(names));
    }
    if ((more & 8) != 0) {
      query = query.husband(string(names));
    }
    if ((more & 16) != 0) {
      query = query.district((more & 128) != 0 ? string(names) : "d-" + names.next() % 170);
    }
    if ((more & 32) != 0) {
      query = query.born(1950 + names.next() % 50 + "-01-01");
    }
    return (more & 64) != 0 && (more & 32) == 0 ? query.bornBetween(1960, 1990) : query;
  }

  private String string(HostileNames names) {
    strings++;
    return names.name();
  }

  /** The processor time of the search that needed most since the last call, in nanoseconds. */
  long mostNanos() {
    long most = mostNanos;
    mostNanos = 0;
    return most;
  }

  /** How many strings were read as names so far. */
  long strings() {
    return strings;
  }

  @Override
  public String toString() {
    return "%,d strings, %,d searches, %,d refusals, longest search %.1f ms with all pauses"
        .formatted(strings, searches, refusals, mostWallNanos / 1e6);
  }
}
