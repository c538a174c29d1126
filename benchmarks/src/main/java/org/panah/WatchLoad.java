package org.panah;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.panah.hit.Grade;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;
import org.panah.testkit.SyntheticPeople;
import org.panah.testkit.SyntheticPerson;

/**
 * What many watches cost: how many changes a second the sieve takes, how many searches it leaves to
 * be made, and how many of those that a search would tell it passes over. Arguments: how many
 * people there are, how many watches, how many changes.
 */
final class WatchLoad {
  private static final int BATCH = 500;
  private static final int MET = 20;

  private final PersonIndex all = PersonIndex.of(ReferenceData.builtIn());
  private final Map<String, PersonQuery> watches = new LinkedHashMap<>();
  private final PrintStream out;

  private WatchLoad(PrintStream out) {
    this.out = out;
  }

  /** Measures and prints. */
  public static void main(String[] args) {
    int people = Integer.parseInt(args[0]);
    int watched = Integer.parseInt(args[1]);
    int changes = Integer.parseInt(args[2]);
    WatchLoad load = new WatchLoad(System.out);
    load.populate(people);
    for (Grade least : List.of(Grade.STRONG, Grade.POSSIBLE)) {
      load.watch(watched, least);
      load.run(changes, least);
    }
  }

  private void populate(int people) {
    Map<String, Optional<Person>> batch = new LinkedHashMap<>();
    try (Stream<SyntheticPerson> stream = SyntheticPeople.seeded(1).stream()) {
      stream
          .limit(people)
          .forEach(
              person -> {
                batch.put("p-" + person.sourceRef(), Optional.of(person(person)));
                if (batch.size() == 10_000) {
                  all.apply(batch);
                  batch.clear();
                }
              });
    }
    all.apply(batch);
  }

  private static Person person(SyntheticPerson person) {
    Person.Builder made = Person.named(PersonName.parse(person.name()).inUrdu(person.nameUrdu()));
    if (!person.born().isEmpty()) {
      made.born(person.born());
    }
    if (!person.father().isEmpty()) {
      made.father(person.father());
    }
    return made.build();
  }

  private void watch(int watched, Grade least) {
    watches.clear();
    try (Stream<SyntheticPerson> stream = SyntheticPeople.seeded(2).stream()) {
      stream
          .limit(watched)
          .forEach(
              person -> {
                PersonQuery query =
                    PersonQuery.named(person.name()).bornAbout(person.bornOn().getYear());
                if (!person.father().isEmpty()) {
                  query = query.father(person.father());
                }
                if (watches.size() % 2 == 0) {
                  query = query.born(person.bornOn().toString());
                }
                watches.put("w" + watches.size(), query.least(least).limit(100));
              });
    }
  }

  /** Strangers, and among twenty one who is watched, written in the other script. */
  private static Map<String, Person> changed(int changes) {
    Map<String, Person> changed = new LinkedHashMap<>();
    try (Stream<SyntheticPerson> strangers = SyntheticPeople.seeded(3).stream();
        Stream<SyntheticPerson> known = SyntheticPeople.seeded(2).stream()) {
      known
          .limit(changes / MET)
          .forEach(
              person -> {
                Person.Builder made =
                    Person.named(PersonName.parse(person.nameUrdu()))
                        .born(person.bornOn().toString());
                if (!person.fatherUrdu().isEmpty()) {
                  made.father(person.fatherUrdu());
                }
                changed.put("c-" + person.sourceRef(), made.build());
              });
      strangers
          .limit(changes - changes / MET)
          .forEach(person -> changed.put("s-" + person.sourceRef(), person(person)));
    }
    return changed;
  }

  private void run(int changes, Grade least) {
    WatchIndex sieve = new WatchIndex(ReferenceData.builtIn());
    watches.forEach(sieve::put);
    Map<String, Person> changed = changed(changes);
    // Once to warm up.
    changed.values().forEach(sieve::near);
    Map<String, Set<String>> near = new LinkedHashMap<>();
    long began = System.nanoTime();
    changed.forEach((id, person) -> near.put(id, sieve.near(person)));
    double took = (System.nanoTime() - began) / 1e9;
    long pairs = near.values().stream().mapToLong(Set::size).sum();
    out.printf(
        "%s: %d people, %d watches, %d changes: sieve %.0f changes/s, %d pairs%n",
        least, all.size(), watches.size(), changed.size(), changed.size() / took, pairs);
    Map<String, Optional<Person>> applied = new LinkedHashMap<>();
    changed.forEach((id, person) -> applied.put(id, Optional.of(person)));
    all.apply(applied);
    judge(changed, near);
    Map<String, Optional<Person>> gone = new LinkedHashMap<>();
    changed.keySet().forEach(id -> gone.put(id, Optional.empty()));
    all.apply(gone);
  }

  private void judge(Map<String, Person> changed, Map<String, Set<String>> near) {
    Map<String, Set<String>> byWatch = new LinkedHashMap<>();
    int searches = 0;
    Set<String> batch = new HashSet<>();
    int place = 0;
    for (String id : changed.keySet()) {
      Set<String> watchesNear = near.getOrDefault(id, Set.of());
      batch.addAll(watchesNear);
      watchesNear.forEach(watch -> byWatch.computeIfAbsent(watch, w -> new HashSet<>()).add(id));
      if (++place % BATCH == 0) {
        searches += batch.size();
        batch.clear();
      }
    }
    searches += batch.size();
    int told = 0;
    int passedOver = 0;
    long began = System.nanoTime();
    for (Map.Entry<String, PersonQuery> watch : watches.entrySet()) {
      for (PersonMatch match : all.search(watch.getValue())) {
        if (changed.containsKey(match.id())) {
          told++;
          if (!byWatch.getOrDefault(watch.getKey(), Set.of()).contains(match.id())) {
            passedOver++;
          }
        }
      }
    }
    double each = (System.nanoTime() - began) / 1e6 / watches.size();
    out.printf(
        "  to be told %d, of these passed over %d; searches in batches of %d: %d of %.2f ms%n",
        told, passedOver, BATCH, searches, each);
  }
}
