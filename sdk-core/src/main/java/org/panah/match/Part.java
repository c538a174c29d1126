package org.panah.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A segment and which of its persons are still there. Immutable.
 *
 * @param segment the rows
 * @param gone a bit for each person that is not there any more; null if all are
 * @param live how many are there
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and shared for its size.
record Part(Segment segment, long @Nullable [] gone, int live) {
  static Part of(Segment segment) {
    return new Part(segment, null, segment.persons);
  }

  boolean isGone(int person) {
    return gone != null && ((gone[person >>> 6] >>> person) & 1) != 0;
  }

  /** The same without some persons, of whom each is still there. */
  Part without(IntList persons) {
    long[] bits =
        gone == null
            ? new long[(segment.persons + Long.SIZE - 1) / Long.SIZE]
            : Arrays.copyOf(gone, gone.length);
    for (int i = 0; i < persons.size(); i++) {
      bits[persons.get(i) >>> 6] |= 1L << persons.get(i);
    }
    return new Part(segment, bits, live - persons.size());
  }

  /** Copies everybody who is still there. */
  void copy(SegmentBuilder to) {
    int[] places = new int[segment.rows];
    Arrays.fill(places, -1);
    for (int person = 0; person < segment.persons; person++) {
      if (!isGone(person)) {
        places[segment.firstRow(person)] = to.rows();
        segment.copy(person, to);
      }
    }
    segment.copyIdentifiers(places, to);
  }
}
