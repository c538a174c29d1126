package org.panah.match;

import java.util.Arrays;

/**
 * A vocabulary as it was at one time. What lies beyond its size may be written to meanwhile.
 *
 * @param texts as they are compared
 * @param sounds as they are spoken
 * @param traits what else is known of each, in bits
 * @param skeletons two of each, which may be the same
 * @param letters the words of a single letter
 * @param size how many words there are
 * @param index over the first of them
 * @param recent over most of the others
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and shared for their size.
record Words(
    String[] texts,
    byte[][] sounds,
    byte[] traits,
    long[] skeletons,
    int[] letters,
    int size,
    SoundIndex index,
    SoundIndex recent) {
  private static final int ARABIC = 1;
  private static final int TITLE = 2;
  private static final int INITIAL = 4;

  static byte traits(NameToken token) {
    return (byte)
        ((token.arabic() ? ARABIC : 0)
            | (token.title() ? TITLE : 0)
            | (token.initial() ? INITIAL : 0));
  }

  boolean isArabic(int word) {
    return isArabic(traits[word]);
  }

  /** Whether a word is a title or a single letter, and says little by being there. */
  boolean isLight(int word) {
    return isLight(traits[word]);
  }

  static boolean isLight(byte traits) {
    return (traits & (TITLE | INITIAL)) != 0;
  }

  static boolean isArabic(byte traits) {
    return (traits & ARABIC) != 0;
  }

  /** The words of a single letter that are a certain one; of one script, or of titles, several. */
  int[] letters(char letter) {
    return Arrays.stream(letters).filter(word -> texts[word].charAt(0) == letter).toArray();
  }

  /** The first word that no index covers. */
  int open() {
    return Math.max(index.to, recent.to);
  }

  /** Whether a word has a skeleton, or one near it. */
  boolean fits(int word, long skeleton, boolean near) {
    return fits(skeleton, near, skeletons[2 * word])
        || fits(skeleton, near, skeletons[2 * word + 1]);
  }

  private static boolean fits(long skeleton, boolean near, long other) {
    return near ? SoundIndex.near(skeleton, other) : skeleton == other;
  }
}
