package org.panah.match;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;

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

  private final class Search implements SoundIndex.Visitor {
    private final NameToken token;
    private final Words words;
    private final byte[] sounds;
    private final boolean tight;
    private final float most;
    private final float[] room = new float[SoundDistance.ROOM];
    private long[] found = new long[64];
    private int count;

    Search(NameToken token, boolean tight, Words words) {
      this.token = token;
      this.words = words;
      this.tight = tight;
      sounds = reader.read(token.text());
      most = tight ? MOST_TIGHT : Math.min(MOST, BASE + PER_SOUND * sounds.length);
    }

    Expansion from(Expansion known) {
      for (int i = 0; i < known.size(); i++) {
        add(known.words()[i], known.distances()[i]);
      }
      long skeleton = Sounds.skeleton(sounds);
      long hissing = Sounds.hissing(sounds);
      boolean near = !tight && most >= NEAR_FROM;
      words.candidates(skeleton, near, known.known(), this);
      if (hissing != skeleton) {
        words.candidates(hissing, near, known.known(), this);
      }
      return sorted();
    }

    @Override
    public void word(int word) {
      byte[] other = words.sounds()[word];
      if (sounds.length == 0 || other.length == 0) {
        // Of a script that is not heard only the letters can be compared.
        if (words.texts()[word].equals(token.text())) {
          add(word, 0);
        }
        return;
      }
      if (Math.abs(other.length - sounds.length) > LENGTHS) {
        return;
      }
      boolean cross = words.isArabic(word) != token.arabic();
      float apart = distance.between(sounds, other, cross, most, room);
      if (apart <= most) {
        add(word, words.texts()[word].equals(token.text()) ? apart : apart + OTHER_SPELLING);
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
