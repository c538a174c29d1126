package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search for one form of a name: takes rows by the words that weigh most, tells from their
 * signatures what each can weigh, weighs those that may come among the first, and goes on to
 * lighter words only while a row that was not taken yet could come among them too.
 */
final class Search implements Lead.Rows {
  private static final int MANY = 512;
  // How far a lead is followed at a time: a little, or until it says hardly anything.
  private static final float[] STEPS = {0.75f, 3};
  // What a step costs besides its rows.
  private static final int STEP_COST = 30;

  private final Question question;
  private final View view;
  private final Candidates candidates;
  private final Ranking ranking;
  private final @Nullable NameQuestion name;
  private final @Nullable Pairing names;
  private final @Nullable Pairing fathers;
  private final @Nullable Pairing husbands;
  private final List<Lead> leads = new ArrayList<>();
  private final List<WordLead> own;
  private final List<WordLead> fatherWords;
  private final List<WordLead> husbandWords;
  private final @Nullable BirthLead birth;
  // For each part; null where a part has no signatures.
  private final @Nullable RowBound[] bounds;

  Search(Question question, @Nullable NameQuestion name, Candidates candidates, Ranking ranking) {
    this.question = question;
    this.view = question.view;
    this.candidates = candidates;
    this.ranking = ranking;
    this.name = name;
    names = name == null ? null : new Pairing(name);
    fathers = question.father == null ? null : new Pairing(question.father);
    husbands = question.husband == null ? null : new Pairing(question.husband);
    own = WordLead.of(name, false);
    fatherWords = WordLead.of(question.father, true);
    husbandWords = WordLead.of(question.husband, true);
    birth = Born.complete(question.born) ? new BirthLead(question.born, view.rows()) : null;
    leads.addAll(own);
    leads.addAll(fatherWords);
    leads.addAll(husbandWords);
    if (birth != null) {
      leads.add(birth);
    }
    bounds = new RowBound[view.parts().size()];
    for (int part = 0; part < bounds.length; part++) {
      Segment segment = view.parts().get(part).segment();
      Signatures signatures = segment.signatures;
      bounds[part] = signatures == null ? null : new RowBound(question, name, segment, signatures);
    }
  }

  /** Searches, and adds to the ranking. */
  void run() {
    candidates.clear();
    candidates.begin(view);
    float needed = unseen() - ranking.least();
    while (needed > 0) {
      Lead best = null;
      float level = 0;
      double most = 0;
      for (int i = 0; i < leads.size(); i++) {
        Lead lead = leads.get(i);
        float rest = lead.rest();
        for (float step : STEPS) {
          if (lead.look(rest - step)) {
            double worth = Math.min(rest - lead.after, needed) / (lead.cost + STEP_COST);
            if (worth > most) {
              most = worth;
              best = lead;
              level = rest - step;
            }
          }
        }
      }
      if (best == null) {
        break;
      }
      best.follow(level, this);
      weigh();
      needed = unseen() - ranking.least();
    }
  }

  /** What a row weighs at most to which none of the leads has led so far. */
  private float unseen() {
    float kin = Math.max(sum(fatherWords), sum(husbandWords));
    float born = birth == null ? question.mostBorn() : birth.rest();
    return sum(own) + Math.max(0, kin) + born + question.mostSex() + question.mostDistrict();
  }

  private static float sum(List<WordLead> words) {
    float sum = 0;
    for (int i = 0; i < words.size(); i++) {
      sum += words.get(i).rest();
    }
    return sum;
  }

  @Override
  public void born(int from, int to) {
    for (int p = 0; p < bounds.length; p++) {
      Segment segment = view.parts().get(p).segment();
      int end = segment.firstBorn(to + 1);
      for (int place = segment.firstBorn(from); place < end; place++) {
        take(p, segment.rowByBorn(place), ranking.least());
      }
    }
  }

  @Override
  public void ofWord(int word, boolean kin) {
    for (int p = 0; p < bounds.length; p++) {
      Segment segment = view.parts().get(p).segment();
      Postings postings = kin ? segment.kin : segment.names;
      int found = postings.find(word);
      if (found < 0) {
        continue;
      }
      int start = postings.start(found);
      int end = postings.end(found);
      RowBound bound = bounds[p];
      for (int i = start; i < end; i += RowBound.MANY) {
        int until = Math.min(end, i + RowBound.MANY);
        if (bound == null) {
          for (int k = i; k < until; k++) {
            candidates.take(p, postings.row(k), Float.MAX_VALUE);
          }
        } else {
          int count = bound.above(ranking.least(), postings, i, until);
          for (int k = 0; k < count; k++) {
            candidates.take(p, bound.row(k), bound.weight(k));
          }
        }
        if (candidates.waiting() >= MANY) {
          weigh();
        }
      }
    }
  }

  /** What a row weighs at most, as far as that is told without looking at its words. */
  float most(int part, int row) {
    return most(part, row, Float.NEGATIVE_INFINITY);
  }

  private float most(int part, int row, float least) {
    RowBound bound = bounds[part];
    return bound == null ? Float.MAX_VALUE : bound.of(row, least);
  }

  private void take(int part, int row, float least) {
    float most = most(part, row, least);
    if (most > least) {
      candidates.take(part, row, most);
    }
  }

  /** Weighs the candidates that may come among the first. */
  private void weigh() {
    int count = candidates.waiting();
    int[] order = candidates.inOrder();
    for (int i = 0; i < count; i++) {
      if (candidates.bound(order[i]) > ranking.least()) {
        weigh(order[i]);
      }
    }
  }

  private void weigh(int candidate) {
    Part part = view.parts().get(candidates.part(candidate));
    Segment segment = part.segment();
    int row = candidates.row(candidate);
    int person = segment.personOf(row);
    if (!part.isGone(person)) {
      ranking.add(candidates.part(candidate), row, person, name, weight(segment, row), 0);
    }
  }

  /** What a row weighs. */
  float weight(Segment segment, int row) {
    float weight = question.beside(segment, row) + kin(segment, row);
    return names == null ? weight : weight + names.weighName(segment, row);
  }

  private float kin(Segment segment, int row) {
    Pairing kin = segment.kinIsHusband(row) ? husbands : fathers;
    return kin == null || segment.kinStart(row) == segment.kinEnd(row)
        ? 0
        : Weights.KIN * Math.max(Weights.KIN_LEAST, kin.weighKin(segment, row));
  }

  /** Adds the persons who have one of the identifiers, or nearly. */
  static void identifiers(Question question, Ranking ranking) {
    for (long code : question.identifiers) {
      identifier(question, ranking, code, Weights.IDENTIFIER);
      Identifiers.mistyped(
          code, near -> identifier(question, ranking, near, Weights.IDENTIFIER_MISTYPED));
    }
  }

  private static void identifier(Question question, Ranking ranking, long code, float weight) {
    List<Part> parts = question.view.parts();
    for (int p = 0; p < parts.size(); p++) {
      Segment segment = parts.get(p).segment();
      for (int place = Math.max(0, segment.identifier(code)); ; place++) {
        int row = segment.identifierRow(place, code);
        if (row < 0) {
          break;
        }
        int person = segment.personOf(row);
        if (!parts.get(p).isGone(person)) {
          NameQuestion name = question.names.isEmpty() ? null : question.names.get(0);
          float more = name == null ? 0 : new Pairing(name).weighName(segment, row);
          ranking.add(p, row, person, name, weight + more + question.beside(segment, row), weight);
        }
      }
    }
  }
}
