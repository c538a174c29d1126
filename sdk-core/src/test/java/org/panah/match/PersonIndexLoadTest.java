package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.hit.Grade;
import org.panah.person.Cnic;
import org.panah.person.Identifier;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/** Searches while the index changes; the script search-under-load does the same at full size. */
class PersonIndexLoadTest {
  private static final int SEARCHERS = 4;
  private static final int PAIRS = 60;
  private static final int CHANGES = 600;
  private static final int SEARCHES = 400;

  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
  private final ExecutorService threads = Executors.newFixedThreadPool(SEARCHERS);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void search_seesOnlyStatesThatExisted_whileOthersAreMade() throws Exception {
    VersionedPairs pairs = new VersionedPairs(PAIRS);
    index.apply(crowd());
    index.apply(pairs.first());

    underLoad(
        random -> pairs.fault(index, random.nextInt(PAIRS)),
        (random, round) -> {
          int first = random.nextInt(PAIRS);
          pairs.turn(index, List.of(first, (first + 1 + random.nextInt(PAIRS - 1)) % PAIRS));
        });

    assertThat(faults).isEmpty();
    assertThat(index.size()).isEqualTo(2_000 + 2 * PAIRS);
  }

  @Test
  void search_neverFindsWhoWasTakenOut_andAlwaysWhoStayed() throws Exception {
    int stay = 20;
    AtomicInteger in = new AtomicInteger();
    AtomicInteger outBegun = new AtomicInteger();
    AtomicInteger outReturned = new AtomicInteger();
    index.apply(crowd());

    underLoad(
        random -> {
          int gone = outReturned.get();
          int here = in.get();
          if (random.nextBoolean() && gone > 0) {
            int who = random.nextInt(gone);
            return isFound(who) ? Optional.of("found after being taken out") : Optional.empty();
          }
          if (here == 0) {
            return Optional.empty();
          }
          int who = here - 1 - random.nextInt(Math.min(here, stay));
          return isFound(who) || who < outBegun.get()
              ? Optional.empty()
              : Optional.of("not found, and never taken out");
        },
        (random, round) -> {
          Map<String, Optional<Person>> changes = new LinkedHashMap<>();
          changes.put("comes-" + round, Optional.of(visitor(round)));
          if (round >= stay) {
            outBegun.set(round - stay + 1);
            changes.put("comes-" + (round - stay), Optional.empty());
          }
          index.apply(changes);
          in.set(round + 1);
          outReturned.set(Math.max(0, round - stay + 1));
        });

    assertThat(faults).isEmpty();
    assertThat(index.size()).isEqualTo(2_000 + stay);
  }

  private boolean isFound(int who) {
    Identifier number = cnic(who).asIdentifier();
    boolean byNumber =
        index.search(PersonQuery.holding(number)).stream()
            .anyMatch(match -> match.grade() == Grade.SAME_IDENTIFIER);
    boolean byName =
        index.search(PersonQuery.named(visitor(who).name()).limit(100)).stream()
            .anyMatch(match -> match.id().equals("comes-" + who));
    // One of the two may have begun before a change and the other after it.
    return byNumber || byName;
  }

  private static Person visitor(int who) {
    // A word that nobody else has, and that sounds like no other.
    String rare = "Q" + "aeiou".charAt(who % 5) + "bcdfghjklmnprstz".charAt(who / 5 % 16);
    return Person.named(rare + "zuf" + "bdgkmnprst".charAt(who / 80 % 10) + "o Visitor")
        .identifier(cnic(who))
        .build();
  }

  private static Cnic cnic(int number) {
    return new Cnic("4230%09d".formatted(101L * number + 7));
  }

  private static Map<String, Optional<Person>> crowd() {
    Map<String, Optional<Person>> crowd = new LinkedHashMap<>();
    for (int i = 0; i < 2_000; i++) {
      String name = i % 2 == 0 ? "Aslam Qureshi" : "Muhammad Bilal Soomro";
      crowd.put("crowd-" + i, Optional.of(Person.named(name).build()));
    }
    return crowd;
  }

  private interface Searching {
    Optional<String> fault(Random random);
  }

  private interface Changing {
    void change(Random random, int round);
  }

  /** Four search, each a number of times at least and until the last change is made. */
  private void underLoad(Searching searching, Changing changing) throws Exception {
    AtomicInteger changes = new AtomicInteger();
    List<Future<Integer>> searchers = new ArrayList<>();
    for (int i = 0; i < SEARCHERS; i++) {
      Random random = new Random(i);
      Callable<Integer> searcher =
          () -> {
            int searches = 0;
            while (faults.isEmpty() && (searches < SEARCHES || changes.get() < CHANGES)) {
              searching.fault(random).ifPresent(faults::add);
              searches++;
            }
            return searches;
          };
      searchers.add(threads.submit(searcher));
    }
    Random random = new Random(99);
    for (int round = 0; round < CHANGES; round++) {
      changing.change(random, round);
      changes.incrementAndGet();
    }
    for (Future<Integer> searcher : searchers) {
      assertThat(searcher.get()).isPositive();
    }
  }
}
