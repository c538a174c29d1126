package org.panah.testkit;

import java.time.LocalDate;

/**
 * A date of birth as a register has it, and the days it can stand for.
 *
 * @param text {@code 1985-04-03}, {@code 1985-04}, {@code 1985} or {@code ~1985}
 * @param earliest the first day it can mean
 * @param latest the last day it can mean
 */
record BirthRecord(String text, LocalDate earliest, LocalDate latest) {
  private static final int GUESS_YEARS = 2;
  private static final int OF_AGE = 18;

  /** What a clerk made of the true date; a child's is never far from it. */
  static BirthRecord of(LocalDate born, boolean young, SeededRandom random) {
    int percent = random.below(100);
    if (percent < 46) {
      return new BirthRecord(born.toString(), born, born);
    }
    int year = born.getYear();
    if (percent < 66) {
      // Who does not know the day was born on the first of January.
      LocalDate first = LocalDate.of(year, 1, 1);
      return new BirthRecord(first.toString(), first, first);
    }
    if (percent < 70) {
      LocalDate first = born.withDayOfMonth(1);
      return new BirthRecord(
          first.toString().substring(0, 7), first, first.plusMonths(1).minusDays(1));
    }
    if (percent < 92 || young) {
      return new BirthRecord(
          Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    int guess = random.chance(0.5) ? Math.round(year / 5f) * 5 : year;
    return new BirthRecord(
        "~" + guess,
        LocalDate.of(guess - GUESS_YEARS, 1, 1),
        LocalDate.of(guess + GUESS_YEARS, 12, 31));
  }

  /** Whether somebody with this record was of age on that day, as far as the record tells. */
  String ageOn(LocalDate day) {
    LocalDate of18 = day.minusYears(OF_AGE);
    if (!latest.isAfter(of18)) {
      return "ADULT";
    }
    return earliest.isAfter(of18) ? "JUVENILE" : "UNKNOWN";
  }
}
