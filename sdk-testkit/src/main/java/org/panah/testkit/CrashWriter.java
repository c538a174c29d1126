package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * A process that appends to a store, says so after each acknowledgement, and is killed in the midst
 * of it. Append <i>n</i> writes two new documents, amends a tally to version <i>n</i>, and at times
 * erases a document of the append before.
 */
final class CrashWriter {
  private static final Agency OWNER = Agency.of("PB-POL");
  private static final DocumentId TALLY = new DocumentId("tally");

  private CrashWriter() {}

  /** What the killed process runs: the contract's class, and the place of the store. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Constructor<?> constructor = Class.forName(args[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    DurableStoreContract contract = (DurableStoreContract) constructor.newInstance();
    Store store = contract.openAt(Path.of(args[1]), InstantSource.system());
    while (true) {
      long number = tally(store) + 1;
      store.append(OWNER, drafts(number));
      System.out.println(number);
    }
  }

  private static List<Draft> drafts(long number) {
    List<Draft> drafts = new ArrayList<>();
    drafts.add(write(first(number), 0, number));
    drafts.add(write(TALLY, number - 1, number));
    drafts.add(write(second(number), 0, number));
    if (erasesTheOneBefore(number)) {
      drafts.add(Draft.erase(first(number - 1), "note", 1));
    }
    return drafts;
  }

  private static boolean erasesTheOneBefore(long number) {
    return number % 5 == 0;
  }

  private static Draft write(DocumentId id, long expectedVersion, long number) {
    return StoreFixture.draft(id.value(), expectedVersion, "append " + number, "k" + number);
  }

  private static DocumentId first(long number) {
    return new DocumentId(number + "-first");
  }

  private static DocumentId second(long number) {
    return new DocumentId(number + "-second");
  }

  private static long tally(Store store) {
    return store.get(TALLY).map(Document::version).orElse(0L);
  }

  /**
   * Holds that a store has all appends up to the last one as a whole, and that this is
   * acknowledged.
   */
  static void isWhole(Store store, long acknowledged) {
    long last = tally(store);
    // The append that was under way when the kill came may be there: nobody was told that it is
    // not.
    assertThat(last).as("the last append that is there").isBetween(acknowledged, acknowledged + 1);
    for (long number = 1; number <= last; number++) {
      Document first = store.get(first(number)).orElseThrow();
      boolean erased = number < last && erasesTheOneBefore(number + 1);
      assertThat(first.erased()).as("append %d erased", number).isEqualTo(erased);
      assertThat(first.body()).isEqualTo(StoreFixture.bytes(erased ? "" : "append " + number));
      assertThat(store.get(second(number)).map(Document::keys))
          .as("keys of the second document of append %d of %d", number, last)
          .isEqualTo(Optional.of(StoreFixture.keys("k" + number)));
    }
    assertThat(store.get(first(last + 1))).as("a half of the append after the last").isEmpty();
    assertThat(store.get(second(last + 1))).as("a half of the append after the last").isEmpty();
    assertThat(store.history(TALLY)).hasSize((int) last - 1);
    long changes = 3 * last + last / 5;
    Document next = StoreFixture.write(store, OWNER, StoreFixture.draft("next" + last, 0, ""));
    assertThat(next.sequence()).as("the next sequence number").isGreaterThan(changes);
  }
}
