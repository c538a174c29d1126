package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.panah.Taken;
import org.panah.access.Action;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Warning;

/** The chapter on many threads at once. */
abstract class RegistryConcurrencyRules extends RegistryFeedRules {
  private static final int THREADS = 8;

  /** The versions that a thread won, by adding a warning of its own to whatever it read. */
  private List<Long> amendAgainAndAgain(OffenderId id, int thread, int rounds) {
    List<Long> won = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      OffenderRecord read = records(PUNJAB).get(id).orElseThrow();
      List<Warning> warnings = new ArrayList<>(read.warnings());
      warnings.add(new Warning("NOTE", "thread " + thread + " round " + round, null));
      try {
        won.add(records(PUNJAB).amend(read.withWarnings(warnings)).version());
      } catch (PanahException.Conflict e) {
        assertThat(e.expected()).isEqualTo(read.version());
        assertThat(e.actual()).isGreaterThan(read.version());
      }
    }
    return won;
  }

  @Test
  void amend_hasOneWinnerForEachVersion_andLosesNoUpdate() {
    OffenderId id = register(record(PUNJAB, 1)).id();

    List<Long> won = new ArrayList<>();
    Race.run(THREADS, thread -> amendAgainAndAgain(id, thread, 25)).forEach(won::addAll);

    OffenderRecord last = records(PUNJAB).get(id).orElseThrow();
    assertThat(last.version()).isEqualTo(won.size() + 1L).isGreaterThanOrEqualTo(26);
    assertThat(won)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, last.version()).boxed().toList());
    assertThat(last.warnings()).hasSize(won.size());
    assertThat(records(PUNJAB).history(id)).hasSize(won.size());
  }

  @Test
  void register_answersTheSame_toAllWhoRegisterTheSameAtOnce() {
    for (int i = 0; i < 10; i++) {
      OffenderRecord sent = record(PUNJAB, "same-" + i, i);

      List<OffenderRecord> answers = Race.run(THREADS, thread -> register(sent));

      assertThat(answers).containsOnly(records(PUNJAB).get(sent.id()).orElseThrow());
    }
  }

  @Test
  void register_hasOneWinner_whenDifferentRecordsWantOneId() {
    for (int i = 0; i < 10; i++) {
      String id = "one-" + i;

      List<Boolean> won =
          Race.run(
              THREADS,
              thread -> {
                try {
                  register(record(PUNJAB, id, thread));
                  return true;
                } catch (PanahException.Conflict e) {
                  return false;
                }
              });

      assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
    }
  }

  @Test
  void takeIn_addsEachRecordOnce_whenSeveralTakeInTheSame() {
    List<OffenderRecord> batch = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      batch.add(record(PUNJAB, "r" + i, i));
    }

    List<List<Taken>> taken = Race.run(4, thread -> records(PUNJAB).takeIn(batch));

    // Whoever wrote the same a moment later may take it for its own doing.
    assertThat(taken.stream().flatMap(List::stream))
        .allMatch(
            one -> one.result() == Taken.Result.ADDED || one.result() == Taken.Result.UNCHANGED);
    assertThat(listed(PUNJAB)).hasSize(100).allMatch(record -> record.version() == 1);
  }

  @Test
  void find_neverAnswersAnOlderVersion_thanOneThatWasAnsweredAsWritten() {
    OffenderId id = register(record(PUNJAB, 1)).id();
    long[] written = {1};

    List<Boolean> seen =
        Race.run(
            4,
            thread -> {
              for (int round = 0; round < 200; round++) {
                Race.checkTime();
                if (thread == 0) {
                  OffenderRecord read = records(PUNJAB).get(id).orElseThrow();
                  Warning warning = new Warning("NOTE", "round " + round, null);
                  long version =
                      records(PUNJAB).amend(read.withWarnings(List.of(warning))).version();
                  synchronized (written) {
                    written[0] = version;
                  }
                } else {
                  long least;
                  synchronized (written) {
                    least = written[0];
                  }
                  assertThat(desk(SINDH).find(cnic(1)).list().get(0).record().version())
                      .isGreaterThanOrEqualTo(least);
                }
              }
              return true;
            });

    assertThat(seen).hasSize(4);
  }

  @Test
  void find_neverMisses_whatMovesFromNumberToNumber() {
    OffenderRecord first = register(record(PUNJAB, 1));
    Race.run(
        4,
        thread -> {
          OffenderRecord held = first;
          for (int round = 0; round < 100; round++) {
            Race.checkTime();
            if (thread == 0) {
              int number = 2 + round;
              held = records(PUNJAB).amend(held.withPerson(person(number)));
              assertThat(desk(SINDH).find(cnic(number))).hasSize(1);
              assertThat(desk(SINDH).find(cnic(number - 1))).isEmpty();
            } else {
              desk(SINDH).find(cnic(2 + round));
              desk(SINDH).find(cnic(1 + round));
            }
          }
          return true;
        });

    assertThat(desk(SINDH).find(cnic(101))).hasSize(1);
  }

  @Test
  void theAudit_countsEveryQuestion_andItsChainStaysSound() {
    int questions = 50;
    Race.run(
        THREADS,
        thread -> {
          for (int i = 0; i < questions; i++) {
            desk(thread % 2 == 0 ? PUNJAB : SINDH).find(cnic(i));
          }
          return true;
        });

    assertThat(oversight().verify().sound()).isTrue();
    assertThat(entries())
        .filteredOn(entry -> entry.event().action() == Action.FIND)
        .hasSize(THREADS * questions);
    assertThat(all(100, page -> oversight().asked(cnic(7).asIdentifier(), page))).hasSize(THREADS);
  }
}
