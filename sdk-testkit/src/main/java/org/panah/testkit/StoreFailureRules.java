package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** The chapter on failing: a verb that cannot answer says so, and never answers "nothing". */
abstract class StoreFailureRules extends StoreErasureRules {
  /** What the feed held before the backend broke. */
  private List<Change> held = List.of();

  @Test
  void get_throwsUnavailable_whenTheBackendIsBroken() {
    Store store = broken();

    unavailable(() -> store.get(id("a")), "of a document that is held");
    unavailable(() -> store.get(id("unknown")), "of a document that is not");
  }

  @Test
  void find_throwsUnavailable_whenTheBackendIsBroken() {
    Store store = broken();

    unavailable(
        () -> store.find(new Key("k"), PageRequest.first(PageRequest.MAX_LIMIT)),
        "by a key that is held");
    unavailable(
        () -> store.find(new Key("x"), PageRequest.first(PageRequest.MAX_LIMIT)),
        "by a key that is not");
  }

  @Test
  void changes_throwUnavailable_whenTheBackendIsBroken() {
    Cursor end = Cursor.START.after(feed(store()));
    Store store = broken();

    unavailable(() -> store.changes(Cursor.START, 10), "from the start");
    unavailable(() -> store.changes(end, 10), "from where there was nothing new");
  }

  @Test
  void history_throwsUnavailable_whenTheBackendIsBroken() {
    Store store = broken();

    unavailable(() -> store.history(id("a")), "of a document with earlier versions");
    unavailable(() -> store.history(id("unknown")), "of a document that is not held");
  }

  @Test
  void append_throwsUnavailable_whenTheBackendIsBroken() {
    Store store = broken();

    unavailable(() -> write(store, PUNJAB, draft("new", 0, "")), "of a new document");
    unavailable(() -> write(store, PUNJAB, draft("a", 1, "two", "k")), "of a repeated draft");
    unavailable(() -> write(store, PUNJAB, draft("a", 9, "")), "of a stale draft");
  }

  @Test
  void apply_throwsUnavailable_whenTheBackendIsBroken() {
    Store source = another();
    write(source, SINDH, draft("theirs", 0, ""));
    List<Change> news = feed(source);
    Store store = broken();

    unavailable(() -> store.apply(news), "of a new change");
    unavailable(() -> store.apply(held), "of a change that is held");
  }

  @Test
  void close_endsEveryVerb_andMayBeCalledTwice() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));
    held = feed(store());
    Store store = store();
    store.close();
    store.close();

    unavailable(() -> store.get(id("a")), "get");
    unavailable(() -> store.find(new Key("x"), PageRequest.first(PageRequest.MAX_LIMIT)), "find");
    unavailable(() -> store.changes(Cursor.START, 10), "changes");
    unavailable(() -> store.history(id("a")), "history");
    unavailable(() -> write(store, PUNJAB, draft("b", 0, "")), "append");
    unavailable(() -> store.apply(held), "apply");
  }

  @Test
  void anInterruptedCaller_harmsNobodyButItself() {
    write(store(), PUNJAB, draft("a", 0, "one", "k"));
    Draft draft = draft("b", 0, "", "k");

    interrupted(() -> write(store(), PUNJAB, draft));
    interrupted(() -> store().get(id("a")));
    interrupted(() -> found(store(), "k"));
    interrupted(() -> store().changes(Cursor.START, 10));

    assertThat(write(store(), PUNJAB, draft).sequence()).as("when it tries again").isEqualTo(2);
    assertThat(found(store(), "k")).containsExactly("a", "b");
    assertThat(ids(feed(store()))).containsExactly("a", "b");
  }

  /** Calls a verb in a thread that was interrupted before: it may answer, or be unavailable. */
  private static void interrupted(Runnable verb) {
    Thread.currentThread().interrupt();
    try {
      verb.run();
    } catch (PanahException.Unavailable allowed) {
      assertThat(allowed.code().retryable()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  /** A store that holds two versions of a document, and whose backend broke then. */
  private Store broken() {
    Store store = store();
    write(store, PUNJAB, draft("a", 0, "one", "k"));
    write(store, PUNJAB, draft("a", 1, "two", "k"));
    held = feed(store);
    breakBackend(store);
    return store;
  }

  private static void unavailable(Runnable verb, String what) {
    assertThatThrownBy(verb::run).as(what).isInstanceOf(PanahException.Unavailable.class);
  }
}
