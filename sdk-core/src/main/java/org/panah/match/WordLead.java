package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.match.NameQuestion.Unit;

/** A word of a name that was asked for, by itself and read together with its neighbours. */
final class WordLead extends Lead {
  private static final int WHOLE = 3;

  private final List<Met> readings = new ArrayList<>();
  private final int word;
  private final boolean kin;
  private final float share;
  private final float first;
  private final float initial;
  private final float lacking;

  /** What a reading meets, and how far that has been taken for any of its words. */
  private static final class Met {
    final Unit unit;
    int next;

    /** How far it has been looked through. */
    int seen;

    Met(Unit unit) {
      this.unit = unit;
    }

    boolean isAbove(int place, float share, float level) {
      float[] weights = unit.weights;
      return place < weights.length && weights[place] > 0 && share * weights[place] > level;
    }
  }

  private WordLead(NameQuestion question, int word, boolean kin) {
    this.word = word;
    this.kin = kin;
    share = kin ? Weights.KIN : 1;
    first = word == 0 ? share * Weights.FIRST : 0;
    String text = question.tokens.get(word).text();
    // A single letter is met by whatever begins with it, which no list tells.
    initial = text.length() == 1 ? share * Weights.INITIAL : 0;
    lacking = share * question.lacking(word);
    readings.add(new Met(question.letters(word)));
  }

  /** One for each word. */
  static List<WordLead> of(@Nullable NameQuestion question, boolean kin) {
    List<WordLead> leads = new ArrayList<>();
    if (question != null) {
      for (int word = 0; word < question.tokens.size(); word++) {
        leads.add(new WordLead(question, word, kin));
      }
      for (Unit unit : question.units) {
        Met met = new Met(unit);
        for (WordLead lead : leads) {
          if (lead.half(unit) != 0) {
            lead.readings.add(met);
          }
        }
      }
    }
    return leads;
  }

  private int half(Unit unit) {
    return (unit.halves >>> (2 * word)) & WHOLE;
  }

  @Override
  float rest() {
    for (int r = 0; r < readings.size(); r++) {
      readings.get(r).seen = readings.get(r).next;
    }
    return beyond();
  }

  /** What it weighs at most behind what has been seen of each reading. */
  private float beyond() {
    float whole = 0;
    float left = 0;
    float right = 0;
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      float[] weights = met.unit.weights;
      float weight = met.seen < weights.length ? weights[met.seen] : 0;
      switch (half(met.unit)) {
        case 1 -> left = Math.max(left, weight);
        case 2 -> right = Math.max(right, weight);
        default -> whole = Math.max(whole, weight);
      }
    }
    // Both halves of a word that is read as two may be met.
    float most = Math.max(share * Math.max(whole, left + right), initial);
    return most > 0 ? most + first : -lacking;
  }

  @Override
  boolean look(float level) {
    cost = 0;
    boolean any = false;
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      met.seen = met.next;
      float bar = bar(met, level);
      while (met.isAbove(met.seen, share, bar)) {
        cost += met.unit.counts[met.seen++];
        any = true;
      }
    }
    after = beyond();
    return any;
  }

  /** Two halves that are not above half a level are not above it together. */
  private float bar(Met met, float level) {
    return half(met.unit) == WHOLE ? level - first : (level - first) / 2;
  }

  @Override
  void follow(float level, Rows rows) {
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      float bar = bar(met, level);
      while (met.isAbove(met.next, share, bar)) {
        rows.ofWord(met.unit.met.words()[met.next++], kin);
      }
    }
  }
}
