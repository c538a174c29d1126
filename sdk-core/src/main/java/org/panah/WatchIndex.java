package org.panah;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Identifier;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;
import org.panah.reference.ReferenceData;

/**
 * Tells which watches a changed person may concern, so that not every watch has to be searched for
 * at every change: the watches stand in an index of their own as the persons they look for, and the
 * changed person is the question. A sieve, not a judge: weights depend on how common a word is
 * among all records, which only a search among these knows. For one thread.
 */
final class WatchIndex {
  // What a pair must weigh beyond chance among the watches, which are fewer than the records, to be
  // worth a search; a strong hit weighs three among these. benchmarks/watch-load measures it.
  private static final double STRONG = 2;
  private static final double POSSIBLE = 0;
  // An index keeps back who weighs so much less than the first.
  private static final double SPREAD = 4.5;
  private static final int LEAST_POPULATION = 1_000;
  private static final int ROUNDS = 20;
  private static final int FIRST = 8;
  private static final int MOST_NAMES = 8;
  private static final int MOST_JOINED = 4;
  private static final int MOST_IDENTIFIERS = 16;
  private static final Set<String> KIN = Set.of("father", "husband");
  private static final PersonName UNNAMED = PersonName.parse("x");
  // Of no meaning but that one common word is question enough.
  private static final String ANYWHERE = "-";

  private final PersonIndex watched;
  private final Map<String, PersonQuery> queries = new HashMap<>();
  // One person for all who watch for the same one: else nobody would seem rare among the watches,
  // and those who come after the hundredth would not be seen.
  private final Map<PersonQuery, Entry> entries = new HashMap<>();
  private final Map<String, Entry> entriesById = new HashMap<>();
  private long lastEntry;
  private final Map<String, Optional<Person>> changed = new LinkedHashMap<>();

  private record Entry(String id, PersonQuery person, Set<String> watches) {}

  WatchIndex(ReferenceData reference) {
    watched = PersonIndex.of(reference);
  }

  void clear() {
    queries.clear();
    entries.clear();
    entriesById.clear();
    changed.clear();
    watched.clear();
  }

  void put(String id, PersonQuery query) {
    remove(id);
    queries.put(id, query);
    Entry entry = entries.computeIfAbsent(whom(query), this::enter);
    entry.watches.add(id);
  }

  private Entry enter(PersonQuery whom) {
    lastEntry++;
    Entry entry = new Entry(Long.toString(lastEntry), whom, new HashSet<>());
    entriesById.put(entry.id, entry);
    changed.put(entry.id, Optional.of(person(whom)));
    return entry;
  }

  void remove(String id) {
    PersonQuery query = queries.remove(id);
    Entry entry = query == null ? null : entries.get(whom(query));
    if (entry != null && entry.watches.remove(id) && entry.watches.isEmpty()) {
      entries.remove(entry.person);
      entriesById.remove(entry.id);
      changed.put(entry.id, Optional.empty());
    }
  }

  private static PersonQuery whom(PersonQuery query) {
    return query.limit(PersonQuery.MAX_LIMIT).least(Grade.POSSIBLE);
  }

  private static Person person(PersonQuery query) {
    PersonName name = query.name();
    Person.Builder person =
        Person.named(name == null ? UNNAMED : joined(name))
            .father(query.father() == null ? null : joined(query.father()))
            .husband(query.husband() == null ? null : joined(query.husband()))
            .born(query.born());
    query.identifiers().forEach(person::identifier);
    return person.build();
  }

  /**
   * A name that is known with neighbouring words written together too: a search takes the words of
   * its query together, and here the record is the query.
   */
  private static PersonName joined(PersonName name) {
    List<String> aliases = new ArrayList<>(name.aliases());
    int most = aliases.size() + MOST_JOINED;
    for (String form : forms(name)) {
      String[] words = form.split(" +");
      for (int i = 1; i < words.length && aliases.size() < most; i++) {
        List<String> together = new ArrayList<>(List.of(words));
        together.set(i - 1, words[i - 1] + together.remove(i));
        aliases.add(String.join(" ", together));
      }
    }
    return new PersonName(name.latin(), name.urdu(), aliases);
  }

  /** Ids of the watches that a person may concern. */
  Set<String> near(Person person) {
    if (!changed.isEmpty()) {
      watched.apply(changed);
      changed.clear();
    }
    Set<String> near = new HashSet<>();
    if (!queries.isEmpty()) {
      double chance = Math.log(Math.max(watched.size(), LEAST_POPULATION) + 1.0);
      questions(person).forEach(question -> near(question, chance, near));
    }
    return near;
  }

