package org.panah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.feed.Feed;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

class NameIndexTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Agency SINDH = Agency.of("SD-POL");
  private static final PersonQuery ASKED = PersonQuery.named("Zulfikar Khosa");

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final InstantSource time = () -> now;
  private final Store store = Store.inMemory(time);
  private final Feed feed = Feed.of(store, time);
  private final NameIndex index = following(Duration.ofMinutes(1));

  private NameIndex following(Duration patience) {
    NameIndex names =
        new NameIndex(ReferenceData.builtIn(), feed, time, Duration.ofSeconds(2), patience);
    feed.follow(names);
    return names;
  }

  private static OffenderRecord record(String id, String name) {
    return OffenderRecord.of(PUNJAB, Person.named(name).build())
        .id(OffenderId.of(id))
        .offence(Offence.under("PPC 377B").stage(Stage.FIR, null).build())
        .legalBasis(LegalBasis.of("EXAMPLE"))
        .reviewBy(LocalDate.of(2029, 1, 1))
        .build();
  }

  private List<Change> write(String id, String name) {
    OffenderRecord record = record(id, name);
    return store.append(PUNJAB, List.of(RecordView.draft(record, record.recorded(1, now))));
  }

  private static List<String> found(NameIndex in, NameIndex.Seen seen) {
    List<PersonMatch> matches = in.search(ASKED, Set.of(), seen);
    assertThat(matches).isNotNull();
    return matches.stream().map(PersonMatch::id).toList();
  }

  @Test
  void current_readsTheFeed_beforeTheFirstAnswer() {
    write("a", "Zulfiqar Khoso");

    NameIndex.Seen seen = index.current(false);

    assertThat(seen.asOf()).isEqualTo(now);
    assertThat(found(index, seen)).containsExactly("a");
  }

  @Test
  void current_isUnavailable_whileThereIsMoreToReadThanCanBeWaitedFor() {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      OffenderRecord record = record("r" + i, "Zulfiqar Khoso");
      drafts.add(RecordView.draft(record, record.recorded(1, now)));
    }
    assertThat(store.append(PUNJAB, drafts)).hasSize(1_500);
    NameIndex hasty = following(Duration.ZERO);

    assertThatThrownBy(() -> hasty.current(false))
        .isInstanceOf(PanahException.Unavailable.class)
        .hasMessage("name index, which is still being built, is unavailable");

    // Each that asked has read a page.
    assertThatThrownBy(() -> hasty.current(false)).isInstanceOf(PanahException.Unavailable.class);
    assertThat(hasty.current(false).asOf()).isEqualTo(now);
  }

  @Test
  void current_isUnavailable_whileOwnWritesAreNotInTheFeed() {
    write("a", "Zulfiqar Khoso");
    index.current(false);
    Store elsewhere = Store.inMemory(time);
    OffenderRecord record = record("b", "Bilal Chandio");
    Draft draft = RecordView.draft(record, record.recorded(1, now));
    index.wrote(elsewhere.append(SINDH, List.of(draft)));

    assertThatThrownBy(() -> index.current(false)).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void current_holdsWhatWasWrittenBefore_thoughOthersWriteWhileItReads() {
    AtomicReference<NameIndex> busy = new AtomicReference<>();
    Feed read =
        Feed.of(whoseEndIsNeverTheLast(() -> busy.get().wrote(write("b", "Bilal Chandio"))), time);
    busy.set(
        new NameIndex(
            ReferenceData.builtIn(), read, time, Duration.ofSeconds(2), Duration.ofMinutes(1)));
    read.follow(busy.get());
    busy.get().wrote(write("a", "Zulfiqar Khoso"));

    assertThat(found(busy.get(), busy.get().current(false))).containsExactly("a");
  }

  /** The store, in which somebody writes as soon as its newest change has been read. */
  private Store whoseEndIsNeverTheLast(Runnable writing) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, verb, arguments) -> {
              Object answer = verb.invoke(store, arguments);
              if (verb.getName().equals("changes") && ((List<?>) answer).isEmpty()) {
                writing.run();
              }
              return answer;
            });
  }

  @Test
  void current_doesNotTrustAClockThatWasSetBack() {
    NameIndex.Seen seen = index.current(false);
    write("a", "Zulfiqar Khoso");
    assertThat(index.current(false)).isSameAs(seen);

    now = now.minusSeconds(60);

    assertThat(found(index, index.current(false))).containsExactly("a");
  }

  @Test
  void search_answersNothing_ifReadingBeganAnewMeanwhile() {
    write("a", "Zulfiqar Khoso");
    NameIndex.Seen seen = index.current(false);

    index.reset();

    assertThat(index.search(ASKED, Set.of(), seen)).isNull();
  }

  @Test
  void seen_coversWhatWasRead_andNothingNewer() {
    Document first = write("a", "Zulfiqar Khoso").get(0).document();
    NameIndex.Seen seen = index.current(false);
    Document second = write("b", "Zulfiqar Khoso").get(0).document();
    Draft draft = Draft.write(new DocumentId("c"), "note", 0, Set.of(), new byte[1]);
    Document others = store.append(SINDH, List.of(draft)).get(0).document();

    assertThat(seen.covers(first)).isTrue();
    assertThat(seen.covers(second)).isFalse();
    assertThat(seen.covers(others)).isFalse();
    assertThat(index.current(true).covers(others)).isTrue();
  }
}
