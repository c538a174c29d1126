package org.panah.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.panah.match.Expansions.Expansion;

/**
 * A name that is asked for, prepared for one state of the index: for each of its words, and for
 * words read together or apart, the words of the index that it may meet and what that weighs.
 * Belongs to one search.
 */
final class NameQuestion {
  /** How many readings of words there are at most, so that a mask of them fits. */
  static final int MOST_UNITS = 30;

  private static final int SHORTEST_SPLIT = 6;
  private static final int LEAST_JOINED = 4;
  private static final int LEAST_PART = 5;
  private static final int FEW = 20;
  private static final double MANY = 1 / 150.0;

  final List<NameToken> tokens;
  final List<Unit> units = new ArrayList<>();

  /** How many words were passed over. */
  final int particles;

  private final boolean kin;
  private final View view;
  private final Expansions expansions;
  private final float[] lacking;

  // Words of the index by hash, each with a chain of the units that may meet it.
  private int[] keys = new int[0];
  private int[] heads = new int[0];
  private int[] next = new int[0];
  private int[] unitOf = new int[0];
  private int[] placeOf = new int[0];
  private int mask;

  NameQuestion(
      NameReader.ReadName name, boolean kin, View view, NameReader reader, Expansions expansions) {
    List<NameToken> words = name.words();
    this.tokens = words;
    this.particles = name.particles();
    this.kin = kin;
    this.view = view;
    this.expansions = expansions;
    this.lacking = new float[words.size()];
    for (int i = 0; i < words.size(); i++) {
      Unit unit = unit(words.get(i), 3 << (2 * i), i, 0);
      units.add(unit);
      lacking[i] = Weights.lacking(words.get(i), rarity(words.get(i), unit));
    }
    for (int i = 0; i + 1 < words.size(); i++) {
      join(i);
    }
    for (int i = 0; i < words.size(); i++) {
      split(i);
      particle(i, name.before().get(i), reader);
    }
    index();
  }

  private Unit unit(NameToken token, int halves, int position, float penalty) {
    boolean whole = Integer.bitCount(halves) == 2;
    if (token.initial()) {
      // Met by whatever begins with it, once all else is paired.
      return new Unit(halves, position, Expansion.NONE);
    }
    Unit unit = new Unit(halves, position, expansions.of(token, !whole, view.words()));
    int[] words = unit.met.words();
    float[] distances = unit.met.distances();
    double all = view.population();
    long mass = 0;
    int counted = 0;
    for (int i = 0; i < words.length; ) {
      float until = distances[i] + Weights.STEP;
      while (counted < words.length && distances[counted] <= Math.max(until, Weights.ONE_WORD)) {
        unit.counts[counted] = view.count(words[counted], kin);
        mass += unit.counts[counted++];
      }
      float rarity = (float) Math.log(all / (mass + 1.0));
      for (; i < words.length && distances[i] <= until; i++) {
        float weight = rarity - Weights.DISTANCE * distances[i];
        weight = token.title() ? weight * Weights.TITLE : weight;
        unit.weights[i] = Math.max(0, weight - penalty);
        unit.best = Math.max(unit.best, unit.weights[i]);
      }
    }
    return unit;
  }

  private float rarity(NameToken token, Unit unit) {
    return token.initial() ? 0 : unit.best > 0 ? unit.best : (float) Math.log(view.population());
  }

  private void join(int i) {
    NameToken one = tokens.get(i);
    NameToken two = tokens.get(i + 1);
    if (one.arabic() == two.arabic() && one.text().length() + two.text().length() >= LEAST_JOINED) {
      add(unit(one.joined(two), 15 << (2 * i), i, Weights.JOINED));
    }
  }

  private void add(Unit unit) {
    if (unit.best > 0 && units.size() < MOST_UNITS) {
      units.add(unit);
    }
  }

  /** Reads a word that hardly anybody has as two that many have. */
  private void split(int i) {
    NameToken token = tokens.get(i);
    int length = token.text().length();
    if (length < SHORTEST_SPLIT || token.title() || isMet(units.get(i))) {
      return;
    }
    int best = -1;
    double most = 0;
    for (int cut = 2; cut <= length - 2; cut++) {
      long left = frequency(token.part(0, cut));
      long right = frequency(token.part(cut, length));
      double both = Math.log(left + 1.0) + Math.log(right + 1.0);
      if (left >= LEAST_PART && right >= LEAST_PART && both > most) {
        most = both;
        best = cut;
      }
    }
    if (best > 0) {
      Unit left = unit(token.part(0, best), 1 << (2 * i), i, Weights.SPLIT);
      Unit right = unit(token.part(best, length), 2 << (2 * i), i, Weights.SPLIT);
      if (left.best > 0 && right.best > 0) {
        add(left);
        add(right);
      }
    }
  }

