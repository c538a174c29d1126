package org.panah.match;

import java.util.List;
import org.panah.reference.SoundCost;

/**
 * How far apart two words sound: the least sum of costs by which one becomes the other. Immutable;
 * the room for working is the caller's.
 */
final class SoundDistance {
  /** What the working room must hold. */
  static final int ROOM = 3 * (Sounds.LONGEST + 2);

  private static final float SWAPPED = 1.2f;
  private static final String ANY = "*";
  private static final String NOTHING = "-";
  private static final int ROW = Sounds.LONGEST + 2;

  private final Costs same;
  private final Costs cross;

  private static final class Costs {
    private final float[] other = new float[Sounds.COUNT * Sounds.COUNT];
    private final float[] nothing = new float[Sounds.COUNT];

    void take(SoundCost rule) {
      float cost = (float) rule.cost();
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
   * The distance between two words.
   *
   * @param crossScripts whether they are of two scripts
   * @param most beyond which it does not matter
   * @param room at least {@link #ROOM} long
   * @return infinity if it is more than the most
   */
  float between(byte[] one, byte[] two, boolean crossScripts, float most, float[] room) {
    Costs costs = crossScripts ? cross : same;
    float[] nothing = costs.nothing;
    float[] other = costs.other;
    int before = 0;
    int now = ROW;
    int twoBefore = 2 * ROW;
    room[before] = 0;
    for (int j = 1; j <= two.length; j++) {
      room[before + j] = room[before + j - 1] + nothing[two[j - 1]];
    }
    for (int i = 1; i <= one.length; i++) {
      int sound = one[i - 1];
      float dropped = nothing[sound];
      float least = room[before] + dropped;
      room[now] = least;
      for (int j = 1; j <= two.length; j++) {
        int heard = two[j - 1];
        float cost = room[before + j - 1] + other[sound * Sounds.COUNT + heard];
        cost = Math.min(cost, room[before + j] + dropped);
        cost = Math.min(cost, room[now + j - 1] + nothing[heard]);
        if (i > 1 && j > 1 && sound == two[j - 2] && one[i - 2] == heard) {
          cost = Math.min(cost, room[twoBefore + j - 2] + SWAPPED);
        }
        room[now + j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) {
        return Float.POSITIVE_INFINITY;
      }
      int spare = twoBefore;
      twoBefore = before;
      before = now;
      now = spare;
    }
    float distance = room[before + two.length];
    return distance <= most ? distance : Float.POSITIVE_INFINITY;
  }
}
