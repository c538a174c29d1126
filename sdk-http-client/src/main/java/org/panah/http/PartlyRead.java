package org.panah.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.panah.common.PanahException;

/**
 * The records of which this client, being older than what they hold, could not read all. Written
 * back they would lose the rest, so they are not. Safe for use by many threads.
 */
final class PartlyRead {
  private static final int MOST = 10_000;

  // The oldest are forgotten; whoever changes a record has read it a short time ago.
  private final Map<String, Boolean> names =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Notes that a version of a record was not read whole. */
  synchronized void add(String id, long version) {
    names.put(id + " " + version, true);
  }

  /**
   * Lets a version of a record be written back if it was read whole.
   *
   * @throws PanahException.InvalidRequest if it was not
   */
  synchronized void check(String id, long version) {
    if (names.containsKey(id + " " + version)) {
      throw new PanahException.InvalidRequest(
          "version", "one that was read whole; this client is older than what the record holds");
    }
  }
}
