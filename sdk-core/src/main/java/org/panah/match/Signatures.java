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
  private static final int NAME_WORDS = 5;
  private static final int KIN_WORDS = 4;
  private static final int SEX = NAME_WORDS * BITS;
  private static final long HUSBAND = 1L << (SEX + 2);
  private static final int DISTRICTS = KIN_WORDS * BITS;
  private static final long KIN = (1L << DISTRICTS) - 1;
  private static final int SEXES = 3;
  private static final int HASH = 0x9E3779B1;

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
      int flags = from.flags.get(row);
      rows[2 * row] =
          words(from.nameWords, from.nameStarts, row, NAME_WORDS)
              | ((long) (flags & SEXES) << SEX)
              | ((flags & SegmentBuilder.HUSBAND) != 0 ? HUSBAND : 0);
      rows[2 * row + 1] =
          words(from.kinWords, from.kinStarts, row, KIN_WORDS)
              | ((long) from.districts.get(row) << DISTRICTS);
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
      codes[word] =
          (char) (i < OWN ? i + 1 : OWN + 1 + ((word * HASH) >>> 1) % (MORE - OWN - 1));
    }
    return codes;
  }

  private long words(IntList words, IntList starts, int row, int room) {
    long signature = 0;
    int from = starts.get(row);
    int count = starts.get(row + 1) - from;
    for (int i = 0; i < Math.min(count, room); i++) {
      long code = i == room - 1 && count > room ? MORE : codes[words.get(from + i)];
      signature |= code << (BITS * i);
    }
    return signature;
  }

  /** The signature of a row's name: its words, from the first on in the lowest bits. */
  long name(int row) {
    return rows[2 * row];
  }

  /** The signature of a row's relative, in the same way. */
  long kin(int row) {
    return rows[2 * row + 1];
  }

  /** Whether anything is known of a relative. */
  static boolean hasKin(long kin) {
    return (kin & KIN) != 0;
  }

  static boolean isHusband(long name) {
    return (name & HUSBAND) != 0;
  }

  static int sex(long name) {
    return (int) (name >>> SEX) & SEXES;
  }

  /** The number of the set of districts. */
  static int districts(long kin) {
    return (int) (kin >>> DISTRICTS);
  }

  /** The codes of the words of a name or of a relative alone. */
  static long words(long signature, boolean kin) {
    return kin ? signature & KIN : signature & ((1L << SEX) - 1);
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
