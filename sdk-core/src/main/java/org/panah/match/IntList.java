package org.panah.match;

import java.util.Arrays;

/** Numbers that are gathered one by one. */
final class IntList {
  private int[] numbers;
  private int size;

  IntList(int room) {
    numbers = new int[Math.max(1, room)];
  }

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  void addAll(int[] from, int start, int end) {
    int length = end - start;
    if (size + length > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(2 * size, size + length));
    }
    System.arraycopy(from, start, numbers, size, length);
    size += length;
  }

  int size() {
    return size;
  }

  int get(int at) {
    return numbers[at];
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
