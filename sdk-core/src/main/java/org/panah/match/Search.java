package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.match.NameQuestion.Unit;

/**
 * One search for one form of a name: takes rows by the words that weigh most, tells from their
 * signatures what each can weigh, weighs those that may come among the first, and goes on to
 * lighter words only while a row that was not taken yet could come among them too.
 */
final class Search {
  private static final int FIRST_POSTINGS = 500;
  private static final int MOST_POSTINGS = 60_000;

  private final Question question;
  private final View view;
  private final Candidates candidates;
  private final Ranking ranking;
  private final @Nullable NameQuestion name;
  private final @Nullable Pairing names;
  private final @Nullable Pairing fathers;
  private final @Nullable Pairing husbands;
  private final List<Words> own;
  private final List<Words> fatherWords;
  private final List<Words> husbandWords;
  // For each part; null where a part has no signatures.
  private final @Nullable RowBound[] bounds;
  private int taken;

  /** The words that a reading may meet, heaviest first, and how far they have been taken. */
  private static final class Words {
    final Unit unit;
    final float share;
    int next;

    Words(Unit unit, float share) {
      this.unit = unit;
      this.share = share;
    }

    /** What the next weighs; 0 when there is none. */
    float weight() {
      return next < unit.weights.length ? share * unit.weights[next] : 0;
    }
  }

  Search(Question question, @Nullable NameQuestion name, Candidates candidates, Ranking ranking) {
    this.question = question;
    this.view = question.view;
    this.candidates = candidates;
    this.ranking = ranking;
    this.name = name;
    names = name == null ? null : new Pairing(name);
    fathers = question.father == null ? null : new Pairing(question.father);
    husbands = question.husband == null ? null : new Pairing(question.husband);
    own = words(name, 1);
    fatherWords = words(question.father, Weights.KIN);
    husbandWords = words(question.husband, Weights.KIN);
    bounds = new RowBound[view.parts().size()];
    for (int part = 0; part < bounds.length; part++) {
      Segment segment = view.parts().get(part).segment();
      Signatures signatures = segment.signatures;
      bounds[part] =
          signatures == null ? null : new RowBound(question, name, segment, signatures);
    }
  }

  private static List<Words> words(@Nullable NameQuestion of, float share) {
    List<Words> words = new ArrayList<>();
    if (of != null) {
      of.units.forEach(unit -> words.add(new Words(unit, share)));
    }
    return words;
  }

  /** Searches, and adds to the ranking. */
  void run() {
    candidates.clear();
    candidates.begin(view);
    born();
    weigh();
    int room = FIRST_POSTINGS;
    Words next = heaviest();
    while (next != null && taken < MOST_POSTINGS && unseen() > ranking.least()) {
      take(next, next != heaviestOf(own));
      if (taken >= room) {
        weigh();
        room += room / 2;
      }
      next = heaviest();
    }
    weigh();
  }

  private @Nullable Words heaviest() {
    Words best = heaviestOf(own);
    for (List<Words> kin : List.of(fatherWords, husbandWords)) {
      Words other = heaviestOf(kin);
      best = best == null || (other != null && other.weight() > best.weight()) ? other : best;
    }
    return best;
  }

  private static @Nullable Words heaviestOf(List<Words> all) {
    Words best = null;
    float most = 0;
    for (int i = 0; i < all.size(); i++) {
      float weight = all.get(i).weight();
      if (weight > most) {
        most = weight;
        best = all.get(i);
      }
    }
    return best;
  }

  /** What a row weighs at most that none of the words taken so far leads to. */
  private float unseen() {
    float kin = Math.max(unseen(question.father, fatherWords), unseen(question.husband, husbandWords));
    return unseen(name, own) + Math.max(0, kin) + question.mostBeside();
  }

  private static float unseen(@Nullable NameQuestion of, List<Words> words) {
    if (of == null) {
      return 0;
    }
    float share = words.get(0).share;
    float most = share * Weights.FIRST;
    for (int word = 0; word < of.tokens.size(); word++) {
      float rest = of.tokens.get(word).initial() ? share * Weights.INITIAL : 0;
      for (int i = 0; i < words.size(); i++) {
        if (((words.get(i).unit.halves >>> (2 * word)) & 3) != 0) {
          rest = Math.max(rest, words.get(i).weight());
        }
      }
      most += rest > 0 ? rest : -share * of.lacking(word);
    }
    return most;
  }

  private void born() {
    if (!Born.complete(question.born)) {
      return;
    }
    for (int p = 0; p < view.parts().size(); p++) {
      Segment segment = view.parts().get(p).segment();
      int place = segment.firstBorn(question.born);
      int row = segment.rowByBorn(place);
      while (row >= 0 && segment.born[row] == question.born) {
        take(p, row, Float.NEGATIVE_INFINITY);
        row = segment.rowByBorn(++place);
      }
    }
  }

  private void take(Words words, boolean kin) {
    int word = words.unit.met.words()[words.next++];
    float least = ranking.least();
    for (int p = 0; p < bounds.length; p++) {
      Segment segment = view.parts().get(p).segment();
      Postings postings = kin ? segment.kin : segment.names;
      int found = postings.find(word);
      if (found < 0) {
        continue;
      }
      int start = postings.start(found);
      int end = postings.end(found);
      taken += end - start;
      RowBound bound = bounds[p];
      if (bound == null) {
        for (int i = start; i < end; i++) {
          candidates.take(p, postings.row(i), Float.MAX_VALUE);
        }
        continue;
      }
      for (int i = start; i < end; i += RowBound.MANY) {
        int count = bound.above(least, postings, i, Math.min(end, i + RowBound.MANY));
        for (int k = 0; k < count; k++) {
          candidates.take(p, bound.row(k), bound.weight(k));
        }
      }
    }
  }

  private void take(int part, int row, float least) {
    RowBound bound = bounds[part];
    float most = bound == null ? Float.MAX_VALUE : bound.of(row, least);
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
      float weight = question.beside(segment, row) + kin(segment, row);
      weight += names == null ? 0 : names.weighName(segment, row);
      ranking.add(candidates.part(candidate), row, person, name, weight, 0);
    }
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
