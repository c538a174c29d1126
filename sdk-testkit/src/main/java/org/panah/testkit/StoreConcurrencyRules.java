package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Draft;

/** The chapter on many threads at once. */
abstract class StoreConcurrencyRules extends StoreFailureRules {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 50;
  private static final List<Agency> OWNERS = List.of(PUNJAB, SINDH, FIA);

  @Test
  void changes_missAndReorderNothing_whileEightWritersAppend() {
    FeedWitness witness = new FeedWitness(store(), WRITERS);
    for (Agency owner : OWNERS) {
      witness.append(owner, List.of(draft("shared-" + owner, 0, "0", "shared")));
    }
    List<Callable<Optional<FeedWitness.Seen>>> runners = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      runners.add(
          () -> {
            try {
              writeManyThings(witness, writer);
            } finally {
              witness.done();
            }
            return Optional.empty();
          });
    }
    runners.add(() -> Optional.of(witness.follow(Cursor.START, 20)));
    runners.add(() -> Optional.of(witness.follow(Cursor.START, 1_000)));
    runners.add(() -> Optional.of(witness.follow(Cursor.startOf(PUNJAB), 50)));

    List<FeedWitness.Seen> seen = Race.run(runners).stream().flatMap(Optional::stream).toList();

    witness.journalsAreConsecutive();
    witness.missedNothing(seen.get(0), OWNERS);
    witness.missedNothing(seen.get(1), OWNERS);
    witness.missedNothing(seen.get(2), List.of(PUNJAB));
  }

  /** New documents one by one and in threes, amends of one that others amend too, some erased. */
  private void writeManyThings(FeedWitness witness, int writer) {
    Agency owner = OWNERS.get(writer % OWNERS.size());
    long end = System.nanoTime() + 1_500_000_000L;
    for (int round = 0; goesOn(round, end); round++) {
      String name = writer + "-" + round;
      witness.append(owner, List.of(draft(name, 0, name, "k" + writer)));
      witness.append(
          owner,
          List.of(draft(name + "a", 0, ""), draft(name + "b", 0, ""), draft(name + "c", 0, "")));
      String body = name;
      amend(
          () -> {
            long version = store().get(id("shared-" + owner)).orElseThrow().version();
            witness.append(owner, List.of(draft("shared-" + owner, version, body, "shared")));
          });
      if (round % 5 == 0) {
        witness.append(owner, List.of(erasing(name, 1)));
      }
    }
  }

  @Test
  void append_letsExactlyOneWinEachVersion_whenManyAmendOneDocument() {
    List<Attempt> attempts =
        race(
            writer -> PUNJAB,
            (round, writer) -> {
              long seen = store().get(id("a")).map(Document::version).orElse(0L);
              return draft("a", seen, round + " by " + writer, "k" + writer);
            });

    List<Document> winners = winners(attempts);
    int versions = winners.size();
    eachOnce("winner of version", winners, Document::version);
    eachOnce("winner at sequence number", winners, Document::sequence);
    losersMetConflicts(attempts);
    assertThat(store().get(id("a")).map(Document::version)).contains((long) versions);
    assertThat(store().history(id("a"))).hasSize(versions - 1);
  }

  @Test
  void append_letsExactlyOneWin_whenManyCreateTheSameDocument() {
    List<Attempt> attempts =
        race(
            writer -> PUNJAB,
            (round, writer) -> draft("d" + round, 0, "by " + writer, "k" + writer));

    List<Document> winners = winners(attempts);
    assertThat(winners.stream().map(Document::id).distinct().count())
        .as("documents that %d winners created", winners.size())
        .isEqualTo(winners.size());
    eachOnce("winner at sequence number", winners, Document::sequence);
    losersMetConflicts(attempts);
    for (Document winner : winners) {
      assertThat(store().get(winner.id()).map(Picture::of)).contains(Picture.of(winner));
    }
  }

  @Test
  void append_answersOneChange_whenTheSameDraftIsAppendedByManyAtOnce() {
    List<Attempt> attempts =
        race(writer -> PUNJAB, (round, writer) -> draft("d" + round, 0, "the same", "k"));

    List<Document> answers = winners(attempts);
    assertThat(answers.size()).as("answers").isEqualTo(attempts.size());
    for (Document answer : answers) {
      assertThat(store().get(answer.id()).map(Picture::of)).contains(Picture.of(answer));
    }
  }

  @Test
  void append_letsExactlyOneOwnerHaveADocument_whenOwnersRaceForIt() {
    List<Attempt> attempts =
        race(
            writer -> OWNERS.get(writer % OWNERS.size()),
            (round, writer) -> draft("d" + round, 0, "the same"));

    for (Attempt attempt : attempts) {
      boolean owns =
          store().get(attempt.draft().id()).orElseThrow().owner().equals(attempt.owner());
      assertThat(attempt.outcome())
          .isInstanceOf(owns ? Change.class : PanahException.InvalidRequest.class);
    }
  }

  @Test
  void append_losesNoAmend_whenManyAddToOneDocument() {
    write(store(), PUNJAB, draft("list", 0, ""));

    Race.run(
        WRITERS,
        writer -> {
          for (int round = 0; round < ROUNDS / 5; round++) {
            // Told apart by writer and round: two drafts that are alike would count as one,
            // repeated.
            String item = writer + "-" + round + " ";
            amend(() -> addToList(item));
          }
          return writer;
        });

    Document list = store().get(id("list")).orElseThrow();
    int items = WRITERS * (ROUNDS / 5);
    assertThat(text(list).trim().split(" ")).hasSize(items).doesNotHaveDuplicates();
    assertThat(list.version()).isEqualTo(1 + items);
  }

  private void addToList(String item) {
    Document list = store().get(id("list")).orElseThrow();
    write(store(), PUNJAB, draft("list", list.version(), text(list) + item));
  }

  @Test
  void append_isNeverSeenByHalves() {
    store().append(PUNJAB, List.of(draft("left", 0, "0"), draft("right", 0, "0")));
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Callable<Boolean>> runners = new ArrayList<>();
    runners.add(() -> amendBoth(List.of("left", "right"), writing));
    runners.add(() -> amendBoth(List.of("right", "left"), writing));
    runners.add(
        () -> {
          while (writing.get()) {
            Race.checkTime();
            List<Change> both = store().changes(Cursor.START, 10);
            assertThat(both).hasSize(2);
            assertThat(both.get(0).document().version())
                .as("versions of two documents that are always written together")
                .isEqualTo(both.get(1).document().version());
          }
          return true;
        });

    Race.run(runners);
  }

  private boolean amendBoth(List<String> order, AtomicBoolean writing) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        amend(
            () -> {
              long version = store().get(id("left")).orElseThrow().version();
              String body = order.get(0) + version;
              store()
                  .append(PUNJAB, order.stream().map(name -> draft(name, version, body)).toList());
            });
      }
      return true;
    } finally {
      writing.set(false);
    }
  }

  /** What came of one append: a change, or what was thrown. */
  private record Attempt(Agency owner, Draft draft, Object outcome) {}

  /** Many writers append over and over, unhindered, for half a second. */
  private List<Attempt> race(
      Function<Integer, Agency> owners, BiFunction<Integer, Integer, Draft> drafts) {
    return Race.run(
            WRITERS,
            writer -> {
              Agency owner = owners.apply(writer);
              List<Attempt> attempts = new ArrayList<>();
              long end = System.nanoTime() + 500_000_000L;
              for (int round = 0; goesOn(round, end); round++) {
                Draft draft = drafts.apply(round, writer);
                attempts.add(new Attempt(owner, draft, outcome(owner, draft)));
              }
              return attempts;
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  // A quick store shows its races seldom, so it gets more rounds; a slow one needs few.
  private static boolean goesOn(int round, long end) {
    return round < 5 || (round < 1_000 && System.nanoTime() - end < 0);
  }

  private Object outcome(Agency owner, Draft draft) {
    try {
      return store().append(owner, List.of(draft)).get(0);
    } catch (PanahException e) {
      return e;
    }
  }

  private static List<Document> winners(List<Attempt> attempts) {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() instanceof Change)
        .map(attempt -> ((Change) attempt.outcome()).document())
        .toList();
  }

  /** Holds that numbers go from 1 to as many as there are, each once. */
  private static void eachOnce(
      String what, List<Document> documents, Function<Document, Long> number) {
    List<Long> numbers = documents.stream().map(number).sorted().toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).as("the next " + what).isEqualTo(i + 1L);
    }
  }

  private static void losersMetConflicts(List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      if (!(attempt.outcome() instanceof Change)) {
        assertThat(attempt.outcome()).isInstanceOf(PanahException.Conflict.class);
        PanahException.Conflict conflict = (PanahException.Conflict) attempt.outcome();
        assertThat(conflict.expected()).isEqualTo(attempt.draft().expectedVersion());
        assertThat(conflict.actual()).isGreaterThan(conflict.expected());
      }
    }
  }

  /** Tries until nobody else was quicker. */
  private static void amend(Runnable once) {
    while (true) {
      try {
        once.run();
        return;
      } catch (PanahException.Conflict quicker) {
        Race.checkTime();
      }
    }
  }
}
