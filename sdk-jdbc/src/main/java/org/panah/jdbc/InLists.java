package org.panah.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Values for {@code in (...)}, in parts of few different sizes, so that the database meets the same
 * few statements again and again.
 */
final class InLists {
  private static final int MAX = 512;

  private InLists() {}

  /** The values in parts of at most 512, each filled up to a power of two with its first value. */
  static <T> List<List<T>> parts(List<T> values) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); from += MAX) {
      List<T> part = new ArrayList<>(values.subList(from, Math.min(from + MAX, values.size())));
      int filled = part.size() == 1 ? 1 : Integer.highestOneBit(part.size() - 1) << 1;
      part.addAll(Collections.nCopies(filled - part.size(), part.get(0)));
      parts.add(part);
    }
    return parts;
  }
}
