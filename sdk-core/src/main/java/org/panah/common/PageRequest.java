package org.panah.common;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long answer is wanted.
 *
 * @param limit how many items at most, 1 to 1,000
 * @param after the token that the page before gave; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {
  /** The most items that one page may hold. */
  public static final int MAX_LIMIT = 1_000;

  /** Checks the limit. */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new PanahException.InvalidRequest("limit", "1 to " + MAX_LIMIT);
    }
  }

  /**
   * The first page.
   *
   * @param limit how many items at most, 1 to 1,000
   * @return the request
   */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, null);
  }
}
