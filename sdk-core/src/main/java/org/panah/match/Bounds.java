package org.panah.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.panah.match.NameQuestion.Unit;

/**
 * What a name can weigh at most of which only is known by which words it was come upon. There are
 * few such sets of words and many names, so each set is worked out once.
 */
final class Bounds {
  private static final int KEPT = 256;
  private static final int HASH = 0x9E3779B1;

  private final NameQuestion question;
  private final float[] rests;
  private final int[] keys = new int[KEPT];
  private final float[] weights = new float[KEPT];
  private final byte[] pairs = new byte[KEPT];

  /**
   * Begins without knowing anything.
   *
   * @param question for the name
   * @param rests for each word of the question what it may weigh where it was not come upon
   */
  Bounds(NameQuestion question, float[] rests) {
    this.question = question;
    this.rests = rests;
    Arrays.fill(keys, -1);
  }

  /**
   * What else a name can weigh than the units by which it was come upon.
   *
   * @param met a bit for each such unit
   * @param words how many words the name has that are no titles
   */
  float beyond(int met, int words) {
    int slot = (met * HASH) >>> 24;
    if (keys[slot] != met) {
      work(met, slot);
    }
    int extra = words - pairs[slot];
    return extra > 0 ? weights[slot] - extra * Weights.EXTRA : weights[slot];
  }

  /** What any name can weigh at most for a question; nothing if there is none. */
  static float most(@Nullable NameQuestion question) {
    if (question == null) {
      return 0;
    }
    float most = Weights.FIRST + Weights.INITIAL * question.tokens.size();
    for (Unit unit : question.units) {
      most += unit.best;
    }
    return most;
  }

  private void work(int met, int slot) {
    float weight = Weights.FIRST;
    int halves = 0;
    int pair = Integer.bitCount(met);
    for (int k = 0; k < question.units.size(); k++) {
      Unit unit = question.units.get(k);
      halves |= ((met >>> k) & 1) == 0 ? 0 : unit.halves;
    }
    for (int word = 0; word < rests.length; word++) {
      if (((halves >>> (2 * word)) & 3) == 0) {
        boolean initial = question.tokens.get(word).initial();
        float rest = initial ? Weights.INITIAL : rests[word];
        weight += rest > 0 ? rest : -question.lacking(word);
        pair += rest > 0 ? 1 : 0;
      }
    }
    keys[slot] = met;
    weights[slot] = weight;
    pairs[slot] = (byte) pair;
  }
}
