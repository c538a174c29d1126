package org.panah.match;

/** Sorts numbers together with what belongs to each, in place. */
final class PairSort {
  private PairSort() {}

  /** Sorts the keys, and keeps each value beside its key. */
  static void sort(long[] keys, int[] values) {
    int length = keys.length;
    for (int i = length / 2 - 1; i >= 0; i--) {
      sink(keys, values, i, length);
    }
    for (int end = length - 1; end > 0; end--) {
      swap(keys, values, 0, end);
      sink(keys, values, 0, end);
    }
  }

  private static void sink(long[] keys, int[] values, int from, int end) {
    int parent = from;
    for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
      if (child + 1 < end && keys[child + 1] > keys[child]) {
        child++;
      }
      if (keys[parent] >= keys[child]) {
        return;
      }
      swap(keys, values, parent, child);
      parent = child;
    }
  }

  private static void swap(long[] keys, int[] values, int one, int two) {
    long key = keys[one];
    keys[one] = keys[two];
    keys[two] = key;
    int value = values[one];
    values[one] = values[two];
    values[two] = value;
  }
}
