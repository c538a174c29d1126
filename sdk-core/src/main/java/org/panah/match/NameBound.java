package org.panah.match;

import java.util.List;

/** What the names in a segment can weigh at most for a question, told from their signatures. */
final class NameBound {
  private static final int COMBINED = 4;
  private static final int WHOLE = 3;

  private final NameQuestion question;
  // By code: what a word weighs at most, and the halves of words that it may meet.
  private final float[] weights;
  private final int[] halves = new int[Signatures.CODES];
  // What it weighs that words of the question are lacking, by the halves of the first four.
  private final float[] lacking;

  NameBound(NameQuestion question, Signatures signatures, Words words) {
    this.question = question;
    weights = signatures.extra();
    for (Unit unit : question.units) {
      int[] met = unit.met.words();
      for (int i = 0; i < met.length && unit.weights[i] > 0; i++) {
        meet(signatures.code(met[i]), unit.halves, unit.weights[i]);
      }
    }
    initials(signatures, words);
    weights[0] = 0;
    halves[0] = 0;
    // Any of the words that were asked for may be among those behind.
    weights[Signatures.MORE] = most(question);
    halves[Signatures.MORE] = -1;
    lacking = new float[1 << (2 * Math.min(COMBINED, question.tokens.size()))];
    for (int met = 0; met < lacking.length; met++) {
      lacking[met] = lacking(met, 0, Math.min(COMBINED, question.tokens.size()));
    }
  }

  private static float most(NameQuestion question) {
    float most = 0;
    for (int word = 0; word < question.tokens.size(); word++) {
      float[] best = new float[WHOLE + 1];
      for (Unit unit : question.units) {
        int half = (unit.halves >>> (2 * word)) & WHOLE;
        best[half] = Math.max(best[half], unit.best);
      }
      // Both halves of a word that is read as two may be met.
      most += Math.max(Weights.INITIAL, Math.max(best[WHOLE], best[1] + best[2]));
    }
    return most;
  }

  private void meet(int code, int half, float weight) {
    weights[code] = Math.max(weights[code], weight);
    halves[code] |= half;
  }

  private void initials(Signatures signatures, Words words) {
    List<NameToken> tokens = question.tokens;
    for (int i = 0; i < tokens.size(); i++) {
      int half = 3 << (2 * i);
      if (tokens.get(i).text().length() == 1) {
        for (int code = 1; code < Signatures.CODES; code++) {
          meet(code, half, Weights.INITIAL);
        }
      }
      char first = tokens.get(i).text().charAt(0);
      for (int word : signatures.initials()) {
        if (words.texts()[word].charAt(0) == first) {
          meet(signatures.code(word), half, Weights.INITIAL);
        }
      }
    }
  }

  private float lacking(int met, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      float whole = question.lacking(i);
      int halvesMet = (met >>> (2 * i)) & 3;
      sum += halvesMet == 3 ? 0 : halvesMet == 0 ? whole : Math.min(whole, 0.5f * whole + 0.5f);
    }
    return sum;
  }

  /**
   * What a name weighs at most.
   *
   * @param words the codes of its words, in order from the lowest bits on
   * @param more those of further words
   */
  float of(long words, long more) {
    int code = (int) words & Signatures.MASK;
    int met = halves[code];
    float weight = weights[code] + ((met & 3) != 0 ? Weights.FIRST : 0);
    for (long rest = words >>> Signatures.BITS; rest != 0; rest >>>= Signatures.BITS) {
      code = (int) rest & Signatures.MASK;
      weight += weights[code];
      met |= halves[code];
    }
    for (long rest = more; rest != 0; rest >>>= Signatures.BITS) {
      code = (int) rest & Signatures.MASK;
      weight += weights[code];
      met |= halves[code];
    }
    weight -= lacking[met & (lacking.length - 1)];
    return question.tokens.size() > COMBINED
        ? weight - lacking(met, COMBINED, question.tokens.size())
        : weight;
  }
}
