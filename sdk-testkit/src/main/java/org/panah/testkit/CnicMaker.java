package org.panah.testkit;

/**
 * Gives each person of a run a CNIC of its own, without remembering those it gave. All have the
 * tehsil 99, which is given to nobody: no number is that of somebody who lives.
 */
final class CnicMaker {
  private static final long NUMBERS = 1_000_000_000L;
  // Has no factor in common with NUMBERS, so that multiplying by it is a permutation.
  private static final long STEP = 618_033_989L;
  // Twice, as the fourth and the fifth digit.
  private static final char NOBODYS_TEHSIL = '9';

  private final long offset;

  CnicMaker(long seed) {
    offset = Math.floorMod(SeededRandom.of(seed, -1).next(), NUMBERS);
  }

  /** The number of the person in this place of the run; unlike all others up to NUMBERS. */
  String make(long person, SyntheticPlace home, String sex, SeededRandom random) {
    // The first digit tells where the card was first issued, which need not be where one lives.
    SyntheticPlace issued = random.chance(0.08) ? SyntheticPlace.draw(random) : home;
    long serial = (person % NUMBERS * STEP + offset) % NUMBERS;
    boolean odd = sex.equals("M") || (sex.equals("X") && random.chance(0.5));
    int last = odd ? 1 + 2 * random.below(5) : 2 + 2 * random.below(4);
    char[] digits = new char[13];
    digits[0] = issued.cnicDigit();
    // The serial fills the district's two digits and the family's seven.
    for (int i = 11; i > 0; i--) {
      if (i == 4 || i == 3) {
        digits[i] = NOBODYS_TEHSIL;
      } else {
        digits[i] = (char) ('0' + serial % 10);
        serial /= 10;
      }
    }
    digits[12] = (char) ('0' + last);
    return new String(digits);
  }
}
