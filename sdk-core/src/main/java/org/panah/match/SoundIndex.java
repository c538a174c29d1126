package org.panah.match;

import java.util.Arrays;

/**
 * Finds the words whose skeletons are equal to another's, or differ from it in one consonant.
 * Immutable; covers a stretch of a vocabulary. Words of one skeleton lie beside each other, those
 * that begin alike in turn, so that what was worked out for one can be used for the next.
 */
final class SoundIndex {
  static final SoundIndex EMPTY = new SoundIndex(new byte[0][], new byte[0], new long[0], 0, 0);

  // Nine consonants of four bits leave room for so many words.
  private static final int WORD_BITS = 24;
  private static final long WORD = (1L << WORD_BITS) - 1;
  private static final int SOUND_BITS = 5;
  private static final int SOUNDS_IN_ORDER = 7;

  /** The first word that is covered. */
  final int from;

  /** The first behind those that are. */
  final int to;

  private final int[] words;
  // How many sounds each has in common with the one before it; its complement in Arabic script.
  private final byte[] shared;
  private final int[] offsets;
  private final byte[] sounds;
  private final long[] skeletons;
  private final int[] starts;
  // A skeleton short of one consonant, and the number of the whole one.
  private final long[] byShorter;

  /** The words of the index from one place to another. */
  interface Visitor {
    void words(int start, int end);
  }

  private SoundIndex(byte[][] allSounds, byte[] traits, long[] ofWords, int from, int to) {
    this.from = from;
    this.to = to;
    long[] order = bySkeleton(ofWords, from, to);
    words = new int[order.length];
    shared = new byte[order.length];
    offsets = new int[order.length + 1];
    long[] groups = new long[order.length];
    int[] groupStarts = new int[order.length + 1];
    int count = 0;
    for (int start = 0; start < order.length; ) {
      int end = start;
      while (end < order.length && order[end] >>> WORD_BITS == order[start] >>> WORD_BITS) {
        words[end] = (int) (order[end] & WORD);
        end++;
      }
      groups[count] = order[start] >>> WORD_BITS;
      groupStarts[count++] = start;
      alikeInTurn(allSounds, traits, start, end);
      start = end;
    }
    groupStarts[count] = order.length;
    skeletons = Arrays.copyOf(groups, count);
    starts = Arrays.copyOf(groupStarts, count + 1);
    sounds = new byte[offsets[order.length]];
    for (int i = 0; i < words.length; i++) {
      byte[] word = allSounds[words[i]];
      System.arraycopy(word, 0, sounds, offsets[i], word.length);
    }
    byShorter = shorter(skeletons);
  }

  static SoundIndex of(byte[][] sounds, byte[] traits, long[] skeletons, int from, int to) {
    return new SoundIndex(sounds, traits, skeletons, from, to);
  }

  private static long[] bySkeleton(long[] skeletons, int from, int to) {
    long[] order = new long[2 * (to - from)];
    int count = 0;
    for (int word = from; word < to; word++) {
      long skeleton = skeletons[2 * word];
      long hissing = skeletons[2 * word + 1];
      order[count++] = (skeleton << WORD_BITS) | word;
      if (hissing != skeleton) {
        order[count++] = (hissing << WORD_BITS) | word;
      }
    }
    order = Arrays.copyOf(order, count);
    Arrays.sort(order);
    return order;
  }

  /** Puts the words of a skeleton in order, one script after the other. */
  private void alikeInTurn(byte[][] allSounds, byte[] traits, int start, int end) {
    long[] order = new long[end - start];
    for (int i = start; i < end; i++) {
      long key = Words.isArabic(traits[words[i]]) ? 1 : 0;
      byte[] word = allSounds[words[i]];
      for (int k = 0; k < SOUNDS_IN_ORDER; k++) {
        key = (key << SOUND_BITS) | (k < word.length ? word[k] + 1 : 0);
      }
      order[i - start] = (key << WORD_BITS) | words[i];
    }
    Arrays.sort(order);
    for (int i = start; i < end; i++) {
      words[i] = (int) (order[i - start] & WORD);
      byte[] word = allSounds[words[i]];
      offsets[i + 1] = offsets[i] + word.length;
      boolean arabic = Words.isArabic(traits[words[i]]);
      if (i > start && arabic == Words.isArabic(traits[words[i - 1]])) {
        int alike = Arrays.mismatch(word, allSounds[words[i - 1]]);
        shared[i] = (byte) (alike < 0 ? word.length : alike);
      }
      shared[i] = arabic ? (byte) ~shared[i] : shared[i];
    }
  }

  private static long[] shorter(long[] skeletons) {
    long[] shorter = new long[16];
    int count = 0;
    for (int group = 0; group < skeletons.length; group++) {
      long skeleton = skeletons[group];
      for (int place = 0; place < Sounds.length(skeleton); place++) {
        if (count == shorter.length) {
          shorter = Arrays.copyOf(shorter, 2 * count);
        }
        shorter[count++] = (Sounds.without(skeleton, place) << WORD_BITS) | group;
      }
    }
    shorter = Arrays.copyOf(shorter, count);
    Arrays.sort(shorter);
    return shorter;
  }

  /** The word at a place. */
  int word(int place) {
    return words[place];
  }

  /** How many sounds the word at a place has in common with the one before it. */
  int shared(int place) {
    return shared[place] < 0 ? ~shared[place] : shared[place];
  }

  /** Whether the word at a place is in Arabic script. */
  boolean isArabic(int place) {
    return shared[place] < 0;
  }

  /** All sounds of all words. */
  byte[] sounds() {
    return sounds;
  }

  /** Where among the sounds those of a place begin. */
  int soundsFrom(int place) {
    return offsets[place];
  }

  /**
   * Gives the words with a skeleton, and if asked those whose skeleton has one consonant less,
   * more, or another one. None is given twice.
   */
  void candidates(long skeleton, boolean near, Visitor visitor) {
    int[] groups = new int[16];
    int count = 0;
    groups[count++] = group(skeleton);
    int length = near ? Sounds.length(skeleton) : 0;
    for (int place = -1; place < length; place++) {
      // A single consonant is not exchanged for any other.
      if (place >= 0 && length < 2) {
        break;
      }
      long shorter = place < 0 ? skeleton : Sounds.without(skeleton, place);
      if (place >= 0) {
        groups = with(groups, count++, group(shorter));
      }
      if (near && (place < 0 || length > 2)) {
        for (int i = first(shorter);
            i < byShorter.length && byShorter[i] >>> WORD_BITS == shorter;
            i++) {
          groups = with(groups, count++, (int) (byShorter[i] & WORD));
        }
      }
    }
    Arrays.sort(groups, 0, count);
    for (int i = 0; i < count; i++) {
      if (groups[i] >= 0 && (i == 0 || groups[i] != groups[i - 1])) {
        visitor.words(starts[groups[i]], starts[groups[i] + 1]);
      }
    }
  }

  private static int[] with(int[] groups, int count, int group) {
    int[] room = count == groups.length ? Arrays.copyOf(groups, 2 * count) : groups;
    room[count] = group;
    return room;
  }

  private int group(long skeleton) {
    return Arrays.binarySearch(skeletons, skeleton);
  }

  private int first(long shorter) {
    int found = Arrays.binarySearch(byShorter, shorter << WORD_BITS);
    return found < 0 ? -found - 1 : found;
  }

  /** Whether two skeletons are equal or differ in one consonant, as {@link #candidates} has it. */
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
