package org.panah.examples.nationalnode;

import java.time.Duration;

/**
 * How much is taken from a caller before it is refused.
 *
 * @param bodyBytes the longest body of a request, inflated
 * @param importBytes the longest body of an import, inflated
 * @param bodyTime how long a body may take to come in
 * @param headerBytes the longest head of a request
 * @param connections how many connections at once
 * @param idle how long a connection may be without a request that is complete
 * @param perSecond how many requests a second each credential may make on the average
 * @param burst how many requests each credential may make at once
 * @param refusalsPerMinute how many refusals of callers who are not known are audited in a minute;
 *     the others are counted
 * @param stopping how long running requests may take when the node stops
 */
record Limits(
    int bodyBytes,
    int importBytes,
    Duration bodyTime,
    int headerBytes,
    int connections,
    Duration idle,
    int perSecond,
    int burst,
    int refusalsPerMinute,
    Duration stopping) {
  private static final int MEGABYTE = 1 << 20;

  /** What suits a node of some provinces; the sample configuration tells the same. */
  static Limits standard() {
    return new Limits(
        MEGABYTE,
        16 * MEGABYTE,
        Duration.ofSeconds(20),
        16 << 10,
        1000,
        Duration.ofSeconds(30),
        50,
        100,
        30,
        Duration.ofSeconds(10));
  }

  /** These limits with other lengths of bodies, and another time for them to come in. */
  Limits bodies(int bytes, int bytesOfImports, Duration time) {
    return new Limits(
        bytes,
        bytesOfImports,
        time,
        headerBytes,
        connections,
        idle,
        perSecond,
        burst,
        refusalsPerMinute,
        stopping);
  }

  /** These limits with others for connections. */
  Limits connections(int count, Duration idleFor) {
    return new Limits(
        bodyBytes,
        importBytes,
        bodyTime,
        headerBytes,
        count,
        idleFor,
        perSecond,
        burst,
        refusalsPerMinute,
        stopping);
  }

  /** These limits with others for how often. */
  Limits rates(int requestsPerSecond, int atOnce, int auditedRefusalsPerMinute) {
    return new Limits(
        bodyBytes,
        importBytes,
        bodyTime,
        headerBytes,
        connections,
        idle,
        requestsPerSecond,
        atOnce,
        auditedRefusalsPerMinute,
        stopping);
  }
}
