package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
          if (((unit.halves >>> (2 * lead.word)) & WHOLE) != 0) {
            lead.readings.add(met);
          }
        }
      }
    }
    return leads;
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
    float best = 0;
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      float[] weights = met.unit.weights;
      best = met.seen < weights.length ? Math.max(best, weights[met.seen]) : best;
    }
    // That both halves of a word which is read as two are met in a row to which neither has led so
    // far is left aside: to rule it out takes three times the work.
    float most = Math.max(share * best, initial);
    return most > 0 ? most + first : -lacking;
  }

  @Override
  boolean look(float level) {
    cost = 0;
    boolean any = false;
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      met.seen = met.next;
      while (met.isAbove(met.seen, share, level - first)) {
        cost += met.unit.counts[met.seen++];
        any = true;
      }
    }
    after = beyond();
    return any;
  }

  @Override
  void follow(float level, Rows rows) {
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      while (met.isAbove(met.next, share, level - first)) {
        rows.ofWord(met.unit.met.words()[met.next++], kin);
      }
    }
  }
}