  /** Reads a word with the particle before it as one, or without the one that it begins with. */
  private void particle(int i, String before, NameReader reader) {
    NameToken token = tokens.get(i);
    if (token.title()) {
      return;
    }
    if (!before.isEmpty()) {
      add(
          unit(
              new NameToken(before + token.text(), token.arabic(), false),
              3 << (2 * i),
              i,
              Weights.SPLIT));
    }
    String rest = reader.withoutParticle(token.text());
    if (!rest.isEmpty() && !isMet(units.get(i))) {
      add(unit(new NameToken(rest, token.arabic(), false), 3 << (2 * i), i, Weights.SPLIT));
    }
  }

  private boolean isMet(Unit unit) {
    return met(unit) > Weights.SPLIT_UP_TO;
  }

  /** How many have the word or one that sounds the same, about. */
  private long met(Unit unit) {
    long met = 0;
    for (int i = 0; i < unit.met.size() && unit.met.distances()[i] <= Weights.ONE_WORD; i++) {
      met += view.count(unit.met.words()[i], kin);
    }
    return met;
  }

  private long frequency(NameToken part) {
    Expansion same = expansions.of(part, true, view.words());
    long count = 0;
    for (int i = 0; i < same.size() && same.distances()[i] <= 2 * Weights.STEP; i++) {
      count += view.count(same.words()[i], kin);
    }
    return count;
  }

  private void index() {
    int total = 0;
    for (Unit unit : units) {
      total += unit.met.size();
    }
    int room = Math.max(16, Integer.highestOneBit(Math.max(1, total)) * 4);
    mask = room - 1;
    keys = new int[room];
    heads = new int[room];
    Arrays.fill(keys, -1);
    next = new int[total];
    unitOf = new int[total];
    placeOf = new int[total];
    int entries = 0;
    for (int k = 0; k < units.size(); k++) {
      Unit unit = units.get(k);
      for (int i = 0; i < unit.met.size(); i++) {
        if (unit.weights[i] > 0) {
          int slot = slot(unit.met.words()[i]);
          if (keys[slot] < 0) {
            keys[slot] = unit.met.words()[i];
            heads[slot] = -1;
          }
          unitOf[entries] = k;
          placeOf[entries] = i;
          next[entries] = heads[slot];
          heads[slot] = entries++;
        }
      }
    }
  }

  private int slot(int word) {
    int slot = ((word * 0x9E3779B1) >>> 7) & mask;
    while (keys[slot] >= 0 && keys[slot] != word) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  boolean hasInitial() {
    return tokens.stream().anyMatch(NameToken::initial);
  }

  /** The single letters of the index that may stand for a word. */
  Unit letters(int word) {
    NameToken token = tokens.get(word);
    int[] letters = view.words().letters(token.text().charAt(0));
    Unit unit =
        new Unit(3 << (2 * word), word, new Expansion(0, letters, new float[letters.length]));
    for (int i = 0; i < letters.length; i++) {
      unit.weights[i] = Weights.INITIAL;
      unit.counts[i] = view.count(letters[i], kin);
    }
    return unit;
  }

  /**
   * Whether many people have the only word that tells something, or one that sounds like it: in
   * this index, or anywhere. What nobody has is not common, so that a refusal does not tell of
   * single people.
   */
  boolean isCommon(NameReader reader) {
    double many = Math.max(FEW, view.population() * MANY);
    for (int i = 0; i < tokens.size(); i++) {
      NameToken token = tokens.get(i);
      if (token.telling() && (reader.isCommon(token) || met(units.get(i)) > many)) {
        return true;
      }
    }
    return false;
  }

  /** The first of the entries for a word of the index; negative if it meets nothing. */
  int first(int word) {
    int slot = slot(word);
    return keys[slot] < 0 ? -1 : heads[slot];
  }

  /** The entry after one for the same word; negative after the last. */
  int next(int entry) {
    return next[entry];
  }

  Unit unit(int entry) {
    return units.get(unitOf[entry]);
  }

  float weight(int entry) {
    return unit(entry).weights[placeOf[entry]];
  }

  float distance(int entry) {
    return unit(entry).met.distances()[placeOf[entry]];
  }

  /** What it weighs that a record lacks a word of the question. */
  float lacking(int token) {
    return lacking[token];
  }

  Words words() {
    return view.words();
  }
}
