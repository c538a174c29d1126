package org.panah.match;

/**
 * A word of a name as it is compared.
 *
 * @param text in small letters, without marks
 * @param arabic whether it is in Arabic script
 * @param title whether it is one that says little about who somebody is
 */
record NameToken(String text, boolean arabic, boolean title) {
  /** A single Latin letter, which stands for any name that begins with it. */
  boolean initial() {
    return text.length() == 1 && !arabic;
  }

  /** Whether the word says something about who somebody is. */
  boolean telling() {
    return !title && text.length() > 1;
  }

  /** This word and the next, written together. */
  NameToken joined(NameToken next) {
    return new NameToken(text + next.text, arabic, false);
  }

  /** A part of this word. */
  NameToken part(int from, int to) {
    return new NameToken(text.substring(from, to), arabic, false);
  }

  static boolean isArabic(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0x600 && c <= 0x6ff) || (c >= 0x750 && c <= 0x77f)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "NameToken[hidden]";
  }
}
