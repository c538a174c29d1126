package org.panah.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Things of which some are drawn more often than others, in constant time (Vose's alias method).
 *
 * @param <T> what is drawn
 */
final class Weighted<T> {
  private final List<T> items;
  private final double[] keep;
  private final int[] other;

  private Weighted(List<T> items, double[] scaled) {
    this.items = List.copyOf(items);
    int size = items.size();
    this.keep = new double[size];
    this.other = new int[size];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      (scaled[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int low = small.remove();
      int high = large.remove();
      keep[low] = scaled[low];
      other[low] = high;
      scaled[high] -= 1 - scaled[low];
      (scaled[high] < 1 ? small : large).add(high);
    }
    // What is left differs from 1 by rounding only.
    small.forEach(i -> keep[i] = 1);
    large.forEach(i -> keep[i] = 1);
  }

  /** The candidates whose weight, by their place in the list, is above 0. */
  static <T> Weighted<T> of(List<T> candidates, IntToDoubleFunction weight) {
    List<T> items = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      double its = weight.applyAsDouble(i);
      if (its > 0) {
        items.add(candidates.get(i));
        weights.add(its);
        total += its;
      }
    }
    double mean = total / items.size();
    return new Weighted<>(items, weights.stream().mapToDouble(its -> its / mean).toArray());
  }

  T draw(SeededRandom random) {
    int i = random.below(keep.length);
    return items.get(random.fraction() < keep[i] ? i : other[i]);
  }
}
