package org.panah.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.panah.hit.Evidence;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Person;

/**
 * Pairs of persons of whom one or the other has the pair's rare name, in turn, and the number of
 * the turn beside it as two more words. Of every state that an index ever had, one of each pair is
 * found by the name, and which one is known by the number; whatever else a search sees did not
 * exist. For one writer and many readers.
 */
final class VersionedPairs {
  static final int PAIRS = 1_000;

  private static final String[] SYLLABLES = {"ba", "de", "fi", "go", "ju", "ka", "le", "mi"};
  private static final String[] ENDS = {"rz", "nd", "lk", "mb", "st", "gh", "sh", "pt"};
  private static final int DIGITS = SYLLABLES.length * ENDS.length;

  private final AtomicIntegerArray begun = new AtomicIntegerArray(PAIRS);
  private final AtomicIntegerArray returned = new AtomicIntegerArray(PAIRS);

  /** Puts everybody as they are before the first turn. */
  void putFirst(Map<String, Optional<Person>> changes) {
    for (int pair = 0; pair < PAIRS; pair++) {
      put(changes, pair, 0);
    }
  }

  /** Puts a pair's next turn, which begins. */
  void putNext(Map<String, Optional<Person>> changes, int pair) {
    put(changes, pair, begun.incrementAndGet(pair));
  }

  /** Notes that the change with a pair's last turn has returned. */
  void done(int pair) {
    returned.set(pair, begun.get(pair));
  }

  private static void put(Map<String, Optional<Person>> changes, int pair, int turn) {
    String named = name(pair) + " " + word(turn / DIGITS) + "ta " + word(turn % DIGITS) + "to";
    changes.put(id(pair, turn), Optional.of(Person.named(named).build()));
    changes.put(id(pair, turn + 1), Optional.of(Person.named("Aslam Qureshi").build()));
  }

  private static String id(int pair, int turn) {
    return "pair-" + pair + (turn % 2 == 0 ? "-even" : "-odd");
  }

  private static String name(int pair) {
    return "Zw" + word(pair % DIGITS) + " Kh" + word(pair / DIGITS);
  }

  private static String word(int digit) {
    return SYLLABLES[digit % SYLLABLES.length] + ENDS[digit / SYLLABLES.length % ENDS.length];
  }

  /** Searches for a pair; empty if what was found existed, else what is wrong with it. */
  Optional<String> fault(PersonIndex index, int pair) {
    int least = returned.get(pair);
    List<PersonMatch> found = new ArrayList<>();
    for (PersonMatch match : index.search(PersonQuery.named(name(pair)).limit(5))) {
      if (match.id().startsWith("pair-" + pair + "-")) {
        found.add(match);
      }
    }
    int most = begun.get(pair);
    if (found.size() != 1) {
      return Optional.of(found.size() + " of a pair found, of which one has the name");
    }
    int turn = turn(found.get(0));
    if (!found.get(0).id().equals(id(pair, turn))) {
      return Optional.of("turn " + turn + " found with the other of the pair");
    }
    return turn >= least && turn <= most
        ? Optional.empty()
        : Optional.of("turn " + turn + " found, which is none from " + least + " to " + most);
  }

  private static int turn(PersonMatch match) {
    int high = -1;
    int low = -1;
    for (Evidence.Word word : match.evidence().get(0).words()) {
      String held = word.held() == null ? "" : word.held();
      high = held.endsWith("ta") ? digit(held) : high;
      low = held.endsWith("to") ? digit(held) : low;
    }
    return high < 0 || low < 0 ? -1 : high * DIGITS + low;
  }

  private static int digit(String held) {
    for (int digit = 0; digit < DIGITS; digit++) {
      if (held.startsWith(word(digit)) && held.length() == word(digit).length() + 2) {
        return digit;
      }
    }
    return -1;
  }
}
