package org.panah;

import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Hits;

/**
 * What became of one query of a list.
 *
 * @param number which query of the list, from 1
 * @param hits the answer; null if the query was refused, which says nothing about anybody
 * @param refusal why the query was not asked; null if it was
 */
public record Screened(
    long number, @Nullable Hits hits, PanahException.@Nullable InvalidRequest refusal) {
  /** Checks that there is either an answer or a refusal. */
  public Screened {
    if ((hits == null) == (refusal == null)) {
      throw new PanahException.InvalidRequest("screened", "either hits or a refusal");
    }
  }

  /** The same answer as that of another query of a list. */
  public Screened numbered(long value) {
    return new Screened(value, hits, refusal);
  }
}
