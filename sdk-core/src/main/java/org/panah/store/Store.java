package org.panah.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * Where documents are kept: six verbs over opaque, versioned documents, and optional features that
 * are asked for by methods of their own. A store knows nothing of offenders, alerts or rules, so
 * that none of it changes when they do.
 *
 * <p>Safe for use by many threads. Every verb throws {@link PanahException.Unavailable} when the
 * backend does not answer; none ever answers "nothing" instead. The test kit's {@code
 * StoreContract} says in tests what is said here in words.
 */
public interface Store extends AutoCloseable {
  /**
   * The changes that drafts became, all or none, durable on return and in the order given.
   *
   * <p>Sequence numbers of one owner are consecutive in commit order: whoever has seen <i>n</i> has
   * seen all below it, under concurrent writers too. When every draft already is what is stored
   * ({@link Draft#isAlready}), the earlier changes are answered and nothing is written, so that an
   * append with an unknown outcome can be repeated.
   *
   * @param owner in whose journal to write; a document belongs to the owner that wrote it first
   * @param drafts at least one, no two of the same document
   * @return a change for each draft
   * @throws PanahException.Conflict if a document is at another version than its draft expects
   * @throws PanahException.InvalidRequest if a document belongs to another owner, or a draft
   *     repeats a document
   */
  List<Change> append(Agency owner, List<Draft> drafts);

  /**
   * Takes over changes of another owner's journal as they are, all or none, durable on return.
   *
   * <p>Idempotent: of each document the greater version stays, and a change that is already held is
   * passed over. Changes come in the order of their owner's journal.
   *
   * @param changes what {@link #changes} of another store gave
   * @throws PanahException.InvalidRequest if a newer change comes with a sequence number that the
   *     journal held here has passed, or from another run of the journal than the one held
   */
  void apply(List<Change> changes);

  /**
   * The newest version of a document; a tombstone if it was erased.
   *
   * @param id the document
   * @return empty if there never was such a document
   */
  Optional<Document> get(DocumentId id);

  /**
   * The newest versions of the documents that have a key now, in the order of their ids.
   *
   * @param key the token, compared exactly
   * @param page which part of the answer
   * @return a page, empty if no document has the key; erased documents have none
   */
  Page<Document> find(Key key, PageRequest page);

  /**
   * What changed after a cursor: of each document the newest version, tombstones included. Within
   * one owner in commit order with no gap ever skipped; between owners in any order.
   *
   * <p>A cursor from another run of an owner's journal counts as {@link Cursor#START} for that
   * owner.
   *
   * @param after how far the reader has come
   * @param limit how many changes at most, 1 or more; fewer are answered only if these are all that
   *     there were
   * @return empty if there is nothing new
   */
  List<Change> changes(Cursor after, int limit);

  /**
   * The versions of a document before its newest, oldest first.
   *
   * @param id the document
   * @return empty if there are none, and once the document is erased
   */
  List<Document> history(DocumentId id);

  /**
   * Word of new changes, where the store has it.
   *
   * @return empty if readers have to look by themselves
   */
  default Optional<ChangeSignal> changeSignal() {
    return Optional.empty();
  }

  /** Ends the store; every later call is answered with {@link PanahException.Unavailable}. */
  @Override
  void close();

  /** A new, empty store that keeps everything in memory, for tests and small tools. */
  static Store inMemory() {
    return inMemory(InstantSource.system());
  }

  /**
   * A new, empty store that keeps everything in memory, by a given clock.
   *
   * @param time where document times come from
   * @return the store
   */
  static Store inMemory(InstantSource time) {
    return new InMemoryStore(time);
  }
}
