package org.panah.exchange;

import java.util.UUID;
import org.panah.offender.OffenderId;

/**
 * Remembers on which line each id of a file came first, in at most 48 bytes a row.
 *
 * <p>It keeps 64 bits of an id: that two of a million rows share them by chance has odds of one to
 * thirty million.
 */
final class SeenIds {
  private long[] halves = new long[1 << 12];
  private int[] lines = new int[1 << 12];
  private int size;

  /** The line on which the id came before; 0 if it is new, and then it is remembered. */
  long before(OffenderId id, long line) {
    UUID uuid = UUID.fromString(id.value());
    // The bits that all ids have in common stand at different places of the two halves.
    long half = uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits();
    int at = place(half);
    if (lines[at] != 0) {
      return Integer.toUnsignedLong(lines[at]);
    }
    halves[at] = half;
    lines[at] = (int) line;
    if (++size > halves.length / 2) {
      grow();
    }
    return 0;
  }

  private int place(long half) {
    int at = (int) (half ^ (half >>> 32)) & (halves.length - 1);
    while (lines[at] != 0 && halves[at] != half) {
      at = (at + 1) & (halves.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldHalves = halves;
    int[] oldLines = lines;
    halves = new long[oldHalves.length * 2];
    lines = new int[oldLines.length * 2];
    for (int i = 0; i < oldLines.length; i++) {
      if (oldLines[i] != 0) {
        int at = place(oldHalves[i]);
        halves[at] = oldHalves[i];
        lines[at] = oldLines[i];
      }
    }
  }
}
