package org.panah.http;

import java.net.URI;
import java.time.Duration;

/**
 * Is told of every request that was sent to a node for a call, or could not be sent. Called in the
 * thread that makes the call, by many at once; what it throws is logged and otherwise of no effect.
 */
@FunctionalInterface
public interface CallListener {
  /** What came of a request. */
  enum Outcome {
    /** The answer that was asked for. */
    ANSWERED,
    /** A problem of the contract that no repetition would change. */
    REFUSED,
    /** No answer, none that can be read, or a problem that may pass. */
    FAILED
  }

  /**
   * One request. Holds nothing of what was asked.
   *
   * @param route what was asked for
   * @param node which node was asked
   * @param number of the request among those of its call, from 1
   * @param status the HTTP status; 0 if there was none
   * @param outcome what came of it
   * @param took from before the connection was made until the whole answer was read
   */
  record Attempt(Route route, URI node, int number, int status, Outcome outcome, Duration took) {}

  /**
   * Tells of a request that has ended.
   *
   * @param attempt the request
   */
  void attempted(Attempt attempt);
}
