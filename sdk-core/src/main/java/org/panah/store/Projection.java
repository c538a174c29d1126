package org.panah.store;

import java.time.Instant;
import java.util.List;

/**
 * Something derived from the feed: it can be thrown away and rebuilt by reading the feed again.
 * Called by one thread at a time.
 */
public interface Projection {
  /** Forgets everything; the feed begins again from the start. */
  void reset();

  /**
   * Takes in changes, in the feed's order.
   *
   * @param changes of each document the newest version, tombstones included; a change may come
   *     again
   */
  void apply(List<Change> changes);

  /**
   * Notes that the feed's end was reached.
   *
   * @param asOf every change committed before this instant has been applied
   */
  void current(Instant asOf);
}
