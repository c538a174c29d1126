package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.panah.common.Agency;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * What every {@link Store} does that keeps documents beyond the end of the process, as tests: all
 * of {@link StoreContract}, and besides that what was acknowledged survives closing and killing,
 * and what was erased is gone from the files.
 *
 * <pre>{@code
 * class MyStoreTest extends DurableStoreContract {
 *   @Override
 *   protected Store openAt(Path place, InstantSource time) {
 *     return new MyStore(place.resolve("my.db"), time);
 *   }
 * }
 * }</pre>
 */
public abstract class DurableStoreContract extends StoreContract {
  private static final int KILLS = 5;

  @TempDir Path places;

  /** For subclasses. */
  protected DurableStoreContract() {}

  /**
   * The store at a place: new and empty when the place is first used, the same again whenever it is
   * used after that. Must need nothing but its arguments, since it is also called in a process of
   * its own, which is then killed; the class needs a constructor without arguments for the same
   * reason.
   *
   * @param place a directory, empty at first; a store on a server takes it as a name
   * @param time where the store is to take the time from
   * @return the store, open
   */
  protected abstract Store openAt(Path place, InstantSource time);

  /**
   * Rids a place of what erasing left behind, where the store does not do so by itself: compacts
   * the file, vacuums the table, drops old logs. Does nothing unless overridden.
   *
   * @param place a place at which no store is open
   */
  protected void compact(Path place) {}

  /**
   * The files in which the store at a place keeps its documents, as they are now. All files below
   * the place unless overridden.
   *
   * @param place a place at which no store is open
   * @return regular files
   * @throws IOException if they cannot be listed
   */
  protected List<Path> files(Path place) throws IOException {
    return RawFiles.below(place);
  }

  @Override
  protected final Store open(InstantSource time) {
    return openAt(newPlace(), time);
  }

  @Test
  void reopen_findsEverythingAsItWas() {
    Path place = newPlace();
    Store first = openHere(place);
    threeJournals(first);
    write(first, SINDH, erasing("SD-POL-3", 1));
    Store source = another();
    write(source, Agency.of("KP-POL"), draft("copied", 0, "one", "k"));
    first.apply(feed(source));
    String[] ids = {"PB-POL-2", "PB-POL-3", "SD-POL-3", "copied", "unknown"};
    List<Object> before = shown(first, ids);
    List<String> found = found(first, "k");
    Cursor end = Cursor.START.after(feed(first));
    first.close();
    time.advance(Duration.ofDays(1));

    Store second = openHere(place);

    assertThat(shown(second, ids)).isEqualTo(before);
    assertThat(found(second, "k")).isEqualTo(found).hasSize(4);
    assertThat(second.changes(end, 10)).as("after a cursor from before").isEmpty();
  }

  @Test
  void reopen_goesOnWhereTheJournalEnded() {
    Path place = newPlace();
    Store first = openHere(place);
    Draft draft = draft("a", 0, "one");
    Document before = write(first, PUNJAB, draft);
    Cursor cursor = Cursor.START.after(feed(first));
    first.close();
    time.advance(Duration.ofDays(1));

    Store second = openHere(place);

    assertThat(Picture.of(write(second, PUNJAB, draft)))
        .as("the answer to a repeated append")
        .isEqualTo(Picture.of(before));
    assertThat(write(second, PUNJAB, draft("a", 1, "two")).sequence()).isEqualTo(2);
    assertThat(ids(second.changes(cursor, 10))).containsExactly("a");
    assertThat(second.history(id("a"))).hasSize(1);
  }

  @Test
  void reopen_startsNoNewRunOfTheJournal() {
    Path place = newPlace();
    Store first = openHere(place);
    String epoch = first.append(PUNJAB, List.of(draft("a", 0, ""))).get(0).epoch();
    first.close();

    assertThat(openHere(place).append(PUNJAB, List.of(draft("b", 0, ""))).get(0).epoch())
        .isEqualTo(epoch);
  }

  @Test
  void erase_leavesNoTraceInTheFiles() throws IOException {
    Path place = newPlace();
    String kept = marker();
    List<String> erased = List.of(marker(), marker(), marker(), marker(), marker(), marker());
    byte[] large = new byte[Draft.MAX_BODY];
    new Random(7).nextBytes(large);
    System.arraycopy(bytes(erased.get(4)), 0, large, large.length / 2, erased.get(4).length());
    Store first = openHere(place);
    write(first, PUNJAB, draft("a", 0, "body " + erased.get(0), "key " + erased.get(1)));
    write(first, PUNJAB, draft("b", 0, "body " + kept, "key " + kept));
    write(first, PUNJAB, draft("a", 1, "body " + erased.get(2), "key " + erased.get(3)));
    write(first, PUNJAB, Draft.write(id("c"), KIND, 0, keys("key " + erased.get(5)), large));
    first.close();
    for (String marker : erased) {
      assertThat(RawFiles.hold(files(place), marker))
          .as("the search finds what is there; if it does not, it proves nothing afterwards")
          .isTrue();
    }

    Store second = openHere(place);
    second.append(PUNJAB, List.of(erasing("a", 2), erasing("c", 1)));
    second.close();
    compact(place);

    for (int i = 0; i < erased.size(); i++) {
      assertThat(RawFiles.hold(files(place), erased.get(i))).as("marker %d is there", i).isFalse();
    }
    assertThat(RawFiles.hold(files(place), kept)).as("what was not erased").isTrue();
    Store third = openHere(place);
    assertThat(found(third, "key " + kept)).containsExactly("b");
    assertThat(third.get(id("a")).orElseThrow().erased()).isTrue();
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void append_isThereAsAWholeOrNotAtAll_whenTheProcessIsKilled() throws Exception {
    Path place = newPlace();
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged =
          KilledProcess.lastSaid(CrashWriter.class, getClass().getName(), place.toString());

      Store store = openHere(place);
      CrashWriter.isWhole(store, acknowledged);
      store.close();
    }
  }

  private Path newPlace() {
    try {
      return Files.createTempDirectory(places, "place");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Store openHere(Path place) {
    return closedAfterwards(openAt(place, time));
  }

  private static String marker() {
    return "marker" + UUID.randomUUID().toString().replace("-", "");
  }
}
