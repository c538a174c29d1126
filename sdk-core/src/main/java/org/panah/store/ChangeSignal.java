package org.panah.store;

/**
 * Word of new changes soon after they are committed, whoever committed them, so that a reader of
 * the feed need not wait for its next look. Safe for use by many threads.
 *
 * <p>Several commits may be told as one, and a word can be lost with a broken connection: a reader
 * goes on looking from time to time. After a connection came back a word is given in any case.
 */
public interface ChangeSignal {
  /**
   * Calls a listener after commits, by one thread at a time, until the listening is closed or the
   * store is. When it is called, the changes can be read.
   *
   * @param listener returns soon, and hands longer work to another thread; what it throws is logged
   * @return ends the listening when it is closed
   */
  Listening listen(Runnable listener);

  /** A listener's time of being called. */
  interface Listening extends AutoCloseable {
    /** Ends it: no call begins after this has returned. Harmless when repeated. */
    @Override
    void close();
  }
}
