package org.panah.match;

import java.util.Arrays;

/** In which rows of a segment each word stands. Immutable. */
final class Postings {
  // Null when most words of the vocabulary are there; then a word's number is its place.
  private final int[] words;
  private final boolean dense;
  private final int[] starts;
  private final int[] rows;

  private Postings(int[] words, boolean dense, int[] starts, int[] rows) {
    this.words = words;
    this.dense = dense;
    this.starts = starts;
    this.rows = rows;
  }

  /**
   * Gathers the postings of all rows.
   *
   * @param offsets where each row's words begin, and one more
   * @param tokens the words of all rows
   * @param vocabulary how many words there are
   */
  static Postings of(int[] offsets, int[] tokens, int vocabulary) {
    int count = offsets.length - 1;
    return tokens.length > vocabulary / 4
        ? dense(offsets, tokens, count, vocabulary)
        : sparse(offsets, tokens, count);
  }

  private static Postings dense(int[] offsets, int[] tokens, int count, int vocabulary) {
    int[] starts = new int[vocabulary + 1];
    for (int row = 0; row < count; row++) {
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        if (first(tokens, offsets[row], i)) {
          starts[tokens[i] + 1]++;
        }
      }
    }
    for (int word = 0; word < vocabulary; word++) {
      starts[word + 1] += starts[word];
    }
    int[] rows = new int[starts[vocabulary]];
    for (int row = count - 1; row >= 0; row--) {
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        if (first(tokens, offsets[row], i)) {
          rows[--starts[tokens[i] + 1]] = row;
        }
      }
    }
    // Every start has moved to the place of the word before.
    System.arraycopy(starts, 1, starts, 0, vocabulary);
    starts[vocabulary] = rows.length;
    return new Postings(new int[0], true, starts, rows);
  }

  private static Postings sparse(int[] offsets, int[] tokens, int count) {
    long[] pairs = new long[tokens.length];
    int pairCount = 0;
    for (int row = 0; row < count; row++) {
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        if (first(tokens, offsets[row], i)) {
          pairs[pairCount++] = ((long) tokens[i] << 32) | row;
        }
      }
    }
    Arrays.sort(pairs, 0, pairCount);
    int[] words = new int[pairCount];
    int[] starts = new int[pairCount + 1];
    int[] rows = new int[pairCount];
    int wordCount = 0;
    for (int i = 0; i < pairCount; i++) {
      int word = (int) (pairs[i] >>> 32);
      if (wordCount == 0 || words[wordCount - 1] != word) {
        words[wordCount] = word;
        starts[wordCount++] = i;
      }
      rows[i] = (int) pairs[i];
    }
    starts[wordCount] = pairCount;
    return new Postings(
        Arrays.copyOf(words, wordCount), false, Arrays.copyOf(starts, wordCount + 1), rows);
  }

  // A word that stands twice in a name is one posting.
  private static boolean first(int[] tokens, int from, int at) {
    for (int i = from; i < at; i++) {
      if (tokens[i] == tokens[at]) {
        return false;
      }
    }
    return true;
  }

  /** The place of a word among the starts; negative if it stands in no row. */
  int find(int word) {
    if (!dense) {
      return Arrays.binarySearch(words, word);
    }
    return word < starts.length - 1 && starts[word] < starts[word + 1] ? word : -1;
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return starts[place + 1];
  }

  int row(int posting) {
    return rows[posting];
  }

  /** One more than the highest number of a word that may stand in a row. */
  int words() {
    return dense ? starts.length - 1 : words.length == 0 ? 0 : words[words.length - 1] + 1;
  }

  /** Adds for each word in how many rows it stands. */
  void addCounts(int[] counts) {
    for (int place = 0; place < starts.length - 1; place++) {
      counts[dense ? place : words[place]] += starts[place + 1] - starts[place];
    }
  }

  /** In how many rows a word stands. */
  int count(int word) {
    int place = find(word);
    return place < 0 ? 0 : starts[place + 1] - starts[place];
  }
}
