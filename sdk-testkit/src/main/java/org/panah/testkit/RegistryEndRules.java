package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.REVIEW;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySamples.reviewedBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Offenders.Lapsed;
import org.panah.Taken;
import org.panah.common.PageRequest;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.ReviewExtension;
import org.panah.offender.Stage;

/** The chapter on the end of a record: erased for good, or lapsed by its review date. */
abstract class RegistryEndRules extends RegistryListRules {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  /** The last moment of that day in Pakistan, and the first of the next. */
  private static final Instant MIDNIGHT = Instant.parse("2026-03-01T19:00:00Z");

  private void assertGone(OffenderRecord record, int number) {
    assertThat(desk(SINDH).find(cnic(number))).isEmpty();
    assertThat(desk(PUNJAB).find(cnic(number))).isEmpty();
    assertThat(desk(SINDH).get(record.id())).isEmpty();
    assertThat(records(PUNJAB).get(record.id())).isEmpty();
    assertNotFound(() -> records(PUNJAB).history(record.id()));
    assertThat(ids(listed(PUNJAB))).doesNotContain(record.id().value());
  }

  private List<Lapsed> lapsed() {
    return all(2, page -> records(PUNJAB).lapsed(PUNJAB, page));
  }

  @Test
  void erase_leavesNothingToFind() {
    OffenderRecord first = register(record(PUNJAB, 1));
    OffenderRecord second = records(PUNJAB).amend(first.withPerson(person(2)));
    register(record(PUNJAB, 3));
    assertThat(desk(SINDH).find(cnic(2))).hasSize(1);

    records(PUNJAB).erase(second.id(), 2);

    assertGone(first, 1);
    assertGone(first, 2);
    assertThat(lapsed()).isEmpty();
    assertThat(desk(SINDH).find(cnic(3))).hasSize(1);
  }

  @Test
  void erase_canBeRepeatedWithoutHarm() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    records(PUNJAB).erase(stored.id(), 1);

    records(PUNJAB).erase(stored.id(), 1);

    assertGone(stored, 1);
    assertConflict(7, 2, () -> records(PUNJAB).erase(stored.id(), 7));
  }

  @Test
  void erase_throwsConflictWithBothVersions_whenTheRecordIsAtAnother() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    OffenderRecord second = records(PUNJAB).amend(stored.withPerson(person(2)));

    assertConflict(1, 2, () -> records(PUNJAB).erase(stored.id(), 1));
    assertThat(records(PUNJAB).get(stored.id())).contains(second);
  }

  @Test
  void erase_throwsNotFound_whenThereIsNoSuchRecord() {
    assertNotFound(() -> records(PUNJAB).erase(OffenderId.of("never-was"), 1));
  }

  @Test
  void anErasedRecord_isNotBroughtBack_underItsId() {
    OffenderRecord sent = record(PUNJAB, 1);
    OffenderRecord stored = register(sent);
    records(PUNJAB).erase(stored.id(), 1);

    assertNotFound(() -> records(PUNJAB).amend(stored));
    assertConflict(0, 2, () -> register(sent));
    List<Taken> taken = records(PUNJAB).takeIn(List.of(sent));
    assertThat(taken.get(0).result()).isEqualTo(Taken.Result.REFUSED);
    assertGone(stored, 1);
  }

  @Test
  void aLapsedRecord_isShownUntilTheEndOfItsDay_andThenNoMore() {
    OffenderRecord stored =
        register(record(PUNJAB, OffenderId.of("r"), person(1), TODAY, offence("1", Stage.FIR)));
    register(record(PUNJAB, 2));
    time.set(MIDNIGHT.minusMillis(1));
    assertThat(desk(SINDH).find(cnic(1))).hasSize(1);
    assertThat(desk(SINDH).get(stored.id())).contains(stored);
    assertThat(ids(listed(PUNJAB))).contains("r");
    assertThat(lapsed()).isEmpty();

    time.set(MIDNIGHT);

    assertGone(stored, 1);
    assertThat(lapsed()).containsExactly(new Lapsed(stored.id(), 1));
    assertThat(desk(SINDH).find(cnic(2))).hasSize(1);
  }

  @Test
  void aLapsedRecord_vanishesFromACopyToo_thatWasReadAMomentBefore() {
    OffenderRecord stored =
        register(record(PUNJAB, OffenderId.of("r"), person(1), TODAY, offence("1", Stage.FIR)));
    time.set(MIDNIGHT.minusMillis(500));
    for (int i = 0; i < 3; i++) {
      assertThat(desk(SINDH).find(cnic(1))).hasSize(1);
    }

    time.advance(Duration.ofMillis(500));

    assertGone(stored, 1);
  }

  @Test
  void aLapsedRecord_canBeErased_andThenIsNoLongerNamed() {
    for (int i = 0; i < 5; i++) {
      register(
          record(
              PUNJAB,
              OffenderId.of("r" + i),
              person(i),
              TODAY.plusDays(i),
              offence("1", Stage.FIR)));
    }
    time.advance(Duration.ofDays(3));
    List<Lapsed> lapsed = lapsed();
    assertThat(lapsed)
        .extracting(one -> one.id().value())
        .containsExactlyInAnyOrder("r0", "r1", "r2");

    lapsed.forEach(one -> records(PUNJAB).erase(one.id(), one.version()));

    assertThat(lapsed()).isEmpty();
    assertThat(ids(listed(PUNJAB))).containsExactlyInAnyOrder("r3", "r4");
  }

  @Test
  void aLapsedRecord_isNeitherAmendedNorTakenInAgain() {
    OffenderRecord stored =
        register(record(PUNJAB, OffenderId.of("r"), person(1), TODAY, offence("1", Stage.FIR)));
    time.set(MIDNIGHT);
    ReviewExtension late =
        new ReviewExtension(TODAY.plusDays(1), REVIEW, "remembered a day too late");

    assertNotFound(() -> records(PUNJAB).amend(stored.extended(late)));
    List<Taken> taken =
        records(PUNJAB).takeIn(List.of(RegistrySamples.unversioned(reviewedBy(stored, REVIEW))));
    assertThat(taken.get(0).result()).isNotIn(Taken.Result.ADDED, Taken.Result.AMENDED);
    assertGone(stored, 1);
  }

  @Test
  void lapsed_tellsTheVersionThatErasesIt() {
    OffenderRecord stored = register(record(PUNJAB, "r", 1));
    records(PUNJAB).amend(reviewedBy(stored, TODAY));
    time.advance(Duration.ofDays(1));

    assertThat(records(PUNJAB).lapsed(PUNJAB, PageRequest.first(10)).items())
        .containsExactly(new Lapsed(stored.id(), 2));
  }
}
