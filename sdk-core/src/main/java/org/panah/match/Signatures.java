package org.panah.match;

import java.util.Arrays;

/**
 * What a search looks at first of each row of a segment: two numbers beside each other that hold a
 * code of twelve bits for each word, and sex, relative and districts. Frequent words have a code
 * each, the others share the rest, so that what a row weighs at most is told from its signature
 * alone, and for most rows told well. Immutable.
 */
final class Signatures {
  static final int BITS = 12;
  static final int CODES = 1 << BITS;
  static final int MASK = CODES - 1;

  /** Stands for all words behind those that have room. */
  static final int MORE = CODES - 1;

  private static final int OWN = 3 * CODES / 4;
  private static final int FIRST_WORDS = 5;
  private static final int OTHER_WORDS = 4;
  // Behind the words of the first number.
  private static final int SEX = FIRST_WORDS * BITS;
  private static final int SEXES = 3;
  private static final long HUSBAND = 1L << (SEX + 2);
  private static final long LONG = 1L << (SEX + 3);
  private static final long FIRST = (1L << SEX) - 1;
  // Behind the words of the second: how many of them are the name's, and the districts.
  private static final int COUNT = OTHER_WORDS * BITS;
  private static final int COUNTS = 3;
  private static final int DISTRICTS = COUNT + 2;
  private static final long OTHER = (1L << COUNT) - 1;
  private static final int HASH = 0x9E3779B1;

  /** Stands for all sets of districts with higher numbers. */
  static final int OTHER_DISTRICTS = (1 << (Long.SIZE - DISTRICTS)) - 1;

  private final long[] rows;
  // By word; 0 for a word that stands in no row.
  private final char[] codes;

  /** For each code what a word weighs that was not asked for, at most. */
  private final float[] extra = new float[CODES];

  private final int[] initials;

  Signatures(SegmentBuilder from, Postings names, Postings kin, Vocabulary vocabulary) {
    codes = codes(names, kin, vocabulary.size());
    rows = new long[2 * from.rows()];
    for (int row = 0; row < from.rows(); row++) {
      sign(from, row);
    }
    IntList single = new IntList(16);
    Arrays.fill(extra, -Weights.EXTRA);
    extra[0] = 0;
    for (int word = 0; word < codes.length; word++) {
      if (codes[word] != 0 && vocabulary.isLight(word)) {
        extra[codes[word]] = -Weights.EXTRA_TITLE;
      }
      if (codes[word] != 0 && vocabulary.isInitial(word)) {
        single.add(word);
      }
    }
    initials = single.toArray();
  }

  private static char[] codes(Postings names, Postings kin, int vocabulary) {
    long[] order = new long[vocabulary];
    int count = 0;
    for (int word = 0; word < vocabulary; word++) {
      long rows = (long) names.count(word) + kin.count(word);
      if (rows > 0) {
        order[count++] = (-rows << Integer.SIZE) | word;
      }
    }
    Arrays.sort(order, 0, count);
    char[] codes = new char[vocabulary];
    for (int i = 0; i < count; i++) {
      int word = (int) order[i];
      codes[word] = (char) (i < OWN ? i + 1 : OWN + 1 + ((word * HASH) >>> 1) % (MORE - OWN - 1));
    }
    return codes;
  }

  private void sign(SegmentBuilder from, int row) {
    int name = from.nameStarts.get(row);
    int nameEnd = from.nameStarts.get(row + 1);
    int split = Math.min(nameEnd, name + FIRST_WORDS);
    int count = Math.min(COUNTS, nameEnd - split);
    long first = words(from.nameWords, name, split, FIRST_WORDS);
    long other = words(from.nameWords, split, nameEnd, COUNTS);
    long kin =
        words(
            from.kinWords,
            from.kinStarts.get(row),
            from.kinStarts.get(row + 1),
            OTHER_WORDS - count);
    int flags = from.flags.get(row);
    first |= (long) (flags & SEXES) << SEX;
    first |= (flags & SegmentBuilder.HUSBAND) != 0 ? HUSBAND : 0;
    first |= count > 0 ? LONG : 0;
    other |= (kin << (BITS * count)) | ((long) count << COUNT);
    other |= (long) Math.min(OTHER_DISTRICTS, from.districts.get(row)) << DISTRICTS;
    rows[2 * row] = first;
    rows[2 * row + 1] = other;
  }

  private long words(IntList words, int from, int to, int room) {
    long signature = 0;
    for (int i = 0; i < Math.min(to - from, room); i++) {
      boolean last = i == room - 1 && to - from > room;
      signature |= (long) (last ? MORE : codes[words.get(from + i)]) << (BITS * i);
    }
    return signature;
  }

  /** The first number of a row. */
  long first(int row) {
    return rows[2 * row];
  }

  /** The second number of a row. */
  long other(int row) {
    return rows[2 * row + 1];
  }

  /** The first words of the name, the first of all in the lowest bits. */
  static long name(long first) {
    return first & FIRST;
  }

  /** Whether there are further words of the name in the second number. */
  static boolean isLong(long first) {
    return first < 0;
  }

  /** The further words of the name. */
  static long nameRest(long other) {
    return other & ((1L << (BITS * count(other))) - 1);
  }

  /** The words of the relative's name; 0 if nothing is known of one. */
  static long kin(long other) {
    return (other & OTHER) >>> (BITS * count(other));
  }

  private static int count(long other) {
    return (int) (other >>> COUNT) & COUNTS;
  }

  static boolean isHusband(long first) {
    return (first & HUSBAND) != 0;
  }

  static int sex(long first) {
    return (int) (first >>> SEX) & SEXES;
  }

  /** The number of the set of districts. */
  static int districts(long other) {
    return (int) (other >>> DISTRICTS);
  }

  /** The code of a word; 0 if it stands in no row. */
  int code(int word) {
    return word < codes.length ? codes[word] : 0;
  }

  /** What a word weighs that was not asked for, by code, at most. */
  float[] extra() {
    return extra.clone();
  }

  /** The words of a single letter. */
  int[] initials() {
    return initials;
  }
}
