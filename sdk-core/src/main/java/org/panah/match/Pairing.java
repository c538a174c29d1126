package org.panah.match;

/**
 * Which word of a question met which of a record's name, heaviest pairs first, and what that
 * weighs. Used again for one name after the other, by one thread.
 */
final class Pairing {
  private static final int PAIRS = 256;

  /** The distance of a pair of which one is an initial. */
  static final float BY_INITIAL = -1;

  private final NameQuestion question;
  private final int[] entries = new int[PAIRS];
  private final int[] places = new int[PAIRS];
  private int size;

  private final int[] asked = new int[2 * NameReader.MOST_WORDS];
  private final int[] held = new int[2 * NameReader.MOST_WORDS];
  private final float[] distances = new float[2 * NameReader.MOST_WORDS];
  private final int[] halves = new int[2 * NameReader.MOST_WORDS];
  private int chosen;
  private int usedHalves;
  private int usedPlaces;

  Pairing(NameQuestion question) {
    this.question = question;
  }

  /** What the name in a row weighs for the question. */
  float weighName(Segment segment, int row) {
    boolean initials = question.hasInitial() || segment.hasInitial(row);
    int particles = Math.max(0, segment.particles(row) - question.particles);
    return weigh(segment.nameWords(), segment.nameStart(row), segment.nameEnd(row), initials)
        - Weights.PARTICLE * particles;
  }

  /** What the relative's name in a row weighs for the question. */
  float weighKin(Segment segment, int row) {
    return weigh(segment.kinWords(), segment.kinStart(row), segment.kinEnd(row), true);
  }

  private float weigh(int[] words, int from, int to, boolean initials) {
    find(words, from, to);
    chosen = 0;
    usedHalves = 0;
    usedPlaces = 0;
    float weight = 0;
    for (int pair = heaviest(); pair >= 0; pair = heaviest()) {
      Unit unit = question.unit(entries[pair]);
      choose(unit.halves, unit.position, places[pair], question.distance(entries[pair]));
      weight += question.weight(entries[pair]);
    }
    weight += order();
    weight += initials ? initials(words, from, to) : 0;
    weight -= lacking();
    weight -= extra(words, from, to);
    return weight;
  }

  private void find(int[] words, int from, int to) {
    size = 0;
    int end = Math.min(to, from + Integer.SIZE - 1);
    for (int i = from; i < end; i++) {
      for (int entry = question.first(words[i]);
          entry >= 0 && size < PAIRS;
          entry = question.next(entry)) {
        entries[size] = entry;
        places[size++] = i - from;
      }
    }
  }

  private int heaviest() {
    int best = -1;
    float most = 0;
    for (int pair = 0; pair < size; pair++) {
      Unit unit = question.unit(entries[pair]);
      if ((unit.halves & usedHalves) == 0 && ((usedPlaces >>> places[pair]) & 1) == 0) {
        float weight =
            question.weight(entries[pair]) - Weights.PLACE * Math.abs(unit.position - places[pair]);
        if (weight > most) {
          most = weight;
          best = pair;
        }
      }
    }
    return best;
  }

  private void choose(int half, int word, int place, float distance) {
    usedHalves |= half;
    usedPlaces |= 1 << place;
    halves[chosen] = half;
    asked[chosen] = word;
    held[chosen] = place;
    distances[chosen++] = distance;
  }

  private float order() {
    float first = 0;
    int disorder = 0;
    for (int i = 0; i < chosen; i++) {
      first = asked[i] == 0 && held[i] == 0 ? Weights.FIRST : first;
      for (int j = 0; j < i; j++) {
        disorder += (asked[i] <= asked[j]) == (held[i] <= held[j]) ? 0 : 1;
      }
    }
    int pairs = chosen * (chosen - 1) / 2;
    return pairs == 0 ? first : first - Weights.ORDER * disorder / pairs * (chosen - 1);
  }

  private float initials(int[] words, int from, int to) {
    float weight = 0;
    for (int word = 0; word < question.tokens.size(); word++) {
      if (((usedHalves >>> (2 * word)) & 3) != 0) {
        continue;
      }
      String text = question.tokens.get(word).text();
      for (int place = 0; place < Math.min(to - from, Integer.SIZE - 1); place++) {
        String other = question.words().texts()[words[from + place]];
        if (((usedPlaces >>> place) & 1) == 0
            && (text.length() == 1 || other.length() == 1)
            && text.charAt(0) == other.charAt(0)) {
          choose(3 << (2 * word), word, place, BY_INITIAL);
          weight += Weights.INITIAL;
          break;
        }
      }
    }
    return weight;
  }

  private float lacking() {
    float lacking = 0;
    for (int word = 0; word < question.tokens.size(); word++) {
      int used = (usedHalves >>> (2 * word)) & 3;
      if (used == 0) {
        lacking += question.lacking(word);
      } else if (used != 3) {
        lacking += 0.5f * question.lacking(word) + 0.5f;
      }
    }
    return lacking;
  }

  private float extra(int[] words, int from, int to) {
    float extra = 0;
    for (int place = 0; place < to - from; place++) {
      if (place >= Integer.SIZE || ((usedPlaces >>> place) & 1) == 0) {
        boolean light = question.words().isLight(words[from + place]);
        extra += light ? Weights.EXTRA_TITLE : Weights.EXTRA;
      }
    }
    return extra;
  }

  /** How many pairs there are. */
  int count() {
    return chosen;
  }

  /** The word of the question of a pair, or the first of two. */
  int asked(int pair) {
    return asked[pair];
  }

  /** Whether a pair reads two words of the question as one. */
  boolean joined(int pair) {
    return Integer.bitCount(halves[pair]) > 2;
  }

  /** The word of the record of a pair. */
  int held(int pair) {
    return held[pair];
  }

  /** How far apart the words of a pair sound. */
  float distance(int pair) {
    return distances[pair];
  }

  /** Whether a word of the question met nothing. */
  boolean isLacking(int word) {
    return ((usedHalves >>> (2 * word)) & 3) == 0;
  }

  /** The share of the question that was met, by what it weighs that a word is lacking. */
  float share() {
    float all = 0;
    float met = 0;
    for (int word = 0; word < question.tokens.size(); word++) {
      float weight = question.lacking(word);
      all += weight;
      met += weight * Integer.bitCount((usedHalves >>> (2 * word)) & 3) / 2;
    }
    return all == 0 ? 0 : met / all;
  }
}
