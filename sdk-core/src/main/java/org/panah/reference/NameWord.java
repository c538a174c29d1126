package org.panah.reference;

/**
 * A word of names that is more than a name, as the matcher reads it.
 *
 * @param word in small letters, without marks, in either script
 * @param kind what it is
 * @param means the word that it stands for; empty where the kind needs none
 * @param reason why it is here
 */
public record NameWord(String word, Kind kind, String means, String reason) {
  /** What a word of names can be. */
  public enum Kind {
    /** Stands before a name, says little about who somebody is, and is often left out. */
    TITLE,
    /** The same behind a name. */
    HONOUR,
    /** Stands between names, and is passed over. */
    PARTICLE,
    /** Another way to write the word that it means; if that is empty, the word as it is. */
    SAME,
    /** A beginning that is also written as a word of its own. */
    HEAD,
    /** An end that is also written as a word of its own. */
    TAIL,
    /** So many have it that by itself it is no question about anybody. */
    COMMON
  }

  String key() {
    return kind + " " + word;
  }
}
