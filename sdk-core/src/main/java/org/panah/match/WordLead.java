package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.match.NameQuestion.Unit;

/** A word of a name that was asked for, by itself and read together with its neighbours. */
final class WordLead extends Lead {
  private final List<Met> readings = new ArrayList<>();
  private final boolean kin;
  private final float share;
  private final float first;
  private final float initial;
  private final float lacking;

  /** What a reading meets, and how far that has been taken for any of its words. */
  private static final class Met {
    final Unit unit;
    int next;

    Met(Unit unit) {
      this.unit = unit;
    }
  }

  private WordLead(NameQuestion question, int word, boolean kin) {
    this.kin = kin;
    share = kin ? Weights.KIN : 1;
    first = word == 0 ? share * Weights.FIRST : 0;
    initial = question.tokens.get(word).initial() ? share * Weights.INITIAL : 0;
    lacking = share * question.lacking(word);
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
        for (int word = 0; word < leads.size(); word++) {
          if (((unit.halves >>> (2 * word)) & 3) != 0) {
            leads.get(word).readings.add(met);
          }
        }
      }
    }
    return leads;
  }

  @Override
  float rest() {
    float most = 0;
    for (int i = 0; i < readings.size(); i++) {
      Met met = readings.get(i);
      float[] weights = met.unit.weights;
      most = met.next < weights.length ? Math.max(most, share * weights[met.next]) : most;
    }
    return rest(most);
  }

  private float rest(float most) {
    float weight = Math.max(most, initial);
    return weight > 0 ? weight + first : -lacking;
  }

  @Override
  boolean look(float level) {
    cost = 0;
    float most = 0;
    float bare = level - first;
    boolean any = false;
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      float[] weights = met.unit.weights;
      int i = met.next;
      while (i < weights.length && weights[i] > 0 && share * weights[i] > bare) {
        cost += met.unit.counts[i++];
        any = true;
      }
      most = i < weights.length ? Math.max(most, share * weights[i]) : most;
    }
    after = rest(most);
    return any;
  }

  @Override
  void follow(float level, Rows rows) {
    float bare = level - first;
    for (int r = 0; r < readings.size(); r++) {
      Met met = readings.get(r);
      float[] weights = met.unit.weights;
      int[] words = met.unit.met.words();
      while (met.next < weights.length
          && weights[met.next] > 0
          && share * weights[met.next] > bare) {
        rows.ofWord(words[met.next++], kin);
      }
    }
  }
}
