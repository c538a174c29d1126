package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.ChangeFeed;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditLog;
import org.panah.offender.OffenderRecord;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Store;

/**
 * The chapter on the change feed: whoever keeps a copy misses nothing, and nobody else reads it.
 */
abstract class RegistryFeedRules extends RegistryPrivacyRules {
  private static final Duration SOON = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int SECONDS = 20;

  private static Access replica() {
    return Access.by("replica-1", Role.REPLICA).of(PUNJAB).forPurpose(Purpose.RECORD_KEEPING);
  }

  private ChangeFeed feed() {
    return registry().as(replica()).feed();
  }

  /** Everything after a place, read in pages. */
  private List<Change> all(Cursor after, int limit) {
    List<Change> all = new ArrayList<>();
    Cursor place = after;
    List<Change> page = feed().read(place, limit, Duration.ZERO);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      place = place.after(page);
      page = feed().read(place, limit, Duration.ZERO);
    }
    return all;
  }

  private static List<String> ofRecords(List<Change> changes) {
    return changes.stream()
        .map(Change::document)
        .map(d -> d.id() + " v" + d.version() + (d.erased() ? " erased" : ""))
        .toList();
  }

  @Test
  void aCopy_answersAsTheRegistryDoes() {
    register(record(PUNJAB, "a", 1));
    OffenderRecord changed = register(record(SINDH, "b", 2));
    records(SINDH).amend(changed.withPerson(person(3)));
    Alert alert = open(sample("c"));
    Store copy = Store.inMemory(time);

    for (Change change : all(Cursor.START, 2)) {
      copy.apply(List.of(change));
    }

    try (Registry other =
        Registry.builder(Storage.of(copy, AuditLog.inMemory()))
            .agency(PUNJAB, SINDH)
            .time(time)
            .build()) {
      assertThat(other.as(investigator(PUNJAB)).offenders().find(cnic(1)).list())
          .isEqualTo(desk(PUNJAB).find(cnic(1)).list())
          .hasSize(1);
      assertThat(other.as(investigator(PUNJAB)).offenders().find(cnic(3)).list())
          .isEqualTo(desk(PUNJAB).find(cnic(3)).list())
          .hasSize(1);
      assertThat(other.as(investigator(PUNJAB)).offenders().find(cnic(2)).isEmpty()).isTrue();
      assertThat(other.as(raiser(PUNJAB)).alerts().get(alert.id())).contains(alert);
    }
  }

  @Test
  void anErasedRecord_travelsAsATombstone() {
    OffenderRecord erased = register(record(PUNJAB, "a", 1));
    Cursor place = Cursor.START.after(all(Cursor.START, 10));
    records(PUNJAB).erase(erased.id(), erased.version());

    List<Change> changes = all(place, 10);

    assertThat(ofRecords(changes)).containsExactly("a v2 erased");
    Document left = changes.get(0).document();
    assertThat(left.body()).isEmpty();
    assertThat(left.keys()).isEmpty();
  }

  @Test
  void changesOfAnOwner_comeInTheOrderOfItsJournal_withoutAGap() {
    IntStream.range(0, 7).forEach(i -> register(record(PUNJAB, "p" + i, i)));
    IntStream.range(0, 5).forEach(i -> register(record(SINDH, "s" + i, i)));

    List<Change> mine = all(Cursor.startOf(PUNJAB), 3);
    List<Change> theirs = all(Cursor.startOf(SINDH), 3);

    assertThat(ofRecords(mine))
        .containsExactly("p0 v1", "p1 v1", "p2 v1", "p3 v1", "p4 v1", "p5 v1", "p6 v1");
    assertThat(mine)
        .extracting(change -> change.document().sequence())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 7).boxed().toList());
    assertThat(theirs).extracting(change -> change.document().owner()).containsOnly(SINDH);
    assertThat(all(Cursor.START, 100)).hasSize(12);
  }

  @Test
  void read_waitsForWhatIsNew() throws Exception {
    register(record(PUNJAB, "a", 1));
    Cursor place = Cursor.START.after(all(Cursor.START, 10));

    CompletableFuture<List<Change>> waiting =
        CompletableFuture.supplyAsync(() -> feed().read(place, 10, LONG));
    register(record(SINDH, "b", 2));

    assertThat(ofRecords(waiting.get(SECONDS, TimeUnit.SECONDS))).containsExactly("b v1");
  }

  @Test
  void read_isEmpty_whenThereIsNothingInTime() {
    register(record(PUNJAB, "a", 1));
    Cursor place = Cursor.START.after(all(Cursor.START, 10));

    assertThat(feed().read(place, 10, SOON)).isEmpty();
    assertThat(feed().read(place, 10, Duration.ZERO)).isEmpty();
  }

  @Test
  void read_hasBounds() {
    assertInvalid("limit", () -> feed().read(Cursor.START, 0, Duration.ZERO));
    assertInvalid("limit", () -> feed().read(Cursor.START, ChangeFeed.MOST + 1, Duration.ZERO));
    assertInvalid("patience", () -> feed().read(Cursor.START, 1, SOON.negated()));
  }

  @Test
  void onlyAReplica_readsTheFeed_andItReadsNothingElse() {
    register(record(PUNJAB, "a", 1));
    Access curious =
        Access.by("replica-2", Role.REPLICA).of(PUNJAB).forPurpose(Purpose.INVESTIGATION, FIR);

    for (Access other : List.of(investigator(PUNJAB), registrar(PUNJAB), auditor())) {
      ChangeFeed feed = registry().as(other).feed();
      assertRefused("role-may-not", () -> feed.read(Cursor.START, 10, Duration.ZERO));
      assertRefused("role-may-not", () -> feed.follow(Cursor.START, changes -> {}));
    }
    assertRefused(
        "feed-is-for-record-keeping",
        () -> registry().as(curious).feed().read(Cursor.START, 10, Duration.ZERO));
    assertRefused("role-may-not", () -> as(replica()).find(cnic(1)));
    assertRefused("role-may-not", () -> as(replica()).get(record(PUNJAB, "a", 1).id()));
    assertRefused("role-may-not", () -> as(replica()).register(record(PUNJAB, "b", 2)));
  }

  @Test
  void everyReading_isAudited_withWhatItShowed() {
    register(record(PUNJAB, "a", 1));
    register(record(SINDH, "b", 2));

    List<AuditEntry> entries = audited(() -> feed().read(Cursor.START, 10, Duration.ZERO));
    List<AuditEntry> refused =
        audited(
            () ->
                assertRefused(
                    "role-may-not",
                    () ->
                        registry()
                            .as(investigator(SINDH))
                            .feed()
                            .read(Cursor.START, 10, Duration.ZERO)));

    assertThat(entries).extracting(e -> e.event().action()).containsExactly(Action.REPLICATE);
    assertThat(entries.get(0).event().subjects()).containsExactlyInAnyOrder("a", "b");
    assertThat(refused).extracting(e -> e.event().rule()).containsExactly("role-may-not");
    assertThat(refused).extracting(e -> e.event().action()).containsExactly(Action.REPLICATE);
  }

  @Test
  void follower_isGivenWhatIsThere_andThenWhatIsNew() {
    register(record(PUNJAB, "a", 1));
    try (Copy copy = new Copy(Cursor.START, 0)) {
      assertThat(copy.next()).isEqualTo("a v1");
      register(record(SINDH, "b", 2));
      assertThat(copy.next()).isEqualTo("b v1");
      records(SINDH).erase(record(SINDH, "b", 2).id(), 1);
      assertThat(copy.next()).isEqualTo("b v2 erased");
    }
  }

  @Test
  void follower_goesOnAfterAPlace_andKnowsItsOwn() {
    register(record(PUNJAB, "a", 1));
    Cursor place = Cursor.START.after(all(Cursor.START, 10));
    register(record(PUNJAB, "b", 2));

    try (Copy copy = new Copy(place, 0)) {
      assertThat(copy.next()).isEqualTo("b v1");
      Cursor reached = copy.following.reached();
      register(record(PUNJAB, "c", 3));
      assertThat(copy.next()).isEqualTo("c v1");
      assertThat(ofRecords(all(reached, 10))).contains("c v1").doesNotContain("a v1");
    }
  }

  @Test
  void follower_thatCannotTakeSomething_isGivenItAgain() {
    register(record(PUNJAB, "a", 1));
    register(record(PUNJAB, "b", 2));

    try (Copy copy = new Copy(Cursor.START, 3)) {
      assertThat(List.of(copy.next(), copy.next())).containsExactly("a v1", "b v1");
      register(record(PUNJAB, "c", 3));
      assertThat(copy.next()).isEqualTo("c v1");
      assertThat(copy.calls).hasValueGreaterThanOrEqualTo(5);
    }
  }

  /** One who keeps a copy, and remembers what it was given in which order. */
  private final class Copy implements AutoCloseable {
    private final BlockingQueue<String> given = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final ChangeFeed.Following following;

    /**
     * One that begins after a place.
     *
     * @param failures how often it fails before it takes anything
     */
    Copy(Cursor after, int failures) {
      following =
          feed()
              .follow(
                  after,
                  changes -> {
                    if (calls.incrementAndGet() <= failures) {
                      throw new IllegalStateException("cannot take it now");
                    }
                    given.addAll(ofRecords(changes));
                  });
    }

    String next() {
      try {
        @Nullable String next = given.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a change that is given within %s seconds", SECONDS).isNotNull();
        return String.valueOf(next);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() {
      following.close();
    }
  }
}
