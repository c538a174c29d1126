package org.panah.hit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of what was asked, and how it met the record. Its explanation carries no value, so it
 * can be shown and kept; words of names stand apart, and hide themselves in {@link #toString()}.
 *
 * @param field the part, for example {@code identifier}
 * @param agreement how well it met
 * @param explanation in words, for an officer
 * @param words of a name, which word met which; empty for other parts
 */
public record Evidence(String field, Agreement agreement, String explanation, List<Word> words) {
  /** Copies the list. */
  public Evidence {
    words = List.copyOf(words);
  }

  /**
   * A part that is no name.
   *
   * @param field the part
   * @param agreement how well it met
   * @param explanation in words
   */
  public Evidence(String field, Agreement agreement, String explanation) {
    this(field, agreement, explanation, List.of());
  }

  /** How well a part of a question met a record. */
  public enum Agreement {
    /** Exactly. */
    SAME,
    /** Nearly, or as far as both sides tell. */
    ALIKE,
    /** Not: the record says otherwise. */
    DIFFERENT
  }

  /**
   * A word of a name that met another, or none.
   *
   * @param asked a word of the question, in the form in which it was compared; null for a word of
   *     the record that was not asked for
   * @param held a word of the record; null for a word of the question that is not there
   * @param agreement how well they met
   */
  public record Word(@Nullable String asked, @Nullable String held, Agreement agreement) {
    @Override
    public String toString() {
      return "Word[" + agreement + ", hidden]";
    }
  }

  @Override
  public String toString() {
    return "Evidence[" + field + ", " + agreement + ", " + explanation + "]";
  }
}
