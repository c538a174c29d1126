package org.panah.benchmarks;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Grade;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/**
 * The Febrl sets, searched for duplicates through the index: every record is taken out, asked for
 * by its number and by name and day of birth, and put back. Two records count as one person if they
 * have the same number or are graded STRONG; by the second rule also if they are graded POSSIBLE
 * and {@link Home#same}. One rule holds for all sets. Joined, the duplicates of a duplicate are
 * duplicates too.
 */
final class Duplicates {
  private static final IdentifierType NUMBER = IdentifierType.of("SOC_SEC_ID");
  private static final int LIMIT = 20;

  private final PrintStream out;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private int unasked;
  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());

  private record Entry(
      String id, String name, @Nullable PartialDate born, Identifier number, Home home) {
    /** The number between the first two hyphens is the person. */
    String entity() {
      int start = id.indexOf('-') + 1;
      return id.substring(start, id.indexOf('-', start));
    }
  }

  Duplicates(PrintStream out, NameData data, String file) {
    this.out = out;
    data.rows(file, ",", this::read);
  }

  private void read(String[] row) {
    String[] r = new String[row.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = row[i].strip();
    }
    places.put(r[0], entries.size());
    entries.add(
        new Entry(
            r[0],
            (r[1] + " " + r[2]).strip(),
            day(r[9]),
            Identifier.of(NUMBER, r[10]),
            new Home(r[3] + " " + r[4], r[6], r[7])));
  }

  private static @Nullable PartialDate day(String digits) {
    try {
      return digits.isEmpty()
          ? null
          : PartialDate.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      return null;
    }
  }

  void run(String set) {
    Map<String, Optional<Person>> persons = new LinkedHashMap<>();
    entries.forEach(entry -> persons.put(entry.id(), Optional.of(person(entry))));
    index.apply(persons);
    Pairs graded = new Pairs(entries.size());
    Pairs voted = new Pairs(entries.size());
    for (int place = 0; place < entries.size(); place++) {
      Entry asked = entries.get(place);
      // Beside itself, which is met by everything, the index shows no record that is met by less.
      index.apply(Map.of(asked.id(), Optional.empty()));
      for (PersonMatch match : matches(asked)) {
        int other = places.getOrDefault(match.id(), place);
        boolean sure = match.grade() != Grade.POSSIBLE;
        if (sure) {
          graded.add(place, other);
        }
        if (sure || asked.home().same(entries.get(other).home())) {
          voted.add(place, other);
        }
      }
      index.apply(Map.of(asked.id(), Optional.of(person(asked))));
    }
    print(set, "same number or STRONG", graded);
    print(set, "the same, joined", graded.joined());
    print(set, "or POSSIBLE, same address", voted);
    print(set, "the same, joined", voted.joined());
    out.printf(
        "%-12s %,d of %,d records could not be asked for by name%n", set, unasked, places.size());
  }

  private static Person person(Entry entry) {
    // A record without a name can still be found by its number.
    return Person.named(entry.name().isEmpty() ? "unknown" : entry.name())
        .born(entry.born())
        .identifier(entry.number())
        .build();
  }

  // Two questions, because a number that is met hides whoever is met by name alone.
  private List<PersonMatch> matches(Entry entry) {
    List<PersonMatch> matches =
        new ArrayList<>(index.search(PersonQuery.holding(entry.number()).limit(LIMIT)));
    if (!entry.name().isEmpty()) {
      PersonQuery query = PersonQuery.named(entry.name()).limit(LIMIT);
      try {
        matches.addAll(index.search(entry.born() == null ? query : query.born(entry.born())));
      } catch (PanahException.InvalidRequest e) {
        // One common word and nothing else is no question.
        unasked++;
      }
    } else {
      unasked++;
    }
    return matches;
  }

  private void print(String set, String rule, Pairs pairs) {
    long truth = 0;
    Map<String, Integer> entities = new LinkedHashMap<>();
    for (Entry entry : entries) {
      truth += entities.merge(entry.entity(), 1, Integer::sum) - 1;
    }
    long right =
        pairs.all().stream()
            .filter(
                pair -> entries.get(pair.one()).entity().equals(entries.get(pair.other()).entity()))
            .count();
    double precision = right / (double) pairs.all().size();
    double recall = right / (double) truth;
    out.printf(
        "%-12s %-26s %,6d of %,6d pairs  precision %.4f  recall %.4f  F1 %.4f%n",
        set,
        rule,
        pairs.all().size(),
        truth,
        precision,
        recall,
        2 * precision * recall / (precision + recall));
  }

  /** Pairs of records, each once. */
  private record Pairs(int records, Set<Pair> all) {
    Pairs(int records) {
      this(records, new HashSet<>());
    }

    void add(int one, int other) {
      all.add(new Pair(Math.min(one, other), Math.max(one, other)));
    }

    /** All pairs among records that hang together. */
    Pairs joined() {
      int[] group = new int[records];
      for (int i = 0; i < records; i++) {
        group[i] = i;
      }
      for (Pair pair : all) {
        int from = root(group, pair.one());
        group[from] = root(group, pair.other());
      }
      Map<Integer, List<Integer>> members = new LinkedHashMap<>();
      Pairs joined = new Pairs(records);
      for (int i = 0; i < records; i++) {
        List<Integer> others = members.computeIfAbsent(root(group, i), r -> new ArrayList<>());
        for (int other : others) {
          joined.add(other, i);
        }
        others.add(i);
      }
      return joined;
    }

    private static int root(int[] group, int place) {
      int root = place;
      while (group[root] != root) {
        root = group[root];
      }
      return root;
    }
  }

  private record Pair(int one, int other) {}
}
