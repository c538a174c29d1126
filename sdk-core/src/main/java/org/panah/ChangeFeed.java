package org.panah;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;

/**
 * The change feed of a registry, as one {@link Session} sees it: every document of every owner as
 * it is kept, for whoever keeps a copy. {@link org.panah.store.Store#apply} takes it in. Each
 * reading is decided, and audited before it is answered. Safe for use by many threads.
 *
 * <p>Every method throws {@link PanahException.NotPermitted} unless the policy lets the session
 * replicate, and {@link PanahException.Unavailable} if the store does not answer.
 */
public interface ChangeFeed {
  /** The most changes that are read at once. */
  int MOST = 1_000;

  /**
   * What changed after a place: of each document the newest version, tombstones included. Within
   * one owner in commit order with no gap; between owners in any order. The next place is {@link
   * Cursor#after} of what was read.
   *
   * @param after how far the reader has come; {@link Cursor#START} for everything
   * @param limit how many changes at most, 1 to {@link #MOST}
   * @param patience how long to wait for something new if there is nothing; zero for not at all
   * @return empty if there is still nothing after that time
   */
  List<Change> read(Cursor after, int limit, Duration patience);

  /**
   * Gives a reader what changes from a place on, as it changes, until it is closed: in the order of
   * {@link #read}, by one thread at a time, nothing left out.
   *
   * <p>When the reader throws, or the store or the node does not answer, the same changes are given
   * again after a pause, which grows to five seconds. A session that may not replicate any more is
   * given nothing, ever.
   *
   * @param after how far the reader has come
   * @param reader takes in changes, at most {@link #MOST} at once, or throws
   * @return to be closed; ends with the registry
   */
  Following follow(Cursor after, Consumer<List<Change>> reader);

  /** A reader's time of being given changes. */
  interface Following extends AutoCloseable {
    /** How far it has come: after what its reader took in last. */
    Cursor reached();

    /** Ends it; what is being taken in is not waited for. Harmless when repeated. */
    @Override
    void close();
  }
}
