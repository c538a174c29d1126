package org.panah.match;

import java.util.Arrays;

/**
 * The rows that a search has come upon, with what they are known to weigh so far. Used again by one
 * search after the other, by one at a time.
 */
final class Candidates {
  private static final int BUCKETS = 512;
  private static final int HASH = 0x9E3779B1;
  private static final int OTHER_HASH = 0x85EBCA6B;

  private int[] table = new int[1 << 12];
  private int[] parts = new int[1 << 10];
  private int[] rows = new int[1 << 10];
  private int[] slots = new int[1 << 10];
  private float[] weights = new float[1 << 10];
  private int[] names = new int[1 << 10];
  private int[] kin = new int[1 << 10];
  private float[] bounds = new float[1 << 10];
  private int[] order = new int[1 << 10];
  private int size;

  /** Forgets everything. */
  void clear() {
    for (int i = 0; i < size; i++) {
      table[slots[i]] = 0;
    }
    size = 0;
  }

  private int slot(int part, int row) {
    int mask = table.length - 1;
    int slot = (((row * HASH) ^ (part * OTHER_HASH)) >>> 8) & mask;
    while (table[slot] != 0 && !is(table[slot] - 1, part, row)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean is(int candidate, int part, int row) {
    return rows[candidate] == row && parts[candidate] == part;
  }

  /** The number of a row among the candidates, as which it is taken if it is none yet. */
  int take(int part, int row) {
    int slot = slot(part, row);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    if (size == rows.length) {
      grow();
      slot = slot(part, row);
    }
    table[slot] = size + 1;
    slots[size] = slot;
    parts[size] = part;
    rows[size] = row;
    weights[size] = 0;
    names[size] = 0;
    kin[size] = 0;
    return size++;
  }

  private void grow() {
    int room = 2 * size;
    parts = Arrays.copyOf(parts, room);
    rows = Arrays.copyOf(rows, room);
    slots = new int[room];
    weights = Arrays.copyOf(weights, room);
    names = Arrays.copyOf(names, room);
    kin = Arrays.copyOf(kin, room);
    bounds = new float[room];
    order = new int[room];
    table = new int[4 * room];
    for (int i = 0; i < size; i++) {
      slots[i] = slot(parts[i], rows[i]);
      table[slots[i]] = i + 1;
    }
  }

  /** Notes that a unit of the name's question was met, unless it was before. */
  void meetName(int candidate, int unit, float weight) {
    int bit = 1 << unit;
    if ((names[candidate] & bit) == 0) {
      names[candidate] |= bit;
      weights[candidate] += weight;
    }
  }

  /** Notes that a unit of the relative's question was met, unless it was before. */
  void meetKin(int candidate, int unit, float weight) {
    int bit = 1 << unit;
    if ((kin[candidate] & bit) == 0) {
      kin[candidate] |= bit;
      weights[candidate] += weight;
    }
  }

  int size() {
    return size;
  }

  int part(int candidate) {
    return parts[candidate];
  }

  int row(int candidate) {
    return rows[candidate];
  }

  float weight(int candidate) {
    return weights[candidate];
  }

  /** The units of the name's question that were met. */
  int names(int candidate) {
    return names[candidate];
  }

  /** The units of the relative's question that were met. */
  int kin(int candidate) {
    return kin[candidate];
  }

  /** What a candidate weighs at most. */
  float bound(int candidate) {
    return bounds[candidate];
  }

  /** Sets what a candidate weighs at most. */
  void bound(int candidate, float weight) {
    bounds[candidate] = weight;
  }

  /**
   * The candidates from one on by what they weigh at most, heaviest first, but for small
   * differences.
   *
   * @param from the first of them
   * @return longer than there are candidates; the rest is of no meaning
   */
  int[] byBound(int from) {
    float most = 0;
    for (int i = from; i < size; i++) {
      most = Math.max(most, bounds[i]);
    }
    int[] starts = new int[BUCKETS + 1];
    for (int i = from; i < size; i++) {
      starts[bucket(bounds[i], most) + 1]++;
    }
    for (int i = 0; i < BUCKETS; i++) {
      starts[i + 1] += starts[i];
    }
    for (int i = from; i < size; i++) {
      order[starts[bucket(bounds[i], most)]++] = i;
    }
    return order;
  }

  /** By how much a candidate that comes later may be heavier. */
  float step(int from) {
    float most = 0;
    for (int i = from; i < size; i++) {
      most = Math.max(most, bounds[i]);
    }
    return most / (BUCKETS - 1);
  }

  private static int bucket(float bound, float most) {
    return bound <= 0 ? BUCKETS - 1 : (int) ((1 - bound / most) * (BUCKETS - 1));
  }
}
