package org.panah.match;

import java.util.function.LongConsumer;

/** Identifiers as numbers: citizens' numbers are their own, others a hash below zero. */
final class Identifiers {
  private static final int CITIZEN = 13;
  private static final long FIRST_DIGIT = 1_000_000_000_000L;

  private Identifiers() {}

  /** The number of an identifier's token. */
  static long code(String token) {
    if (token.length() == CITIZEN && token.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Long.parseLong(token);
    }
    // Nobody must be able to make a number of their own that passes for another's: every character
    // is mixed with all before it, where a sum of powers would be the same for B8 and AW.
    long hash = 1125899906842597L;
    for (int i = 0; i < token.length(); i++) {
      hash = (hash ^ token.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (hash ^ (hash >>> 29)) | Long.MIN_VALUE;
  }

  /**
   * Gives every citizen's number with one wrong digit, or two neighbours swapped; none of others.
   */
  static void mistyped(long code, LongConsumer consumer) {
    if (code < 0) {
      return;
    }
    long place = 1;
    for (int i = 0; i < CITIZEN; i++, place *= 10) {
      long digit = code / place % 10;
      for (long other = place == FIRST_DIGIT ? 1 : 0; other < 10; other++) {
        if (other != digit) {
          consumer.accept(code + (other - digit) * place);
        }
      }
      if (i > 0) {
        long right = code / (place / 10) % 10;
        if (right != digit && !(place == FIRST_DIGIT && right == 0)) {
          consumer.accept(code + (right - digit) * place + (digit - right) * (place / 10));
        }
      }
    }
  }
}
