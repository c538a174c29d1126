package org.panah.testkit;

/** A naming habit: which names are usual, and how a full name is put together. */
enum Culture {
  /** Punjab and the cities. */
  PUNJABI('P', 0.34, 0.55, 0.36, 0.10),
  /** Sindh. */
  SINDHI('S', 0.16, 0.45, 0.66, 0.08),
  /** Khyber Pakhtunkhwa and the north of Balochistan. */
  PASHTUN('K', 0.16, 0.70, 0.33, 0.62),
  /** Balochistan and its neighbours. */
  BALOCH('B', 0.12, 0.45, 0.60, 0.28),
  /** Azad Kashmir and Gilgit-Baltistan. */
  NORTHERN('N', 0.34, 0.55, 0.34, 0.22);

  private final char letter;
  private final double prefixed;
  private final double doubled;
  private final double surnamed;
  private final double khan;

  Culture(char letter, double prefixed, double doubled, double surnamed, double khan) {
    this.letter = letter;
    this.prefixed = prefixed;
    this.doubled = doubled;
    this.surnamed = surnamed;
    this.khan = khan;
  }

  /** Its letter in the tables. */
  char letter() {
    return letter;
  }

  /** How often a man's name begins with Muhammad. */
  double prefixed() {
    return prefixed;
  }

  /** How often a second name follows the first. */
  double doubled() {
    return doubled;
  }

  /** How often a family uses its caste or tribe as a name. */
  double surnamed() {
    return surnamed;
  }

  /** How often the second name is Khan. */
  double khan() {
    return khan;
  }

  static Culture of(char letter) {
    for (Culture culture : values()) {
      if (culture.letter == letter) {
        return culture;
      }
    }
    throw new IllegalArgumentException("no culture has the letter " + letter);
  }
}
