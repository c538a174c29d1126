package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;
import static org.panah.testkit.RegistryFixture.ids;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySearchRules.ASKED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.Screened;
import org.panah.access.AccessPolicy;
import org.panah.access.Decision;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;
import org.panah.store.CacheSettings;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/**
 * How an embedded registry searches: what it reads, how fresh it is, and what it does in faults.
 */
class EmbeddedSearchTest {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final PersonQuery OTHER = PersonQuery.named("Bilal Chandio").bornAbout(1985);

  private final SettableTime time = SettableTime.at(START);
  private final ManualExecutor executor = new ManualExecutor(time);
  private final ObservedStorage storage = new ObservedStorage(time);
  private AccessPolicy policy = AccessPolicy.standard(ReferenceData.builtIn());
  private final Registry registry = registry(storage, executor);
  private final Offenders desk = registry.as(RegistryFixture.investigator(SINDH)).offenders();
  private final Offenders records = registry.as(RegistryFixture.registrar(PUNJAB)).offenders();

  private final ManualExecutor theirExecutor = new ManualExecutor(time);

  private final Registry other = registry(new ObservedStorage(storage.documents()), theirExecutor);
  private final Offenders theirRecords = other.as(RegistryFixture.registrar(PUNJAB)).offenders();

  private Registry registry(ObservedStorage on, ManualExecutor steppedBy) {
    return Registry.builder(on)
        .agency(PUNJAB, SINDH)
        .time(time)
        .policy((access, question) -> policy.decide(access, question))
        .cache(new CacheSettings(1_000, FRESH, Duration.ofDays(2)))
        .feedEvery(INTERVAL)
        .executor(steppedBy)
        .build();
  }

  @AfterEach
  void close() {
    registry.close();
    other.close();
  }

  /** Lets the feed be read, and forgets what it asked of the store. */
  private void feed() {
    time.advance(INTERVAL);
    assertThat(executor.runDue()).isEqualTo(1);
    storage.news();
  }

