package org.panah.examples.nationalnode;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens in buckets: each name has one, which holds some and is filled up again at an even pace.
 * Safe for use by many threads. Ours, because the rule is ten lines and a library a dependency.
 */
final class RateLimit {
  private static final int NAMES = 10_000;

  private final double perMilli;
  private final int burst;
  private final InstantSource time;
  private final Map<String, Bucket> buckets;

  private static final class Bucket {
    double tokens;
    long at;
  }

  /**
   * Full buckets.
   *
   * @param perSecond how many tokens come back in a second
   * @param burst how many a bucket holds
   * @param time by which they come back
   */
  RateLimit(double perSecond, int burst, InstantSource time) {
    this.perMilli = perSecond / 1000;
    this.burst = burst;
    this.time = time;
    // Of those not seen for the longest time nothing is kept: they have a full bucket by then.
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > NAMES;
          }
        };
  }

  /**
   * Takes a token.
   *
   * @param name whose
   * @return 0 if there was one; else how many milliseconds it takes until there is
   */
  synchronized long take(String name) {
    long now = time.millis();
    Bucket bucket = buckets.computeIfAbsent(name, key -> full(now));
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMilli);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens--;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((1 - bucket.tokens) / perMilli));
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.tokens = burst;
    bucket.at = now;
    return bucket;
  }
}
