package org.panah.match;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.reference.SoundRule;

/** Reads words as sounds, by the longest rule that fits at each place. Immutable. */
final class SoundReader {
  private static final int LONGEST_RULE = 4;
  // The letters of both scripts, and the few blocks between them, are the first 0x900.
  private static final int LETTERS = 0x900;

  // By first letter, longest first.
  private final Rule[][] rules = new Rule[LETTERS][];

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Rule(String letters, byte[] sounds) {}

  SoundReader(List<SoundRule> table) {
    Arrays.fill(rules, new Rule[0]);
    for (int length = LONGEST_RULE; length > 0; length--) {
      for (SoundRule rule : table) {
        String letters = rule.letters();
        if (letters.length() == length && letters.charAt(0) < LETTERS) {
          add(letters.charAt(0), new Rule(letters, Sounds.codes(rule.sounds())));
        }
      }
    }
  }

  private void add(char first, Rule rule) {
    Rule[] longer = Arrays.copyOf(rules[first], rules[first].length + 1);
    longer[longer.length - 1] = rule;
    rules[first] = longer;
  }

  /**
   * The sounds of a word; letters that no rule knows are not heard.
   *
   * @param word in small letters, without marks
   */
  byte[] read(String word) {
    byte[] sounds = new byte[Sounds.LONGEST * 2];
    int count = 0;
    int at = 0;
    while (at < word.length()) {
      Rule rule = rule(word, at);
      if (rule == null) {
        at++;
        continue;
      }
      if (count + rule.sounds.length > sounds.length) {
        break;
      }
      System.arraycopy(rule.sounds, 0, sounds, count, rule.sounds.length);
      count += rule.sounds.length;
      at += rule.letters.length();
    }
    return Sounds.single(sounds, count);
  }

  private @Nullable Rule rule(String word, int at) {
    char first = word.charAt(at);
    if (first < LETTERS) {
      for (Rule rule : rules[first]) {
        if (word.startsWith(rule.letters, at)) {
          return rule;
        }
      }
    }
    return null;
  }
}
