package org.panah.hit;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * The answer to a question, best grade first, and how fresh it is. Empty means that nothing was
 * found that the asker may see; a failure is an exception, never an empty answer.
 *
 * @param list the hits, best grade first
 * @param withheld how many records more there are that the policy keeps from the asker; what is
 *     told of juveniles is not counted
 * @param asOf every change committed before this instant is reflected
 */
public record Hits(List<Hit> list, int withheld, Instant asOf) implements Iterable<Hit> {
  /** Copies the list. */
  public Hits {
    list = List.copyOf(list);
  }

  /** Whether nothing was found that the asker may see. */
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