  private void near(PersonQuery question, double chance, Set<String> near) {
    Set<String> seen = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      // Few first: mostly nobody comes near, and the fewer are asked for the sooner it ends.
      int limit = round == 0 ? FIRST : PersonQuery.MAX_LIMIT;
      List<PersonMatch> matches;
      try {
        matches = watched.search(question.limit(limit), seen);
      } catch (PanahException.InvalidRequest e) {
        // About nobody in particular: the round of all watches finds it.
        return;
      }
      for (PersonMatch match : matches) {
        seen.add(match.id());
        Entry entry = entriesById.get(match.id());
        if (entry != null) {
          entry.watches.stream()
              .filter(id -> mayBeTold(queries.get(id), match, match.weight() - chance))
              .forEach(near::add);
        }
      }
      if (matches.isEmpty() || mostOfOthers(matches, limit) < chance + POSSIBLE) {
        return;
      }
    }
  }

  /** What a watch weighs at most that a search has not answered. */
  private static double mostOfOthers(List<PersonMatch> matches, int limit) {
    return matches.size() < limit
        ? matches.get(0).weight() - SPREAD
        : matches.get(limit - 1).weight();
  }

  /** Whether a match may have the grade that its watch wants: what a strong one needs at least. */
  private static boolean mayBeTold(
      @Nullable PersonQuery query, PersonMatch match, double beyondChance) {
    if (query == null) {
      return false;
    }
    boolean possible = query.least() == Grade.POSSIBLE;
    boolean heavy = beyondChance >= (possible ? POSSIBLE : STRONG);
    boolean agrees = query.bornFrom() != 0;
    for (Evidence part : match.evidence()) {
      if (part.field().equals("identifier")) {
        return true;
      }
      agrees |= !part.field().equals("name");
      // Kin may look different here and agree in the search, which takes more words together.
      heavy &= possible || KIN.contains(part.field()) || part.agreement() != Agreement.DIFFERENT;
    }
    return heavy && (possible || (agrees && query.least() == Grade.STRONG));
  }

  /** A person as questions; more than one if there are more names than one may hold. */
  private static List<PersonQuery> questions(Person person) {
    List<String> names = forms(person.name());
    List<Identifier> identifiers = person.identifiers();
    List<PersonQuery> questions = new ArrayList<>();
    int parts =
        Math.max(
            1,
            Math.max(parts(names.size(), MOST_NAMES), parts(identifiers.size(), MOST_IDENTIFIERS)));
    for (int i = 0; i < parts; i++) {
      questions.add(
          new PersonQuery(
              name(part(names, i, MOST_NAMES)),
              kin(person.father()),
              kin(person.husband()),
              person.born(),
              0,
              0,
              Sex.UNKNOWN,
              ANYWHERE,
              part(identifiers, i, MOST_IDENTIFIERS),
              PersonQuery.MAX_LIMIT,
              Grade.POSSIBLE));
    }
    return questions;
  }

  private static int parts(int size, int most) {
    return (size + most - 1) / most;
  }

  private static <T> List<T> part(List<T> list, int number, int most) {
    int from = Math.min(list.size(), number * most);
    return list.subList(from, Math.min(list.size(), from + most));
  }

  private static @Nullable PersonName kin(@Nullable PersonName name) {
    List<String> forms = name == null ? List.of() : forms(name);
    return name(part(forms, 0, MOST_NAMES));
  }

  private static @Nullable PersonName name(List<String> forms) {
    if (forms.isEmpty()) {
      return null;
    }
    PersonName first = PersonName.parse(forms.get(0));
    return new PersonName(first.latin(), first.urdu(), forms.subList(1, forms.size()));
  }

  /** A name in every form, without the characters that a question refuses as wildcards. */
  private static List<String> forms(PersonName name) {
    List<String> forms = new ArrayList<>();
    add(forms, name.latin());
    add(forms, name.urdu());
    name.aliases().forEach(alias -> add(forms, alias));
    return forms;
  }

  private static void add(List<String> forms, @Nullable String form) {
    if (form != null) {
      String plain = form.replaceAll("[*%?_\\[\\]{}\\\\^$|@]", " ").strip();
      if (plain.codePoints().anyMatch(Character::isLetter)) {
        forms.add(plain);
      }
    }
  }
}
