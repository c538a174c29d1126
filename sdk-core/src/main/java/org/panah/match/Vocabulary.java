package org.panah.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The words that names are made of, each with a number and its sounds; it only grows. Written to by
 * one thread at a time, which publishes {@link #words()} to the readers.
 */
final class Vocabulary {
  // The part that neither index of sounds covers is looked through word by word.
  private static final int UNCOVERED = 64;
  private static final int SHARE = 8;
  private static final String TITLE = "*";

  private final SoundReader reader;
  private final Map<String, Integer> numbers = new HashMap<>();
  private String[] texts = new String[1024];
  private byte[][] sounds = new byte[1024][];
  private byte[] traits = new byte[1024];
  private long[] skeletons = new long[2 * 1024];
  private int[] letters = new int[0];
  private int count;
  private SoundIndex index = SoundIndex.EMPTY;
  private SoundIndex recent = SoundIndex.EMPTY;

  Vocabulary(SoundReader reader) {
    this.reader = reader;
  }

  /** The number of a word, which is a new one if the word is new. */
  int number(NameToken token) {
    // A title and a name that are written alike are two words.
    String key = token.title() ? TITLE + token.text() : token.text();
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    if (count == texts.length) {
      int more = count + count / 2;
      texts = Arrays.copyOf(texts, more);
      sounds = Arrays.copyOf(sounds, more);
      traits = Arrays.copyOf(traits, more);
      skeletons = Arrays.copyOf(skeletons, 2 * more);
    }
    texts[count] = token.text();
    sounds[count] = reader.read(token.text());
    traits[count] = Words.traits(token);
    skeletons[2 * count] = Sounds.skeleton(sounds[count]);
    skeletons[2 * count + 1] = Sounds.hissing(sounds[count]);
    numbers.put(key, count);
    if (isInitial(count)) {
      letters = Arrays.copyOf(letters, letters.length + 1);
      letters[letters.length - 1] = count;
    }
    return count++;
  }

  boolean isInitial(int word) {
    return texts[word].length() == 1;
  }

  boolean isLight(int word) {
    return Words.isLight(traits[word]);
  }

  int size() {
    return count;
  }

  /** The words as they are now; to be published safely. */
  Words words() {
    int covered = Math.max(index.to, recent.to);
    if (count - index.to > Math.max(UNCOVERED, index.to / SHARE)) {
      index = SoundIndex.of(sounds, traits, skeletons, 0, count);
      recent = SoundIndex.EMPTY;
    } else if (count - covered > Math.max(UNCOVERED, (recent.to - recent.from) / SHARE)) {
      recent = SoundIndex.of(sounds, traits, skeletons, index.to, count);
    }
    return new Words(texts, sounds, traits, skeletons, letters, count, index, recent);
  }
}
