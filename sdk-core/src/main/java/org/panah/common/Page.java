package org.panah.common;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a long answer, and how fresh it is. Immutable.
 *
 * @param items the items, in the answer's order; empty when there are none
 * @param nextToken opaque; null when this is the last page
 * @param asOf every change committed before this instant is reflected in the answer
 * @param <T> what the answer consists of
 */
public record Page<T>(List<T> items, @Nullable String nextToken, Instant asOf) {
  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The request for the page after this one; empty when this is the last.
   *
   * @param limit how many items at most, 1 to 1,000
   * @return the request
   */
  public Optional<PageRequest> next(int limit) {
    return Optional.ofNullable(nextToken).map(token -> new PageRequest(limit, token));
  }

  /**
   * The same page with each item turned into another.
   *
   * @param <R> what the new page consists of
   * @param mapping what to do to each item
   * @return a new page with the same token and freshness
   */
  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<>(items.stream().<R>map(mapping).toList(), nextToken, asOf);
  }
}
