package org.panah.match;

import java.util.Arrays;

/**
 * The rows that a search has come upon and that may come among the first, with what each weighs at
 * most. Used again by one search after the other, by one at a time.
 */
final class Candidates {
  private static final int BUCKETS = 256;

  private int[] parts = new int[1 << 10];
  private int[] rows = new int[1 << 10];
  private float[] bounds = new float[1 << 10];
  private int[] order = new int[1 << 10];
  private int from;
  private int size;
  // For each part a bit for each row that was taken.
  private long[][] taken = new long[0][];

  /** Begins anew, for a state of the index. */
  void begin(View view) {
    if (taken.length < view.parts().size()) {
      taken = Arrays.copyOf(taken, view.parts().size());
    }
    for (int part = 0; part < view.parts().size(); part++) {
      int room = (view.parts().get(part).segment().rows + Long.SIZE - 1) / Long.SIZE;
      if (taken[part] == null || taken[part].length < room) {
        taken[part] = new long[room];
      }
    }
  }

  /** Forgets everything. */
  void clear() {
    for (int i = 0; i < size; i++) {
      taken[parts[i]][rows[i] >>> 6] = 0;
    }
    size = 0;
    from = 0;
  }

  /** Takes a row, unless it was taken before. */
  void take(int part, int row, float bound) {
    long[] bits = taken[part];
    long bit = 1L << row;
    if ((bits[row >>> 6] & bit) != 0) {
      return;
    }
    bits[row >>> 6] |= bit;
    if (size == rows.length) {
      parts = Arrays.copyOf(parts, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
      bounds = Arrays.copyOf(bounds, 2 * size);
      order = new int[2 * size];
    }
    parts[size] = part;
    rows[size] = row;
    bounds[size++] = bound;
  }

  /** How many have been taken since the last time they were put in order. */
  int waiting() {
    return size - from;
  }

  int part(int candidate) {
    return parts[candidate];
  }

  int row(int candidate) {
    return rows[candidate];
  }

  /** What a candidate weighs at most. */
  float bound(int candidate) {
    return bounds[candidate];
  }

  /**
   * Those that were taken since the last time, by what they weigh at most, heaviest first but for
   * small differences.
   *
   * @return longer than there are candidates; the rest is of no meaning
   */
  int[] inOrder() {
    float most = Float.NEGATIVE_INFINITY;
    float least = Float.POSITIVE_INFINITY;
    for (int i = from; i < size; i++) {
      most = Math.max(most, bounds[i]);
      least = Math.min(least, bounds[i]);
    }
    float scale = (BUCKETS - 1) / Math.max(most - least, 1e-3f);
    int[] starts = new int[BUCKETS + 1];
    for (int i = from; i < size; i++) {
      starts[(int) ((most - bounds[i]) * scale) + 1]++;
    }
    for (int i = 0; i < BUCKETS; i++) {
      starts[i + 1] += starts[i];
    }
    for (int i = from; i < size; i++) {
      order[starts[(int) ((most - bounds[i]) * scale)]++] = i;
    }
    from = size;
    return order;
  }
}
