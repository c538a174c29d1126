package org.panah.store;

import java.time.Duration;
import org.panah.common.PanahException;

/**
 * How much a cache holds and how stale it may be.
 *
 * @param maxDocuments how many documents it holds at most, counted once per key that they were
 *     found by
 * @param freshFor how old the feed's last reading may be while answers still come from memory;
 *     older, and every question goes to the store
 * @param oldestCopy how old a copy may be that is served while the store does not answer; older,
 *     and the question is refused as too stale (the European rule for offline copies is 48 hours,
 *     guard G14)
 */
public record CacheSettings(long maxDocuments, Duration freshFor, Duration oldestCopy) {
  /** Checks that the bounds make sense. */
  public CacheSettings {
    if (maxDocuments < 0) {
      throw new PanahException.InvalidRequest("cache.maxDocuments", "0 or more");
    }
    if (freshFor.isNegative() || oldestCopy.compareTo(freshFor) < 0) {
      throw new PanahException.InvalidRequest("cache.oldestCopy", "not shorter than freshFor");
    }
  }

  /** 100,000 documents, fresh for 2 seconds, copies up to 48 hours. */
  public static CacheSettings standard() {
    return new CacheSettings(100_000, Duration.ofSeconds(2), Duration.ofDays(2));
  }
}
