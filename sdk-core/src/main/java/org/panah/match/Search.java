package org.panah.match;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.match.NameQuestion.Unit;

/**
 * One search for one form of a name: takes rows by the words that weigh most, bounds what each can
 * weigh, weighs those that may come among the first, and goes on to lighter words only while a row
 * that was not taken yet could come among them too.
 */
final class Search {
  private static final int FIRST_POSTINGS = 3_000;
  private static final int MOST_POSTINGS = 30_000;
  private static final int KIN = 1 << 31;

  private final Question question;
  private final View view;
  private final Candidates candidates;
  private final Ranking ranking;
  private final @Nullable NameQuestion name;
  private final @Nullable NameQuestion father;
  private final @Nullable NameQuestion husband;
  private final @Nullable Pairing names;
  private final @Nullable Pairing fathers;
  private final @Nullable Pairing husbands;

  Search(Question question, @Nullable NameQuestion name, Candidates candidates, Ranking ranking) {
    this.question = question;
    this.view = question.view;
    this.candidates = candidates;
    this.ranking = ranking;
    this.name = name;
    father = question.father;
    husband = question.husband;
    names = name == null ? null : new Pairing(name);
    fathers = father == null ? null : new Pairing(father);
    husbands = husband == null ? null : new Pairing(husband);
  }

  /** Searches, and adds to the ranking. */
  void run() {
    candidates.clear();
    born();
    // A father's words and a husband's stand in the same places.
    NameQuestion kin = father != null ? father : husband;
    long[] pairs = pairs(name, kin);
    int at = 0;
    int weighed = 0;
    long taken = 0;
    float[] nameRests = new float[0];
    for (long room = FIRST_POSTINGS; ; room *= 2) {
      while (at < pairs.length) {
        long more = count(pairs[at], kin);
        if (taken > 0 && taken + more > room) {
          break;
        }
        taken += more;
        take(pairs[at++], kin);
      }
      nameRests = rests(pairs, at, name, false);
      float[] kinRests = rests(pairs, at, kin, true);
      weigh(weighed, nameRests, kin, kinRests);
      weighed = candidates.size();
      float others = unseen(nameRests, kinRests);
      if (at == pairs.length || room > MOST_POSTINGS || others < ranking.least()) {
        break;
      }
    }
    if (father != null && husband != null) {
      long[] more = pairs(null, husband);
      for (at = 0; at < more.length && taken < 2 * MOST_POSTINGS; at++) {
        taken += count(more[at], husband);
        take(more[at], husband);
      }
      weigh(weighed, nameRests, husband, rests(more, at, husband, true));
    }
  }

