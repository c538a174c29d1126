package org.panah.match;

/**
 * A vocabulary as it was at one time. What lies beyond its size may be written to meanwhile.
 *
 * @param texts as they are compared
 * @param sounds as they are spoken
 * @param traits what else is known of each, in bits
 * @param size how many words there are
 * @param index over the first of them
 * @param recent over most of the others
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and shared for their size.
record Words(
    String[] texts, byte[][] sounds, byte[] traits, int size, SoundIndex index, SoundIndex recent) {
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
    return (traits[word] & ARABIC) != 0;
  }

  /** Whether a word is a title or a single letter, and says little by being there. */
  boolean isLight(int word) {
    return isLight(traits[word]);
  }

  static boolean isLight(byte traits) {
    return (traits & (TITLE | INITIAL)) != 0;
  }

  /** Gives the words of a skeleton, and if asked those near it, from among the first words on. */
  void candidates(long skeleton, boolean near, int from, SoundIndex.Visitor visitor) {
    int open = from;
    if (from == 0) {
      candidates(index, skeleton, near, visitor);
      candidates(recent, skeleton, near, visitor);
      open = Math.max(index.to, recent.to);
    }
    for (int word = open; word < size; word++) {
      if (fits(skeleton, near, Sounds.skeleton(sounds[word]))
          || fits(skeleton, near, Sounds.hissing(sounds[word]))) {
        visitor.word(word);
      }
    }
  }

  private static void candidates(
      SoundIndex index, long skeleton, boolean near, SoundIndex.Visitor visitor) {
    index.same(skeleton, visitor);
    if (near) {
      index.near(skeleton, visitor);
    }
  }

  private static boolean fits(long skeleton, boolean near, long other) {
    return near ? SoundIndex.near(skeleton, other) : skeleton == other;
  }
}
