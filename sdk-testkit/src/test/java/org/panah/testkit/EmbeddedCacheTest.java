package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.store.CacheSettings;

/** What an embedded registry answers from memory, for how long, and how it follows the feed. */
class EmbeddedCacheTest {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration LEGAL = Duration.ofDays(2);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final SettableTime time = SettableTime.at(START);
  private final ManualExecutor executor = new ManualExecutor(time);
  private final ObservedStorage storage = new ObservedStorage(time);
  private final Registry registry = registry(storage, executor);
  private final Offenders desk = registry.as(RegistryFixture.investigator(SINDH)).offenders();
  private final Offenders records = registry.as(RegistryFixture.registrar(PUNJAB)).offenders();

  private Registry registry(ObservedStorage on, ManualExecutor steppedBy) {
    return Registry.builder(on)
        .agency(PUNJAB)
        .time(time)
        .cache(new CacheSettings(1_000, FRESH, LEGAL))
        .feedEvery(INTERVAL)
        .executor(steppedBy)
        .build();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  /** Lets the feed be read, and forgets what it asked of the store. */
  private void feed() {
    time.advance(INTERVAL);
    assertThat(executor.runDue()).isEqualTo(1);
    storage.news();
  }

  private void assertAsked(long times, Runnable question) {
    storage.news();
    question.run();
    assertThat(storage.finds()).as("trips to the store").isEqualTo(times);
  }

  private Hits find(int number) {
    return desk.find(cnic(number));
  }

  @Test
  void hitsAndAbsence_comeFromMemory_andAreAuditedAllTheSame() {
    records.register(record(PUNJAB, 1));
    feed();
    assertAsked(1, () -> assertThat(find(1)).hasSize(1));

    assertAsked(0, () -> assertThat(find(1)).hasSize(1));
    assertAsked(0, () -> assertThat(find(2)).isEmpty());
    storage.news();
    assertThat(find(1)).hasSize(1);
    assertThat(find(2)).isEmpty();
    assertThat(storage.news()).containsExactly("audit FIND ALLOWED", "audit FIND ALLOWED");
  }

  @Test
  void anAnswerFromMemory_fails_whenItCannotBeAudited() {
    records.register(record(PUNJAB, 1));
    feed();
    assertThat(find(1)).hasSize(1);
    storage.auditDown = true;

    assertThatThrownBy(() -> find(1)).isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(() -> find(2)).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void beforeTheFeedWasRead_everyQuestionGoesToTheStore() {
    records.register(record(PUNJAB, 1));

    assertAsked(2, () -> assertThat(find(1).size() + find(2).size()).isEqualTo(1));
    assertAsked(2, () -> assertThat(find(1).size() + find(2).size()).isEqualTo(1));
  }

  @Test
  void absence_comesFromMemory_onlyWhileTheFeedIsCurrent() {
    records.register(record(PUNJAB, 1));
    feed();
    Instant read = time.instant();
    time.set(read.plus(FRESH));
    assertAsked(0, () -> assertThat(find(2).asOf()).isEqualTo(read));

    time.advance(Duration.ofMillis(1));

    assertAsked(1, () -> assertThat(find(2).asOf()).isEqualTo(time.instant()));
    feed();
    assertAsked(0, () -> assertThat(find(2)).isEmpty());
  }

  @Test
  void anotherRegistryOnTheSameStore_seesChanges_onceItsFeedAdvanced() {
    OffenderRecord first = records.register(record(PUNJAB, "a", 1));
    OffenderRecord gone = records.register(record(PUNJAB, "gone", 3));
    ObservedStorage shared = new ObservedStorage(storage.documents());
    ManualExecutor theirs = new ManualExecutor(time);
    Registry other = registry(shared, theirs);
    Offenders elsewhere = other.as(RegistryFixture.investigator(SINDH)).offenders();
    theirs.runDue();
    assertThat(elsewhere.find(cnic(1))).hasSize(1);
    assertThat(elsewhere.find(cnic(2))).isEmpty();
    assertThat(elsewhere.find(cnic(3))).hasSize(1);

    OffenderRecord second = records.amend(first.withPerson(person(2)));
    records.erase(gone.id(), 1);

    // Within its bound it may still tell how things were, and says of when that is.
    assertThat(elsewhere.find(cnic(1)).asOf()).isEqualTo(START);
    time.advance(INTERVAL);
    theirs.runDue();
    assertThat(elsewhere.find(cnic(1))).isEmpty();
    assertThat(elsewhere.find(cnic(2)).list().get(0).record()).isEqualTo(second);
    assertThat(elsewhere.find(cnic(3))).isEmpty();
    assertThat(elsewhere.find(cnic(3)).asOf()).isEqualTo(time.instant());
    other.close();
  }

  @Test
  void whatAnotherRegistryWrote_isSeenAtOnce_whenTheFeedIsNotCurrent() {
    feed();
    Registry other = registry(new ObservedStorage(storage.documents()), new ManualExecutor(time));
    other.as(RegistryFixture.registrar(PUNJAB)).offenders().register(record(PUNJAB, 1));
    time.advance(FRESH.plusMillis(1));

    assertThat(find(1)).hasSize(1);
    other.close();
  }

  @Test
  void whileTheStoreIsDown_copiesAreServedWithTheirAge_untilTheLegalLimit() {
    records.register(record(PUNJAB, 1));
    records.register(record(PUNJAB, 3));
    feed();
    Instant read = time.instant();
    assertThat(find(1)).hasSize(1);
    storage.storeDown = true;

    time.set(read.plus(Duration.ofHours(47)));
    executor.runDue();
    assertThat(find(1).asOf()).isEqualTo(read);
    assertThat(find(1)).hasSize(1);
    assertThatThrownBy(() -> find(3)).isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(() -> find(2)).isInstanceOf(PanahException.Unavailable.class);

    time.set(read.plus(LEGAL).plusMillis(1));
    assertThatThrownBy(() -> find(1)).isInstanceOf(PanahException.TooStale.class);

    storage.storeDown = false;
    assertThat(find(1).asOf()).isEqualTo(time.instant());
    assertThat(find(1)).hasSize(1);
  }

  @Test
  void aReadingThatFails_endsNoLaterOne() {
    records.register(record(PUNJAB, 1));
    storage.storeDown = true;
    feed();
    feed();
    storage.storeDown = false;
    feed();

    assertAsked(0, () -> assertThat(find(2)).isEmpty());
  }

  @Test
  void aCopy_isNarrowedForEachAskerAnew() {
    OffenderRecord mixed =
        records.register(
            record(
                PUNJAB,
                person(1),
                offence("young", AgeAtOffence.JUVENILE, Stage.CONVICTED),
                offence("grown", Stage.FIR)));
    feed();
    Offenders owners = registry.as(RegistryFixture.investigator(PUNJAB)).offenders();

    assertAsked(1, () -> assertThat(owners.find(cnic(1)).list().get(0).record()).isEqualTo(mixed));
    assertAsked(0, () -> assertThat(find(1).list().get(0).record().offences()).hasSize(1));
    assertAsked(0, () -> assertThat(owners.find(cnic(1)).list().get(0).record()).isEqualTo(mixed));
  }

  @Test
  void aCopy_isNoLongerShown_fromTheMomentTheRecordLapses() {
    time.set(Instant.parse("2026-03-01T18:59:59Z"));
    records.register(
        record(
            PUNJAB,
            OffenderId.of("a"),
            person(1),
            LocalDate.of(2026, 3, 1),
            offence("1", Stage.FIR)));
    feed();
    assertThat(find(1)).hasSize(1);

    time.set(Instant.parse("2026-03-01T19:00:00Z"));

    assertAsked(0, () -> assertThat(find(1)).isEmpty());
    storage.storeDown = true;
    time.advance(Duration.ofHours(1));
    assertThat(find(1)).isEmpty();
  }

  @Test
  void ownWrites_areReadAtOnce_whileTheFeedIsCurrent() {
    feed();
    assertThat(find(1)).isEmpty();

    OffenderRecord stored = records.register(record(PUNJAB, 1));
    assertThat(find(1)).hasSize(1);
    records.amend(stored.withPerson(person(2)));
    assertThat(find(1)).isEmpty();
    assertThat(find(2)).hasSize(1);
    records.erase(stored.id(), 2);
    assertThat(find(2)).isEmpty();
    assertThat(records.list(PUNJAB, PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  void close_endsTheReading_andLeavesTheHostsExecutor() {
    registry.close();

    assertThat(executor.waiting()).isZero();
    assertThat(executor.isShutdown()).isFalse();
  }
}