  /** What a row weighs at most that none of the words taken so far leads to. */
  private float unseen(float[] nameRests, float[] kinRests) {
    float most = Weights.FIRST + question.mostBeside();
    for (float rest : nameRests) {
      most += rest;
    }
    float kin = kinRests.length == 0 ? 0 : Weights.FIRST;
    for (float rest : kinRests) {
      kin += rest;
    }
    return most + Weights.KIN * kin;
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
        candidates.take(p, row);
        row = segment.rowByBorn(++place);
      }
    }
  }

  /** The words that may be met, with what each weighs, heaviest first. */
  private static long[] pairs(@Nullable NameQuestion name, @Nullable NameQuestion kin) {
    long[] pairs = new long[size(name) + size(kin)];
    int count = add(pairs, 0, name, 0, 1);
    count = add(pairs, count, kin, KIN, Weights.KIN);
    pairs = Arrays.copyOf(pairs, count);
    Arrays.sort(pairs);
    return pairs;
  }

  private static int size(@Nullable NameQuestion name) {
    int size = 0;
    if (name != null) {
      for (Unit unit : name.units) {
        size += unit.met.size();
      }
    }
    return size;
  }

  private static int add(
      long[] pairs, int from, @Nullable NameQuestion name, int kind, float share) {
    int count = from;
    if (name != null) {
      for (int unit = 0; unit < name.units.size(); unit++) {
        float[] weights = name.units.get(unit).weights;
        for (int place = 0; place < weights.length; place++) {
          if (weights[place] > 0) {
            // Positive, so the order of the bits is the order of the numbers.
            long order = (long) Integer.MAX_VALUE - Float.floatToRawIntBits(share * weights[place]);
            int which = kind | (unit << 24) | place;
            pairs[count++] = (order << Integer.SIZE) | (which & 0xffffffffL);
          }
        }
      }
    }
    return count;
  }

  private static boolean isKin(long pair) {
    return ((int) pair & KIN) != 0;
  }

  private static int unit(long pair) {
    return ((int) pair & ~KIN) >>> 24;
  }

  private static int place(long pair) {
    return (int) pair & 0xffffff;
  }

  private Unit reading(long pair, @Nullable NameQuestion kin) {
    NameQuestion of = isKin(pair) ? kin : name;
    if (of == null) {
      throw new IllegalStateException("a pair of no question");
    }
    return of.units.get(unit(pair));
  }

  private long count(long pair, @Nullable NameQuestion kin) {
    return view.count(reading(pair, kin).met.words()[place(pair)], isKin(pair));
  }

  private void take(long pair, @Nullable NameQuestion kin) {
    Unit reading = reading(pair, kin);
    int word = reading.met.words()[place(pair)];
    float weight = reading.weights[place(pair)];
    int unit = unit(pair);
    for (int p = 0; p < view.parts().size(); p++) {
      Segment segment = view.parts().get(p).segment();
      Postings postings = isKin(pair) ? segment.kin : segment.names;
      int found = postings.find(word);
      if (found < 0) {
        continue;
      }
      int end = postings.end(found);
      for (int i = postings.start(found); i < end; i++) {
        int candidate = candidates.take(p, postings.row(i));
        if (isKin(pair)) {
          candidates.meetKin(candidate, unit, Weights.KIN * weight);
        } else {
          candidates.meetName(candidate, unit, weight);
        }
      }
    }
  }

  /** For each word of a question what it may weigh in rows that were not taken for it. */
  private float[] rests(long[] pairs, int from, @Nullable NameQuestion of, boolean kin) {
    if (of == null) {
      return new float[0];
    }
    float[] rests = new float[of.tokens.size()];
    int open = rests.length;
    // Heaviest first, so the first of each word is the most.
    for (int i = from; i < pairs.length && open > 0; i++) {
      if (isKin(pairs[i]) == kin) {
        Unit reading = of.units.get(unit(pairs[i]));
        for (int word = 0; word < rests.length; word++) {
          if (((reading.halves >>> (2 * word)) & 3) != 0 && rests[word] == 0) {
            rests[word] = reading.weights[place(pairs[i])];
            open--;
          }
        }
      }
    }
    return rests;
  }

  /**
   * Weighs the candidates from one on that may come among the first; taken for a relative's words.
   */
  private void weigh(int from, float[] nameRests, @Nullable NameQuestion kin, float[] kinRests) {
    Bounds nameBounds = name == null ? null : new Bounds(name, nameRests);
    Bounds kinBounds = kin == null ? null : new Bounds(kin, kinRests);
    float other = Weights.KIN * Bounds.most(kin == father ? husband : father);
    for (int i = from; i < candidates.size(); i++) {
      Segment segment = view.parts().get(candidates.part(i)).segment();
      int row = candidates.row(i);
      float bound = candidates.weight(i) + question.beside(segment, row);
      if (nameBounds != null) {
        bound += nameBounds.beyond(candidates.names(i), segment.words[row]);
      }
      if (segment.kinStart(row) < segment.kinEnd(row)) {
        bound +=
            kinBounds != null && segment.kinIsHusband(row) == (kin != father)
                ? Weights.KIN * Math.max(Weights.KIN_LEAST, kinBounds.beyond(candidates.kin(i), 0))
                : other;
      }
      candidates.bound(i, bound);
    }
    int[] order = candidates.byBound(from);
    float step = candidates.step(from);
    for (int i = 0; i < candidates.size() - from; i++) {
      int candidate = order[i];
      if (candidates.bound(candidate) + step < ranking.least()) {
        return;
      }
      if (candidates.bound(candidate) >= ranking.least()) {
        weigh(candidate);
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
