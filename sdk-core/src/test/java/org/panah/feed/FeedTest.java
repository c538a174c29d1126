package org.panah.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Projection;
import org.panah.store.Store;

class FeedTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Agency SINDH = Agency.of("SD-POL");

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private Instant now = START;
  private final InstantSource time = () -> now;
  private final SwitchableStore store = new SwitchableStore(Store.inMemory(time));
  private final Feed feed = Feed.of(store, time);

  /** Notes what it is told, and fails as often as it is asked to. */
  private static final class Notes implements Projection {
    final List<String> told = new ArrayList<>();
    int failures;
    int failingResets;

    @Override
    public void reset() {
      if (failingResets-- > 0) {
        throw new IllegalStateException("cannot forget");
      }
      told.add("reset");
    }

    @Override
    public void apply(List<Change> changes) {
      if (failures-- > 0) {
        throw new IllegalStateException("cannot take in");
      }
      changes.forEach(c -> told.add(c.document().id() + " v" + c.document().version()));
    }

    @Override
    public void current(Instant asOf) {
      told.add("current +" + Duration.between(START, asOf).toSeconds());
    }
  }

  private void write(Agency owner, String id, long expected) {
    Draft draft = Draft.write(new DocumentId(id), "note", expected, Set.<Key>of(), new byte[1]);
    store.behind().append(owner, List.of(draft));
  }

  private Notes following() {
    Notes notes = new Notes();
    feed.follow(notes);
    return notes;
  }

  @Test
  void advance_givesEverythingFromTheStart_thenOnlyWhatIsNew() {
    write(PUNJAB, "a", 0);
    write(SINDH, "b", 0);
    Notes notes = following();

    assertThat(feed.advance()).isEqualTo(2);
    assertThat(notes.told).containsExactly("a v1", "b v1", "current +0");

    notes.told.clear();
    write(PUNJAB, "a", 1);
    assertThat(feed.advance()).isEqualTo(1);
    assertThat(feed.advance()).isZero();
    assertThat(notes.told).containsExactly("a v2", "current +0", "current +0");
  }

  @Test
  void advance_readsMoreThanOnePage() {
    for (int i = 0; i < 2_500; i++) {
      write(PUNJAB, "d" + i, 0);
    }
    Notes notes = following();

    assertThat(feed.advance()).isEqualTo(2_500);
    assertThat(notes.told).hasSize(2_501).doesNotHaveDuplicates().endsWith("current +0");
  }

  @Test
  void follow_startsALateComerFromTheBeginning() {
    write(PUNJAB, "a", 0);
    following();
    feed.advance();
    Notes late = following();

    feed.advance();

    assertThat(late.told).containsExactly("a v1", "current +0");
  }

  @Test
  void advance_goesOnWithTheOthers_whenOneProjectionFails() {
    write(PUNJAB, "a", 0);
    Notes failing = following();
    Notes other = following();
    failing.failures = 1;

    assertThatThrownBy(feed::advance).hasMessage("cannot take in");
    assertThat(failing.told).isEmpty();
    assertThat(other.told).containsExactly("a v1", "current +0");
    assertThat(feed.asOf()).isEmpty();

    write(PUNJAB, "b", 0);
    feed.advance();
    assertThat(failing.told).containsExactly("a v1", "b v1", "current +0");
    assertThat(other.told).containsExactly("a v1", "current +0", "b v1", "current +0");
  }

  @Test
  void advance_keepsEveryPlace_whenTheStoreDoesNotAnswer() {
    write(PUNJAB, "a", 0);
    Notes notes = following();
    feed.advance();
    now = now.plusSeconds(10);
    write(PUNJAB, "b", 0);
    store.down = true;

    assertThatThrownBy(feed::advance).isInstanceOf(PanahException.Unavailable.class);
    assertThat(notes.told).containsExactly("a v1", "current +0");
    assertThat(feed.asOf()).contains(now.minusSeconds(10));

    store.down = false;
    feed.advance();
    assertThat(notes.told).containsExactly("a v1", "current +0", "b v1", "current +10");
  }

  @Test
  void advance_beginsAnew_whenTheJournalWasStartedAnew() {
    write(PUNJAB, "a", 0);
    write(PUNJAB, "b", 0);
    Notes notes = following();
    feed.advance();
    notes.told.clear();
    store.replaceBy(Store.inMemory(time));
    write(PUNJAB, "c", 0);

    feed.advance();

    assertThat(notes.told).containsExactly("reset", "c v1", "current +0");
  }

  @Test
  void advance_beginsAnew_whenABackupOfTheSameRunWasPutBack() {
    Store backup = Store.inMemory(time);
    write(PUNJAB, "a", 0);
    backup.apply(store.behind().changes(Cursor.START, 10));
    write(PUNJAB, "b", 0);
    Notes notes = following();
    feed.advance();
    notes.told.clear();
    store.replaceBy(backup);

    feed.advance();

    assertThat(notes.told).containsExactly("reset", "a v1", "current +0");
  }

  @Test
  void advance_tellsToForgetOnceMore_whenForgettingFailed() {
    write(PUNJAB, "a", 0);
    Notes notes = following();
    feed.advance();
    notes.told.clear();
    notes.failingResets = 1;
    store.replaceBy(Store.inMemory(time));
    write(PUNJAB, "c", 0);

    assertThatThrownBy(feed::advance).hasMessage("cannot forget");
    assertThat(feed.asOf()).isEmpty();
    feed.advance();

    assertThat(notes.told).containsExactly("reset", "c v1", "current +0");
  }

  @Test
  void asOf_isTakenBeforeTheReading_andIsTheOldestOfAll() {
    assertThat(feed.asOf()).isEmpty();
    Notes notes = following();
    assertThat(feed.asOf()).isEmpty();
    feed.advance();
    assertThat(feed.asOf()).contains(now);

    Instant before = now.plusSeconds(5);
    now = before;
    store.duringChanges = () -> now = now.plusSeconds(60);
    feed.advance();

    assertThat(feed.asOf()).contains(before);
    assertThat(notes.told).endsWith("current +5");

    store.duringChanges = () -> {};
    following();
    assertThat(feed.asOf()).isEmpty();
  }

  @Test
  void every_readsAtOnceAndAgain_andAFailureEndsNothing() {
    write(PUNJAB, "a", 0);
    Notes notes = following();
    OneTaskExecutor executor = new OneTaskExecutor();

    try (Feed running = feed.every(Duration.ofMillis(20), executor)) {
      executor.step();
      store.down = true;
      executor.step();
      executor.step();
      store.down = false;
      write(PUNJAB, "b", 0);
      executor.step();

      assertThat(executor.delay()).isEqualTo(Duration.ofMillis(20));
      assertThat(notes.told).containsExactly("a v1", "current +0", "b v1", "current +0");
      assertThat(running).isSameAs(feed);
    }
    assertThat(executor.cancelled()).isTrue();
  }

  @Test
  void every_readsOnceMore_whenTheStoreGivesWord_howeverOftenBeforeThat() {
    Notes notes = following();
    OneTaskExecutor executor = new OneTaskExecutor();
    List<Runnable> listeners = new ArrayList<>();
    store.signal =
        listener -> {
          listeners.add(listener);
          return () -> listeners.remove(listener);
        };

    try (Feed running = feed.every(Duration.ofMinutes(1), executor)) {
      assertThat(running).isSameAs(feed);
      write(PUNJAB, "a", 0);
      Runnable word = listeners.get(0);
      word.run();
      word.run();
      assertThat(notes.told).as("read by the executor, not by whoever gives word").isEmpty();
      assertThat(executor.runAtOnce()).isEqualTo(1);
      assertThat(notes.told).containsExactly("a v1", "current +0");

      store.down = true;
      word.run();
      assertThat(executor.runAtOnce()).isEqualTo(1);
      store.down = false;
      write(PUNJAB, "b", 0);
      word.run();
      assertThat(executor.runAtOnce()).as("after a reading that failed").isEqualTo(1);
      assertThat(notes.told).endsWith("b v1", "current +0");
    }
    assertThat(listeners).isEmpty();
  }

  /** A store as it was when a backup was taken: the same runs of the journals, less of them. */
  private Store backup() {
    Store copy = Store.inMemory(time);
    copy.apply(store.behind().changes(Cursor.START, 1_000));
    return copy;
  }

  private void outage() {
    store.down = true;
    assertThatThrownBy(feed::advance).isInstanceOf(PanahException.Unavailable.class);
    store.down = false;
  }

  @Test
  void advance_beginsAnew_whenABackupCameBackDuringAnOutage_thoughItsNumbersWentOn() {
    write(PUNJAB, "a", 0);
    Store backup = backup();
    write(PUNJAB, "lost", 0);
    Notes notes = following();
    feed.advance();
    outage();
    notes.told.clear();

    store.replaceBy(backup);
    write(PUNJAB, "b", 0);
    write(PUNJAB, "c", 0);
    feed.advance();

    assertThat(notes.told).containsExactly("reset", "a v1", "b v1", "c v1", "current +0");
  }

  @Test
  void advance_beginsAnew_whenABackupCameBackThatHasNothingOfAnOwner() {
    Store backup = backup();
    write(PUNJAB, "lost", 0);
    Notes notes = following();
    feed.advance();
    outage();
    notes.told.clear();

    store.replaceBy(backup);
    feed.advance();

    assertThat(notes.told).containsExactly("reset", "current +0");
  }

  @Test
  void advance_goesOnFromItsPlace_whenTheStoreIsTheSameAfterAnOutage() {
    write(PUNJAB, "a", 0);
    write(SINDH, "b", 0);
    Notes notes = following();
    feed.advance();
    outage();
    notes.told.clear();

    write(PUNJAB, "a", 1);
    feed.advance();

    assertThat(notes.told).containsExactly("a v2", "current +0");
  }
}
