package org.panah.match;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the vocabulary that sound like a word, and how far they are from it. Safe for use by
 * many threads; what was worked out is kept for the next question.
 */
final class Expansions {
  // A word of five sounds is heard up to 2.5 away; far enough for two lesser differences.
  private static final float BASE = 1.1f;
  private static final float PER_SOUND = 0.28f;
  private static final float MOST = 3;
  private static final float MOST_TIGHT = 1;
  // Two consonants that have nothing in common are further apart.
  private static final float NEAR_FROM = 1.2f;
  private static final int LENGTHS = 6;
  private static final float OTHER_SPELLING = 0.05f;
  // So many new words are looked through faster by way of the index of sounds.
  private static final int MANY = 1_000;
  private static final int KEPT = 1_000_000;

  private final SoundReader reader;
  private final SoundDistance distance;
  private final Cache<String, Expansion> cache =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((String word, Expansion expansion) -> 16 + expansion.size())
          .executor(Runnable::run)
          .build();

  Expansions(SoundReader reader, SoundDistance distance) {
    this.reader = reader;
    this.distance = distance;
  }

  /**
   * Words and their distances, nearest first.
   *
   * @param known how many words of the vocabulary were looked at
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Expansion(int known, int[] words, float[] distances) {
    static final Expansion NONE = new Expansion(0, new int[0], new float[0]);

    int size() {
      return words.length;
    }
  }

  /**
   * The words that sound like one.
   *
   * @param tight whether only those count that sound the same but for vowels
   */
  Expansion of(NameToken token, boolean tight, Words words) {
    // Parts of a word in two scripts are compared as that word is.
    String key = (tight ? "=" : "") + (token.arabic() ? "+" : "") + token.text();
    Expansion kept = cache.getIfPresent(key);
    if (kept != null && kept.known() < words.size() - MANY) {
      kept = null;
    }
    if (kept != null && kept.known() == words.size()) {
      return kept;
    }
    if (kept != null && kept.known() > words.size()) {
      // Another search has seen a newer vocabulary; this one must not.
      return new Search(token, tight, words).from(Expansion.NONE);
    }
    Expansion expansion =
        new Search(token, tight, words).from(kept == null ? Expansion.NONE : kept);
    cache.put(key, expansion);
    return expansion;
  }

  private final class Search {
    private final NameToken token;
    private final Words words;
    private final byte[] sounds;
    private final boolean tight;
    private final float most;
    private final SoundDistance.Measure measure;
    private long[] found = new long[64];
    private int count;

    Search(NameToken token, boolean tight, Words words) {
      this.token = token;
      this.words = words;
      this.tight = tight;
      sounds = reader.read(token.text());
      most = tight ? MOST_TIGHT : Math.min(MOST, BASE + PER_SOUND * sounds.length);
      measure = distance.from(sounds, token.arabic(), Math.round(most / SoundDistance.UNIT));
    }

    Expansion from(Expansion known) {
      for (int i = 0; i < known.size(); i++) {
        add(known.words()[i], known.distances()[i]);
      }
      long skeleton = Sounds.skeleton(sounds);
      long hissing = Sounds.hissing(sounds);
      candidates(skeleton, known.known());
      if (hissing != skeleton) {
        candidates(hissing, known.known());
      }
      return sorted();
    }

    private void candidates(long skeleton, int from) {
      boolean near = !tight && most >= NEAR_FROM;
      int open = from;
      if (from == 0) {
        for (SoundIndex index : List.of(words.index(), words.recent())) {
          index.candidates(skeleton, near, (start, end) -> add(index, start, end));
        }
        open = words.open();
      }
      for (int word = open; word < words.size(); word++) {
        if (words.fits(word, skeleton, near)) {
          byte[] other = words.sounds()[word];
          if (isHeard(word, other.length)) {
            add(word, measure.to(other, words.isArabic(word)));
          }
        }
      }
    }

    private void add(SoundIndex index, int start, int end) {
      boolean arabic = index.isArabic(start);
      measure.begin(arabic);
      int shared = 0;
      for (int place = start; place < end; place++) {
        int word = index.word(place);
        // What was passed over in between may have had less in common with the next.
        shared = Math.min(shared, index.shared(place));
        if (index.isArabic(place) != arabic) {
          arabic = !arabic;
          measure.begin(arabic);
          shared = 0;
        }
        int from = index.soundsFrom(place);
        int length = index.soundsFrom(place + 1) - from;
        if (isHeard(word, length)) {
          add(word, measure.next(index.sounds(), from, length, shared));
          shared = Integer.MAX_VALUE;
        }
      }
    }

    /** Whether a word is to be compared by its sounds. */
    private boolean isHeard(int word, int length) {
      if (sounds.length == 0 || length == 0) {
        // Of a script that is not heard only the letters can be compared.
        if (words.texts()[word].equals(token.text())) {
          add(word, 0f);
        }
        return false;
      }
      return Math.abs(length - sounds.length) <= LENGTHS;
    }

    private void add(int word, int apart) {
      if (apart != SoundDistance.BEYOND) {
        float units = apart * SoundDistance.UNIT;
        // The same letters sound the same.
        boolean same = apart == 0 && words.texts()[word].equals(token.text());
        add(word, same ? 0 : units + OTHER_SPELLING);
      }
    }

    private void add(int word, float apart) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      // Not negative, so the order of the bits is the order of the numbers.
      found[count++] = ((long) Float.floatToRawIntBits(apart) << Integer.SIZE) | word;
    }

    private Expansion sorted() {
      Arrays.sort(found, 0, count);
      int[] inOrder = new int[count];
      float[] distances = new float[count];
      int size = 0;
      for (int i = 0; i < count; i++) {
        if (i == 0 || found[i] != found[i - 1]) {
          inOrder[size] = (int) found[i];
          distances[size++] = Float.intBitsToFloat((int) (found[i] >>> Integer.SIZE));
        }
      }
      return new Expansion(
          words.size(), Arrays.copyOf(inOrder, size), Arrays.copyOf(distances, size));
    }
  }
}
