package org.panah.jdbc;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.panah.store.Key;

/**
 * A document's keys in one column: each as its length, a colon and its token, in order. A token may
 * hold any character, so there is none that could part them.
 */
final class Tokens {
  private Tokens() {}

  static String join(Set<Key> keys) {
    return keys.stream()
        .map(Key::token)
        .sorted()
        .map(token -> token.length() + ":" + token)
        .collect(Collectors.joining());
  }

  static Set<Key> split(String text) {
    Set<Key> keys = new HashSet<>();
    int at = 0;
    while (at < text.length()) {
      int begin = text.indexOf(':', at) + 1;
      int end = begin + Integer.parseInt(text, at, begin - 1, 10);
      keys.add(new Key(text.substring(begin, end)));
      at = end;
    }
    return keys;
  }
}
