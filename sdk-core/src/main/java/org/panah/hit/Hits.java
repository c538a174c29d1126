package org.panah.hit;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * The answer to a question, best grade first, and how fresh it is. Empty means that nothing was
 * found that the asker may see; a failure is an exception, never an empty answer.
 *
 * @param list the hits, best grade first
 * @param asOf every change committed before this instant is reflected
 */
public record Hits(List<Hit> list, Instant asOf) implements Iterable<Hit> {
  /** Copies the list. */
  public Hits {
    list = List.copyOf(list);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** How many hits there are. */
  public int size() {
    return list.size();
  }

  @Override
  public Iterator<Hit> iterator() {
    return list.iterator();
  }
}
