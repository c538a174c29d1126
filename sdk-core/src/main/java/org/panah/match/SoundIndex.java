package org.panah.match;

import java.util.Arrays;

/**
 * Finds the words whose skeletons are equal to another's, or differ from it in one consonant.
 * Immutable; covers a stretch of a vocabulary.
 */
final class SoundIndex {
  static final SoundIndex EMPTY = new SoundIndex(0, 0, new long[0], new long[0]);

  // Nine consonants of four bits leave room for so many words.
  private static final int WORD_BITS = 24;
  private static final long WORD = (1L << WORD_BITS) - 1;

  /** The first word that is covered. */
  final int from;

  /** The first behind those that are. */
  final int to;

  private final long[] bySkeleton;
  // A skeleton short of one consonant, and where the whole skeleton begins in the array above.
  private final long[] byShorter;

  /** Is given the words that were found. */
  interface Visitor {
    void word(int word);
  }

  private SoundIndex(int from, int to, long[] bySkeleton, long[] byShorter) {
    this.from = from;
    this.to = to;
    this.bySkeleton = bySkeleton;
    this.byShorter = byShorter;
  }

  static SoundIndex of(byte[][] sounds, int from, int to) {
    long[] bySkeleton = new long[2 * (to - from)];
    int count = 0;
    for (int word = from; word < to; word++) {
      long skeleton = Sounds.skeleton(sounds[word]);
      long hissing = Sounds.hissing(sounds[word]);
      bySkeleton[count++] = (skeleton << WORD_BITS) | word;
      if (hissing != skeleton) {
        bySkeleton[count++] = (hissing << WORD_BITS) | word;
      }
    }
    bySkeleton = Arrays.copyOf(bySkeleton, count);
    Arrays.sort(bySkeleton);
    long[] byShorter = new long[16];
    int shorter = 0;
    for (int i = 0; i < count; i++) {
      long skeleton = bySkeleton[i] >>> WORD_BITS;
      if (i > 0 && (bySkeleton[i - 1] >>> WORD_BITS) == skeleton) {
        continue;
      }
      for (int place = 0; place < Sounds.length(skeleton); place++) {
        if (shorter == byShorter.length) {
          byShorter = Arrays.copyOf(byShorter, 2 * shorter);
        }
        byShorter[shorter++] = (Sounds.without(skeleton, place) << WORD_BITS) | i;
      }
    }
    byShorter = Arrays.copyOf(byShorter, shorter);
    Arrays.sort(byShorter);
    return new SoundIndex(from, to, bySkeleton, byShorter);
  }

  /** Gives the words with this skeleton. */
  void same(long skeleton, Visitor visitor) {
    given(first(bySkeleton, skeleton), skeleton, visitor);
  }

  /**
   * Gives the words whose skeleton has one consonant less, more, or another one. Some are given
   * more than once.
   */
  void near(long skeleton, Visitor visitor) {
    longer(skeleton, 0, visitor);
    int length = Sounds.length(skeleton);
    if (length < 2) {
      return;
    }
    for (int place = 0; place < length; place++) {
      long shorter = Sounds.without(skeleton, place);
      same(shorter, visitor);
      if (length > 2) {
        longer(shorter, skeleton, visitor);
      }
    }
  }

  private void longer(long shorter, long but, Visitor visitor) {
    for (int i = first(byShorter, shorter);
        i < byShorter.length && (byShorter[i] >>> WORD_BITS) == shorter;
        i++) {
      int start = (int) (byShorter[i] & WORD);
      long skeleton = bySkeleton[start] >>> WORD_BITS;
      if (skeleton != but) {
        given(start, skeleton, visitor);
      }
    }
  }

  private void given(int start, long skeleton, Visitor visitor) {
    for (int i = start; i < bySkeleton.length && (bySkeleton[i] >>> WORD_BITS) == skeleton; i++) {
      visitor.word((int) (bySkeleton[i] & WORD));
    }
  }

  private static int first(long[] sorted, long skeleton) {
    int found = Arrays.binarySearch(sorted, skeleton << WORD_BITS);
    return found < 0 ? -found - 1 : found;
  }

  /** Whether two skeletons are equal or differ in one consonant, as {@link #near} has it. */
  static boolean near(long one, long two) {
    if (one == two) {
      return true;
    }
    int length = Sounds.length(one);
    int other = Sounds.length(two);
    if (length == other) {
      return length > 2 && shareAShorter(one, two, length);
    }
    long longer = length > other ? one : two;
    long shorter = length > other ? two : one;
    // A word of one consonant is looked for among longer ones only.
    if (Math.abs(length - other) == 1 && (length > 1 || other > length)) {
      for (int place = 0; place < Math.max(length, other); place++) {
        if (Sounds.without(longer, place) == shorter) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean shareAShorter(long one, long two, int length) {
    for (int i = 0; i < length; i++) {
      long shorter = Sounds.without(one, i);
      for (int j = 0; j < length; j++) {
        if (Sounds.without(two, j) == shorter) {
          return true;
        }
      }
    }
    return false;
  }
}
