package org.panah.match;

import java.util.ArrayList;
import java.util.List;

/**
 * In how many rows each word stands, in the large parts of an index; the small ones hardly change
 * how common a word is. Immutable.
 */
final class Counts {
  static final Counts NONE = new Counts(List.of());

  // A part is counted unless it is so many times smaller than the largest.
  private static final int SMALLER = 32;

  private final List<Segment> counted;
  private final int[] names;
  private final int[] kin;

  private Counts(List<Segment> counted) {
    this.counted = counted;
    names = counts(counted, false);
    kin = counts(counted, true);
  }

  /** The counts for other parts, of which the first is the largest; the same if nothing changes. */
  Counts of(List<Part> parts) {
    List<Segment> large = new ArrayList<>();
    for (Part part : parts) {
      if (part.segment().rows >= parts.get(0).segment().rows / SMALLER) {
        large.add(part.segment());
      }
    }
    return large.equals(counted) ? this : new Counts(large);
  }

  private static int[] counts(List<Segment> segments, boolean kin) {
    int size = 0;
    for (Segment segment : segments) {
      size = Math.max(size, (kin ? segment.kin : segment.names).words());
    }
    int[] counts = new int[size];
    for (Segment segment : segments) {
      (kin ? segment.kin : segment.names).addCounts(counts);
    }
    return counts;
  }

  /** How many rows are counted. */
  long rows() {
    long rows = 0;
    for (Segment segment : counted) {
      rows += segment.rows;
    }
    return rows;
  }

  int of(int word, boolean relative) {
    int[] counts = relative ? kin : names;
    return word < counts.length ? counts[word] : 0;
  }
}
