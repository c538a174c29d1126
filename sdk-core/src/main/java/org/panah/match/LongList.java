package org.panah.match;

import java.util.Arrays;

/** Large numbers that are gathered one by one. */
final class LongList {
  private long[] numbers = new long[16];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
