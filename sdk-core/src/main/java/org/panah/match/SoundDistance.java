package org.panah.match;

import java.util.List;
import org.panah.reference.SoundCost;

/**
 * How far apart words sound: the least sum of costs by which one becomes the other, in hundredths.
 * Immutable.
 */
final class SoundDistance {
  /** Further than any two words that are near. */
  static final int BEYOND = Integer.MAX_VALUE;

  /** What costs are counted in. */
  static final float UNIT = 0.01f;

  private static final int SWAPPED = 120;
  // Arabic script writes a vowel at the beginning of a word, if only as alef.
  private static final int OTHER_BEGINNING = 30;
  private static final String ANY = "*";
  private static final String NOTHING = "-";
  private static final int ROWS = Sounds.LONGEST + 1;

  private final Costs same;
  private final Costs cross;

  private static final class Costs {
    private final int[] other = new int[Sounds.COUNT * Sounds.COUNT];
    private final int[] nothing = new int[Sounds.COUNT];

    void take(SoundCost rule) {
      int cost = (int) Math.round(rule.cost() / UNIT);
      boolean dropped = rule.other().equals(NOTHING);
      for (byte one : sounds(rule.sound())) {
        if (dropped) {
          nothing[one] = cost;
          continue;
        }
        for (byte two : sounds(rule.other())) {
          if (one != two) {
            other[one * Sounds.COUNT + two] = cost;
            other[two * Sounds.COUNT + one] = cost;
          }
        }
      }
    }

    private static byte[] sounds(String letters) {
      return Sounds.codes(letters.equals(ANY) ? Sounds.LETTERS : letters);
    }
  }

  SoundDistance(List<SoundCost> rules) {
    same = new Costs();
    cross = new Costs();
    for (SoundCost rule : rules) {
      (rule.crossScripts() ? cross : same).take(rule);
    }
  }

  /**
   * What measures how far other words are from one.
   *
   * @param word its sounds
   * @param arabic whether it is of the Arabic script
   * @param most beyond which a distance does not matter
   */
  Measure from(byte[] word, boolean arabic, int most) {
    return new Measure(word, arabic, most);
  }

  /**
   * Measures words one after the other, and works only once for what two in turn have in common.
   * For one thread.
   */
  final class Measure {
    private final byte[] word;
    private final boolean arabic;
    private final int most;
    private final int width;
    // For each beginning of the other word a row: how far it is from each beginning of this one.
    private final int[] rows;
    private Costs costs = same;
    // With so many sounds the other word was too far already.
    private int lost = Integer.MAX_VALUE;

    private Measure(byte[] word, boolean arabic, int most) {
      this.word = word;
      this.arabic = arabic;
      this.most = most;
      width = word.length + 1;
      rows = new int[ROWS * width];
    }

    /** The distance of a word by itself; {@link #BEYOND} if it does not matter. */
    int to(byte[] other, boolean otherArabic) {
      begin(otherArabic);
      return next(other, 0, other.length, 0);
    }

    /** Begins with words of a script. */
    void begin(boolean otherArabic) {
      costs = otherArabic == arabic ? same : cross;
      rows[0] = 0;
      for (int j = 1; j < width; j++) {
        rows[j] = rows[j - 1] + costs.nothing[word[j - 1]];
      }
      lost = Integer.MAX_VALUE;
    }

    /**
     * The distance of the next word.
     *
     * @param sounds in which the word lies
     * @param from where it begins
     * @param length how long it is
     * @param shared how many sounds it has in common with the one before it
     * @return {@link #BEYOND} if it does not matter
     */
    int next(byte[] sounds, int from, int length, int shared) {
      if (shared >= lost) {
        return BEYOND;
      }
      lost = Integer.MAX_VALUE;
      for (int i = shared + 1; i <= length; i++) {
        if (row(sounds, from, i) > most) {
          lost = i;
          return BEYOND;
        }
      }
      int distance = rows[length * width + width - 1];
      if (costs == cross && length > 0 && width > 1) {
        distance += Sounds.beginAlike(sounds[from], word[0]) ? 0 : OTHER_BEGINNING;
      }
      return distance <= most ? distance : BEYOND;
    }

    /** Works out a row; answers the least in it. */
    private int row(byte[] sounds, int from, int i) {
      int sound = sounds[from + i - 1];
      int before = i > 1 ? sounds[from + i - 2] : -1;
      int[] nothing = costs.nothing;
      int[] other = costs.other;
      int dropped = nothing[sound];
      int now = i * width;
      int above = now - width;
      int diagonal = rows[above];
      int cell = diagonal + dropped;
      int least = cell;
      rows[now] = cell;
      for (int j = 1; j < width; j++) {
        int heard = word[j - 1];
        int cost = Math.min(diagonal + other[sound * Sounds.COUNT + heard], cell + nothing[heard]);
        diagonal = rows[above + j];
        cost = Math.min(cost, diagonal + dropped);
        if (before == heard && j > 1 && sound == word[j - 2]) {
          cost = Math.min(cost, rows[above - width + j - 2] + SWAPPED);
        }
        cell = cost;
        rows[now + j] = cost;
        least = Math.min(least, cost);
      }
      return least;
    }
  }
}