  private static OffenderRecord named(String id, String name) {
    return record(PUNJAB, id, 1).withPerson(Person.named(name).born("1985").build());
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void aSearch_isAuditedAfterTheStoreAnswered_andBeforeTheAskerHears() {
    records.register(record(PUNJAB, "a", 1));
    feed();

    assertThat(desk.search(ASKED)).hasSize(1);
    storage.seen.add("answered");
    assertThat(desk.search(OTHER)).isEmpty();

    assertThat(storage.news())
        .containsExactly("get", "audit SEARCH ALLOWED", "answered", "audit SEARCH ALLOWED");
  }

  @Test
  void aSearch_readsTheFeedFirst_onlyWhenItIsNotCurrent() {
    records.register(record(PUNJAB, "a", 1));
    feed();
    Instant read = time.instant();
    time.set(read.plus(FRESH));
    assertThat(desk.search(OTHER).asOf()).isEqualTo(read);
    assertThat(storage.news()).doesNotContain("changes");

    time.advance(Duration.ofMillis(1));
    assertThat(desk.search(OTHER).asOf()).isEqualTo(time.instant());
    assertThat(storage.news()).containsExactly("changes", "audit SEARCH ALLOWED");

    records.register(record(PUNJAB, "b", 2));
    storage.news();
    assertThat(desk.search(ASKED)).hasSize(2);
    assertThat(storage.news().stream().filter("changes"::equals)).hasSize(2);
    assertThat(desk.search(OTHER)).isEmpty();
    assertThat(storage.news()).doesNotContain("changes");
  }

  @Test
  void aSearch_isUnavailable_neverEmpty_whileTheStoreIsDown() {
    storage.storeDown = true;
    assertUnavailable(() -> desk.search(OTHER));
    storage.storeDown = false;
    records.register(record(PUNJAB, "a", 1));
    feed();
    storage.storeDown = true;

    assertUnavailable(() -> desk.search(ASKED));
    assertThat(storage.news()).containsExactly("get failed", "audit SEARCH FAILED");
    time.advance(FRESH.plusMillis(1));
    assertUnavailable(() -> desk.search(OTHER));
    assertThat(storage.news()).containsExactly("changes failed", "audit SEARCH FAILED");

    storage.storeDown = false;
    assertThat(desk.search(ASKED)).hasSize(1);
    storage.auditDown = true;
    assertUnavailable(() -> desk.search(ASKED));
    assertUnavailable(() -> desk.search(OTHER));
  }

  @Test
  void aSearch_findsWhatAnotherRegistryWrote_onceTheFeedWasRead() {
    feed();
    theirRecords.register(record(PUNJAB, "a", 1));
    assertThat(desk.search(ASKED).asOf()).isEqualTo(time.instant());

    feed();

    assertThat(ids(desk.search(ASKED))).containsExactly("a");
  }

  @Test
  void aSearch_showsNoRecordThatWasErasedElsewhere_notEvenBeforeTheFeedWasRead() {
    records.register(record(PUNJAB, "a", 1));
    records.register(record(PUNJAB, "b", 2));
    feed();
    theirRecords.erase(OffenderId.of("a"), 1);

    assertThat(ids(desk.search(ASKED))).containsExactly("b");
  }

  @Test
  void aSearch_explainsTheNewestVersion_orShowsNothing() {
    OffenderRecord a = records.register(named("a", "Zarbakht Quddoos @ Sheedi"));
    records.register(named("b", "Zarbakht Quddoos"));
    OffenderRecord c = records.register(named("c", "Zarbakht Quddoos"));
    feed();
    theirRecords.amend(a.withPerson(named("a", "Zarbakht Quddoos").person()));
    theirRecords.amend(c.withPerson(named("c", "Danish Rind").person()));

    PersonQuery alias = PersonQuery.named("Zarbakht Sheedi").bornAbout(1985);
    Hits hits = desk.search(alias);

    assertThat(ids(hits)).contains("b").doesNotContain("c");
    for (int i = 0; i < hits.size(); i++) {
      assertThat(hits.list().get(i).evidence().get(0).words())
          .extracting(Evidence.Word::held)
          .doesNotContain("sheedi");
    }
    assertThat(ids(desk.search(PersonQuery.named("Danish Rind")))).containsExactly("c");
  }

  @Test
  void aSearch_countsWhatThePolicyKeepsBack_andFillsTheirPlaces() {
    for (int i = 0; i < 5; i++) {
      records.register(record(PUNJAB, "ours-" + i, i));
    }
    registry.as(RegistryFixture.registrar(SINDH)).offenders().register(record(SINDH, "theirs", 7));
    AccessPolicy standard = policy;
    policy =
        (access, question) ->
            question.owner() != null && !question.owner().equals(access.agency())
                ? Decision.refusedBy("closed-to-others")
                : standard.decide(access, question);

    Hits hits = desk.search(ASKED.limit(2));

    assertThat(ids(hits)).containsExactly("theirs");
    assertThat(hits.withheld()).isEqualTo(5);
  }

  @Test
  void aRecordThatCannotBeRead_couldBeAnybodys_soThatNoSearchIsAnswered() {
    records.register(record(PUNJAB, "a", 1));
    Draft draft = Draft.write(new DocumentId("broken"), "offender", 0, Set.of(), new byte[] {'{'});
    assertThat(storage.documents().append(PUNJAB, List.of(draft))).hasSize(1);
    feed();

    assertUnavailable(() -> desk.search(ASKED));
    assertUnavailable(() -> desk.search(OTHER));

    records.erase(OffenderId.of("broken"), 1);
    assertThat(desk.search(ASKED)).hasSize(1);
    assertThat(desk.search(OTHER)).isEmpty();
  }

  @Test
  void documentsOfOtherKinds_areNotSearched() {
    Draft draft = Draft.write(new DocumentId("alert-1"), "alert", 0, Set.of(), new byte[] {'{'});
    assertThat(storage.documents().append(PUNJAB, List.of(draft))).hasSize(1);
    feed();

    assertThat(desk.search(OTHER)).isEmpty();
  }

  @Test
  void withoutNameSearch_aSearchIsRefused_andTheFeedIsReadForCacheAndAlertsOnly() {
    ObservedStorage observed = new ObservedStorage(time);
    ManualExecutor steps = new ManualExecutor(time);
    Registry without =
        Registry.builder(observed)
            .agency(PUNJAB)
            .time(time)
            .executor(steps)
            .nameSearch(false)
            .build();
    assertThat(steps.runDue()).isEqualTo(1);
    assertThat(observed.news()).containsExactly("changes", "changes");

    assertThatThrownBy(
            () -> without.as(RegistryFixture.investigator(SINDH)).offenders().search(ASKED))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("nameSearch");
    assertThat(observed.news()).containsExactly("audit SEARCH FAILED");
    without.close();
  }

  @Test
  void aScreening_endsWithTheFailureOfTheStore_andNeverWithAnEmptyAnswer() {
    records.register(record(PUNJAB, "a", 1));
    feed();
    List<Screened> read = new ArrayList<>();
    Stream<PersonQuery> queries =
        IntStream.range(0, 2_000)
            .mapToObj(
                i -> {
                  if (i == 1_000) {
                    storage.storeDown = true;
                  }
                  return ASKED;
                });

    try (Stream<Screened> answers = desk.screen(queries)) {
      assertUnavailable(() -> answers.forEach(read::add));
    }

    assertThat(read).hasSizeLessThanOrEqualTo(1_000).allMatch(answer -> answer.hits().size() == 1);
    assertThat(read.get(read.size() - 1).number()).isEqualTo(read.size());
  }

  @Test
  void aScreening_endsWithAFailureOfTheQueries() {
    Stream<PersonQuery> queries =
        Stream.of(1, 2)
            .map(
                i -> {
                  if (i == 2) {
                    throw new IllegalStateException("row 2");
                  }
                  return OTHER;
                });

    try (Stream<Screened> answers = desk.screen(queries)) {
      assertThatThrownBy(answers::toList).hasMessage("row 2");
    }
  }
}
