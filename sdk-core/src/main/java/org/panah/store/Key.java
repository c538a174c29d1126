package org.panah.store;

import org.panah.common.PanahException;

/**
 * An exact-match token by which documents are found. It may hold an identifier in clear, so it
 * hides itself in {@link #toString()}; a sealing store replaces it by a blinded one.
 *
 * @param token 1 to 200 characters, compared exactly; no null character and no half of a surrogate
 *     pair, which not every store could keep
 */
public record Key(String token) {
  /** The most characters that a token may have. */
  public static final int MAX_LENGTH = 200;

  /** Checks the length. */
  public Key {
    if (token.isEmpty() || token.length() > MAX_LENGTH) {
      throw new PanahException.InvalidRequest("key", "1 to " + MAX_LENGTH + " characters");
    }
    if (!isText(token)) {
      throw new PanahException.InvalidRequest(
          "key", "no null character and no half of a surrogate pair");
    }
  }

  private static boolean isText(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == token.length() || !Character.isLowSurrogate(token.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Key[hidden]";
  }
}
