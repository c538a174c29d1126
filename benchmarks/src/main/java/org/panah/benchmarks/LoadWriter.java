package org.panah.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Cnic;
import org.panah.person.Person;

/**
 * Changes an index at a steady pace, a hundred persons at a time: pairs take their next turns, some
 * persons come, those who came a while ago are taken out for good, and others are written anew as
 * they were.
 */
final class LoadWriter implements Runnable {
  private static final int BATCH = 100;
  private static final int TURNS = 20;
  private static final int VISITORS = 10;
  private static final int STAY = 200;

  private final PersonIndex index;
  private final VersionedPairs pairs;
  private final List<NameRow> people;
  private final long gapNanos;
  private final Random random = new Random(51);
  private volatile boolean ended;
  private volatile int erased;
  private int came;
  private long changes;
  private long nanos;
  private long longestNanos;

  LoadWriter(PersonIndex index, VersionedPairs pairs, List<NameRow> people, int perSecond) {
    this.index = index;
    this.pairs = pairs;
    this.people = people;
    gapNanos = TimeUnit.SECONDS.toNanos(BATCH) / perSecond;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    for (long batch = 0; !ended; batch++) {
      for (long left = start + batch * gapNanos - System.nanoTime();
          left > 0 && !ended;
          left = start + batch * gapNanos - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      long began = System.nanoTime();
      change();
      longestNanos = Math.max(longestNanos, System.nanoTime() - began);
      nanos = System.nanoTime() - start;
    }
  }

  private void change() {
    Map<String, Optional<Person>> batch = new LinkedHashMap<>();
    List<Integer> turned = new ArrayList<>();
    int first = random.nextInt(VersionedPairs.PAIRS);
    for (int i = 0; i < TURNS; i++) {
      int pair = (first + i) % VersionedPairs.PAIRS;
      pairs.putNext(batch, pair);
      turned.add(pair);
    }
    int gone = erased;
    for (int i = 0; i < VISITORS; i++) {
      batch.put(visitorId(came), Optional.of(visitor(came)));
      came++;
      if (came - gone > STAY) {
        batch.put(visitorId(gone++), Optional.empty());
      }
    }
    while (batch.size() < BATCH) {
      NameRow row = people.get(random.nextInt(people.size()));
      batch.put(row.id(), Optional.of(person(row)));
    }
    index.apply(batch);
    erased = gone;
    turned.forEach(pairs::done);
    changes += batch.size();
  }

  static Person person(NameRow row) {
    Person.Builder person = Person.named(row.name()).father(row.father());
    return row.born().isEmpty() ? person.build() : person.born(row.born()).build();
  }

  private static String visitorId(int number) {
    return "visitor-" + number;
  }

  private static Person visitor(int number) {
    return Person.named("Zafran Visitor").identifier(number(number)).build();
  }

  private static Cnic number(int number) {
    return new Cnic("4230%09d".formatted(number));
  }

  /** How many were taken out so far; they are the first. */
  int erased() {
    return erased;
  }

  /** Whether a search finds somebody who was taken out. */
  boolean isFound(int who) {
    PersonQuery query = PersonQuery.named("Zafran Visitor").identifier(number(who)).limit(100);
    for (PersonMatch match : index.search(query)) {
      if (match.id().equals(visitorId(who))) {
        return true;
      }
    }
    return false;
  }

  void end() {
    ended = true;
  }

  @Override
  public String toString() {
    return "%,.0f changes a second reached, %d at a time, the longest %.0f ms; %,d taken out"
        .formatted(changes / (nanos / 1e9), BATCH, longestNanos / 1e6, erased);
  }
}
