package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.store.ChangeSignal;
import org.panah.store.Cursor;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * What the {@link ChangeSignal} of a store does, as tests, for stores that have one. It stands
 * beside {@link StoreContract}; a store without a signal does not extend it.
 *
 * <pre>{@code
 * class MySignalTest extends ChangeSignalContract {
 *   @Override
 *   protected Store open(InstantSource time) {
 *     return new MyStore(theDatabaseOfThisTest, time);
 *   }
 * }
 * }</pre>
 */
public abstract class ChangeSignalContract {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final long PATIENCE_SECONDS = 30;

  private final InstantSource time = SettableTime.at(Instant.parse("2026-03-01T08:00:00Z"));
  private final List<Store> opened = new ArrayList<>();

  /** For subclasses. */
  protected ChangeSignalContract() {}

  /**
   * A store that has a signal. Called twice in each test, as two processes would that share a
   * database: both stores keep their documents in one place, which is new for each test.
   *
   * @param time where the store is to take the time from
   * @return the store, open
   */
  protected abstract Store open(InstantSource time);

  @AfterEach
  void closeStores() {
    opened.forEach(Store::close);
  }

  private Store opened() {
    Store store = open(time);
    opened.add(store);
    return store;
  }

  private static ChangeSignal signal(Store store) {
    return store.changeSignal().orElseThrow();
  }

  private static Draft draft(String id) {
    return Draft.write(new DocumentId(id), "note", 0, Set.of(), new byte[1]);
  }

  /** Notes at each call how many changes can be read then. */
  private static final class Ear implements Runnable {
    private final Store store;
    final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

    Ear(Store store) {
      this.store = store;
    }

    @Override
    public void run() {
      heard.add(store.changes(Cursor.START, 1_000).size());
    }

    /** Waits for a call at which so many changes can be read; null if none comes. */
    @Nullable Integer hears(int changes) throws InterruptedException {
      Integer seen;
      do {
        seen = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } while (seen != null && seen < changes);
      return seen;
    }
  }

  @Test
  void listener_isCalled_whenAnotherAppends_andCanReadItThen() throws InterruptedException {
    Store reader = opened();
    Store writer = opened();
    Ear ear = new Ear(reader);
    try (ChangeSignal.Listening listening = signal(reader).listen(ear)) {
      assertThat(listening).isNotNull();
      for (int i = 1; i <= 5; i++) {
        writer.append(PUNJAB, List.of(draft("d" + i)));
        assertThat(ear.hears(i)).as("changes read after append %d", i).isEqualTo(i);
      }
    }
  }

  @Test
  void listener_isCalled_whenAnotherTakesOver() throws InterruptedException {
    Store reader = opened();
    Store writer = opened();
    Store source = Store.inMemory(time);
    source.append(PUNJAB, List.of(draft("copied")));
    Ear ear = new Ear(reader);
    try (ChangeSignal.Listening listening = signal(reader).listen(ear)) {
      assertThat(listening).isNotNull();
      writer.apply(source.changes(Cursor.START, 10));
      assertThat(ear.hears(1)).isEqualTo(1);
    }
  }

  @Test
  void everyListener_isCalled_alsoWhenOneFails() throws InterruptedException {
    Store reader = opened();
    Store writer = opened();
    Ear ear = new Ear(reader);
    Runnable failing =
        () -> {
          throw new IllegalStateException("a listener's own fault");
        };
    try (ChangeSignal.Listening first = signal(reader).listen(failing);
        ChangeSignal.Listening second = signal(reader).listen(ear)) {
      assertThat(first).isNotSameAs(second);
      writer.append(PUNJAB, List.of(draft("a")));
      assertThat(ear.hears(1)).isEqualTo(1);
      writer.append(PUNJAB, List.of(draft("b")));
      assertThat(ear.hears(2)).isEqualTo(2);
    }
  }

  @Test
  void listener_isNotCalled_onceItsListeningIsClosed() throws InterruptedException {
    Store reader = opened();
    Store writer = opened();
    Ear closed = new Ear(reader);
    Ear ear = new Ear(reader);
    ChangeSignal.Listening closing = signal(reader).listen(closed);
    writer.append(PUNJAB, List.of(draft("a")));
    assertThat(closed.hears(1)).isEqualTo(1);
    closing.close();
    closing.close();
    closed.heard.clear();

    try (ChangeSignal.Listening listening = signal(reader).listen(ear)) {
      assertThat(listening).isNotNull();
      writer.append(PUNJAB, List.of(draft("b")));
      assertThat(ear.hears(2)).isEqualTo(2);
    }
    assertThat(closed.heard).isEmpty();
  }

  @Test
  void listening_endsWithTheStore() throws InterruptedException {
    Store reader = opened();
    Store other = opened();
    Ear ear = new Ear(other);
    ChangeSignal.Listening listening = signal(reader).listen(ear);
    other.append(PUNJAB, List.of(draft("a")));
    assertThat(ear.hears(1)).isEqualTo(1);
    reader.close();
    ear.heard.clear();

    Ear witness = new Ear(other);
    try (ChangeSignal.Listening hearing = signal(other).listen(witness)) {
      assertThat(hearing).isNotNull();
      other.append(PUNJAB, List.of(draft("b")));
      assertThat(witness.hears(2)).isEqualTo(2);
    }
    assertThat(ear.heard).isEmpty();
    listening.close();
  }
}
