package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.hit.Grade;

/** The heaviest persons that a search has found so far, each once. */
final class Ranking {
  // Who weighs so much less than the first is not worth a look, unless for himself: ninety times
  // less likely.
  static final float SPREAD = 4.5f;

  private final int limit;
  private final float strong;
  // What the heaviest weighs, identifiers left aside.
  private float most = Float.NEGATIVE_INFINITY;
  private final View view;
  private final Set<String> without;
  private final List<Found> found = new ArrayList<>();

  Ranking(PersonQuery query, View view, Set<String> without) {
    this.limit = query.limit();
    // Whoever asks for strong matches only is not shown the others, so that it costs less to look
    // for all of them.
    this.strong = query.least() == Grade.POSSIBLE ? Float.MAX_VALUE : Explainer.strong(view);
    this.view = view;
    this.without = without;
  }

  void add(int part, int row, int person, @Nullable NameQuestion name, float weight, float number) {
    if (found.size() == limit && weight <= found.get(limit - 1).weight()) {
      return;
    }
    if (!without.isEmpty() && without.contains(view.parts().get(part).segment().id(person))) {
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      Found other = found.get(i);
      if (other.part() == part && other.person() == person) {
        if (other.weight() >= weight || other.identifier() > number) {
          return;
        }
        found.remove(i);
        break;
      }
    }
    // A number that is met must not hide those who have another number and much else in common.
    most = Math.max(most, weight - number);
    int place = found.size();
    while (place > 0 && found.get(place - 1).weight() < weight) {
      place--;
    }
    found.add(place, new Found(part, row, person, name, weight, number));
    if (found.size() > limit) {
      found.remove(limit);
    }
  }

  /** What must be weighed more than, to come among the first. */
  float least() {
    if (found.isEmpty()) {
      return Float.NEGATIVE_INFINITY;
    }
    float beside = Math.min(most - SPREAD, strong);
    return found.size() < limit ? beside : Math.max(beside, found.get(limit - 1).weight());
  }

  /** Those found, heaviest first, without those who weigh too little to be shown. */
  List<Found> inOrder() {
    found.removeIf(one -> one.weight() < strong && isFar(one));
    return found;
  }

  /** Whether somebody weighs too little beside the first to be shown for less than a strong hit. */
  boolean isFar(Found one) {
    return one.identifier() == 0 && one.weight() < most - SPREAD;
  }

  /**
   * A person that was found.
   *
   * @param part number of the part
   * @param row the row that weighs most
   * @param person number of the person in the part
   * @param name by which form of the name; null if not by name
   * @param weight the sum of the evidence
   * @param identifier what of it an identifier weighs
   */
  record Found(
      int part, int row, int person, @Nullable NameQuestion name, float weight, float identifier) {}
}
