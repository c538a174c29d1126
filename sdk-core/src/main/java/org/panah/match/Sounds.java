package org.panah.match;

import java.util.Arrays;
import org.panah.common.PanahException;

/**
 * The alphabet of sounds to which every script is brought, one byte a sound, and the skeletons by
 * which words are looked for: their hard consonants, in nine classes.
 */
final class Sounds {
  /** The letters that stand for sounds in data files; a sound's code is its place here. */
  static final String LETTERS = "AEIOUHYWVPBFTtDdKQXGgSZsCJzMNLR";

  /** How many sounds there are. */
  static final int COUNT = LETTERS.length();

  /** How long a word is at most; the rest of a longer one is not heard. */
  static final int LONGEST = 24;

  // A consonant of one class passes for another of it in many spellings. Vowels, h, y, w and v have
  // none.
  private static final String[] CLASSES = {
    "PB", "F", "TtDd", "KQXGg", "SZsCJz", "M", "N", "L", "R"
  };
  private static final int SIBILANT = 5;
  private static final int SKELETON = 9;
  private static final int BITS = 4;
  private static final int[] CLASS = new int[COUNT];
  private static final boolean[] VOWEL = new boolean[COUNT];
  private static final boolean[] HALF = new boolean[COUNT];

  static {
    for (int i = 0; i < COUNT; i++) {
      VOWEL[i] = "AEIOU".indexOf(LETTERS.charAt(i)) >= 0;
      HALF[i] = "YWV".indexOf(LETTERS.charAt(i)) >= 0;
    }
    for (int i = 0; i < CLASSES.length; i++) {
      for (char letter : CLASSES[i].toCharArray()) {
        CLASS[code(letter)] = i + 1;
      }
    }
  }

  private Sounds() {}

  /**
   * The code of a sound.
   *
   * @throws PanahException.InvalidRequest if no sound has the letter
   */
  static byte code(char letter) {
    int code = LETTERS.indexOf(letter);
    if (code < 0) {
      throw new PanahException.InvalidRequest("sounds", "letters of " + LETTERS);
    }
    return (byte) code;
  }

  /** The codes of a text in the letters of sounds. */
  static byte[] codes(String letters) {
    byte[] codes = new byte[letters.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(letters.charAt(i));
    }
    return codes;
  }

  /** Whether not just one of two words that begin so begins with a vowel. */
  static boolean beginAlike(byte one, byte two) {
    return HALF[one] || HALF[two] || VOWEL[one] == VOWEL[two];
  }

  /** The skeleton of a word, four bits a consonant; 0 if it has none. */
  static long skeleton(byte[] sounds) {
    return skeleton(sounds, false);
  }

  /** The same, with th and dh taken for s and z, as which the Arabic letters are spoken in Urdu. */
  static long hissing(byte[] sounds) {
    return skeleton(sounds, true);
  }

  private static long skeleton(byte[] sounds, boolean hissing) {
    long skeleton = 0;
    int length = 0;
    for (byte sound : sounds) {
      int hard = CLASS[sound];
      if (hard != 0 && length < SKELETON) {
        char letter = LETTERS.charAt(sound);
        boolean both = letter == 't' || letter == 'd';
        skeleton = (skeleton << BITS) | (hissing && both ? SIBILANT : hard);
        length++;
      }
    }
    return skeleton;
  }

  /** How many consonants a skeleton has. */
  static int length(long skeleton) {
    return (Long.SIZE - Long.numberOfLeadingZeros(skeleton) + BITS - 1) / BITS;
  }

  /** A skeleton without its consonant at a place, counted from the end. */
  static long without(long skeleton, int place) {
    long low = skeleton & ((1L << (BITS * place)) - 1);
    return ((skeleton >>> (BITS * (place + 1))) << (BITS * place)) | low;
  }

  /** A copy in which no sound stands twice in a row, and not longer than the longest. */
  static byte[] single(byte[] sounds, int length) {
    byte[] single = new byte[Math.min(length, LONGEST)];
    int count = 0;
    for (int i = 0; i < length && count < single.length; i++) {
      if (i == 0 || sounds[i] != sounds[i - 1]) {
        single[count++] = sounds[i];
      }
    }
    return count == single.length ? single : Arrays.copyOf(single, count);
  }
}
