package org.panah.hit;

/**
 * One part of what was asked, and how it met the record. Carries no value, so it can be shown and
 * kept.
 *
 * @param field the part, for example {@code identifier}
 * @param agreement how well it met
 * @param explanation in words, for an officer
 */
public record Evidence(String field, Agreement agreement, String explanation) {
  /** How well a part of a question met a record. */
  public enum Agreement {
    /** Exactly. */
    SAME,
    /** Nearly, or as far as both sides tell. */
    ALIKE,
    /** Not: the record says otherwise. */
    DIFFERENT
  }
}
