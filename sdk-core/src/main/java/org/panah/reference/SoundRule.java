package org.panah.reference;

/**
 * How letters sound to the matcher.
 *
 * @param script {@code latin} or {@code arabic}
 * @param letters one to four, small, without marks
 * @param sounds a letter for each sound; empty for none
 * @param reason why
 */
public record SoundRule(String script, String letters, String sounds, String reason) {}
