package org.panah.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Projection;
import org.panah.store.Store;

class FeedTest extends FeedFixture {
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
  void advance_readsTheStoreOnce_forAllWhoHaveComeAsFar() {
    for (int i = 0; i < 1_500; i++) {
      write(PUNJAB, "d" + i, 0);
    }
    AtomicInteger readings = new AtomicInteger();
    store.duringChanges = readings::incrementAndGet;
    Notes one = following();
    Notes two = following();

    feed.advance();
    assertThat(readings).as("two pages, and the end for each").hasValue(4);
    assertThat(two.told).hasSize(1_501).isEqualTo(one.told);
    Notes late = following();
    feed.advance();

    assertThat(late.told).isEqualTo(one.told.subList(0, 1_501));
    assertThat(readings).as("three for who came late, two a round for the others").hasValue(13);
  }

  @Test
  void advance_givesToThoseAfter_whatOneHasWritten() {
    Notes after = new Notes();
    feed.follow(
        new Projection() {
          private boolean written;

          @Override
          public void reset() {
            // Nothing is kept.
          }

          @Override
          public void apply(List<Change> changes) {
            // Nothing is kept.
          }

          @Override
          public void current(Instant asOf) {
            if (!written) {
              written = true;
              write(PUNJAB, "mine", 0);
            }
          }
        });
    feed.follow(after);

    feed.advance();

    assertThat(after.told).contains("mine v1");
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
