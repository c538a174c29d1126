package org.panah.match;

import org.panah.match.Expansions.Expansion;

/** One reading of a word of a question, or of two, and the words of the index that it may meet. */
final class Unit {
  /** Two bits for each word of the question: its first half and its second. */
  final int halves;

  final int position;
  final Expansion met;
  final float[] weights;

  /** For each word in how many rows it stands, about. */
  final int[] counts;

  float best;

  Unit(int halves, int position, Expansion met) {
    this.halves = halves;
    this.position = position;
    this.met = met;
    this.weights = new float[met.size()];
    this.counts = new int[met.size()];
  }
}
