package org.panah.reference;

/**
 * What it costs to hear one sound as another, or not at all. Where several rules fit, the last
 * counts.
 *
 * @param crossScripts whether the two words are in two scripts
 * @param sound letters of sounds, each of which is meant; {@code *} for any
 * @param other the same for the other side; {@code -} for nothing
 * @param cost 0 for no difference; a and i differ by a half and a little
 * @param reason why
 */
public record SoundCost(
    boolean crossScripts, String sound, String other, double cost, String reason) {
  String key() {
    return crossScripts + " " + sound + " " + other;
  }
}
