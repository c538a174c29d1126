package org.panah.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.reference.NameWord;

/**
 * Takes a name as it was written to the words that are compared: one form of each letter, no marks,
 * short forms written out, particles left away, and words that are written together or apart at
 * will always apart. Immutable.
 */
final class NameReader {
  /** How many words of a name are looked at. */
  static final int MOST_WORDS = 12;

  private static final int LONGEST_WORD = 40;
  private static final int SHORTEST_REST = 2;
  private static final String ARTICLE = "ال";

  private final Map<String, NameWord> words = new HashMap<>();
  private final Set<String> titles = new HashSet<>();
  private final Set<String> honours = new HashSet<>();
  private final Set<String> particles = new HashSet<>();
  private final Set<String> common = new HashSet<>();
  // By their first letter, and by their last.
  private final Map<Character, List<NameWord>> heads = new HashMap<>();
  private final Map<Character, List<NameWord>> tails = new HashMap<>();

  NameReader(List<NameWord> table) {
    for (NameWord word : table) {
      switch (word.kind()) {
        case TITLE -> titles.add(word.word());
        case HONOUR -> honours.add(word.word());
        case PARTICLE -> particles.add(word.word());
        case COMMON -> common.add(word.word());
        case SAME -> words.put(word.word(), word);
        case HEAD -> add(heads, word.word().charAt(0), word);
        case TAIL -> add(tails, word.word().charAt(word.word().length() - 1), word);
      }
    }
    heads.values().forEach(all -> all.sort(NameReader::longestFirst));
    tails.values().forEach(all -> all.sort(NameReader::longestFirst));
  }

  private static void add(Map<Character, List<NameWord>> to, char letter, NameWord word) {
    to.computeIfAbsent(letter, any -> new ArrayList<>()).add(word);
  }

  private static int longestFirst(NameWord one, NameWord two) {
    return two.word().length() - one.word().length();
  }

  /**
   * A name as it was read.
   *
   * @param words in its order; none if there is no letter of a known script in it
   * @param particles how many words were passed over
   * @param before for each word the particle that was passed over just before it; empty if none was
   */
  record ReadName(List<NameToken> words, int particles, List<String> before) {}

  /** Whether so many have a word that by itself it says nothing. */
  boolean isCommon(NameToken word) {
    return common.contains(word.text());
  }

  /** The rest of a word that begins with a particle, as it may be written; empty if it does not. */
  String withoutParticle(String word) {
    for (int length = 2; length <= 3 && word.length() - length > SHORTEST_REST; length++) {
      if (particles.contains(word.substring(0, length))) {
        return word.substring(length);
      }
    }
    return "";
  }

  /** The words of a name. */
  ReadName read(String name) {
    Reading reading = new Reading();
    int start = -1;
    String folded = fold(name);
    for (int i = 0; i <= folded.length(); i++) {
      boolean letter = i < folded.length() && folded.charAt(i) != ' ';
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        reading.word(folded.substring(start, Math.min(i, start + LONGEST_WORD)));
        start = -1;
      }
    }
    return reading.name();
  }

  /** Small letters without marks; everything else is a space, but for what stands within words. */
  static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 'a' && c <= 'z') {
        folded.append(c);
      } else if (!within(c)) {
        String other = latin(c);
        folded.append(other != null ? other : Character.isLetter(c) ? String.valueOf(c) : " ");
      }
    }
    return folded.toString();
  }

  // Marks, joiners, and the many signs for a stop that Latin spellings put within a word.
  private static boolean within(char c) {
    return switch (c) {
      case '\'', '`', '\u00b4', '\u02bb', '\u02bc', '\u02be', '\u02bf', '\u2018', '\u2019' -> true;
      case '\u0640', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\ufeff' -> true;
      default -> Character.getType(c) == Character.NON_SPACING_MARK;
    };
  }

  private static @Nullable String latin(char c) {
    return switch (c) {
      case 'ı' -> "i";
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'ə' -> "a";
      default -> null;
    };
  }

  private final class Reading {
    private final List<String> kept = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private String particle = "";

    ReadName name() {
      // A name of particles only is a name all the same.
      List<String> found = kept.isEmpty() ? left : kept;
      int particles = kept.isEmpty() ? 0 : left.size();
      List<String> words = found.subList(0, Math.min(found.size(), MOST_WORDS));
      int last = last(words);
      int first = first(words, last);
      List<NameToken> tokens = new ArrayList<>(words.size());
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        // What nothing follows is no title but a name.
        boolean title =
            (i < last && titles.contains(word)) || (i > first && honours.contains(word));
        tokens.add(new NameToken(word, NameToken.isArabic(word), title));
      }
      boolean beside = !kept.isEmpty();
      return new ReadName(
          tokens,
          particles,
          beside ? before.subList(0, words.size()) : words.stream().map(word -> "").toList());
    }

    private int first(List<String> words, int last) {
      int first = 0;
      while (first < last && titles.contains(words.get(first))) {
        first++;
      }
      return first;
    }

    private int last(List<String> words) {
      int last = words.size() - 1;
      while (last > 0 && honours.contains(words.get(last))) {
        last--;
      }
      return last;
    }

    void word(String word) {
      NameWord same = words.get(word);
      if (same != null) {
        keep(same.means().isEmpty() ? word : same.means());
        return;
      }
      if (particles.contains(word)) {
        left.add(word);
        particle = word;
        return;
      }
      for (NameWord tail : tails.getOrDefault(word.charAt(word.length() - 1), List.of())) {
        int rest = word.length() - tail.word().length();
        if (rest >= shortest(word) && word.endsWith(tail.word())) {
          word(word.substring(0, rest));
          keep(tail.means());
          return;
        }
      }
      for (NameWord head : heads.getOrDefault(word.charAt(0), List.of())) {
        int rest = word.length() - head.word().length();
        if (rest >= shortest(word) && word.startsWith(head.word())) {
          keep(head.means());
          word(word.substring(head.word().length()));
          return;
        }
      }
      boolean article = word.startsWith(ARTICLE) && word.length() > ARTICLE.length() + 1;
      keep(article ? word.substring(ARTICLE.length()) : word);
    }

    // Arabic script writes fewer letters for the same word.
    private static int shortest(String word) {
      return NameToken.isArabic(word) ? SHORTEST_REST : SHORTEST_REST + 1;
    }

    private void keep(String word) {
      kept.add(word);
      before.add(particle);
      particle = "";
    }
  }
}
