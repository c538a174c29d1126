package org.panah.match;

import org.jspecify.annotations.Nullable;
import org.panah.person.PartialDate;

/** Dates of birth as numbers: year, month and day in decimal, zeros for what is not known. */
final class Born {
  private static final int YEAR = 10_000;
  private static final int MONTH = 100;

  private Born() {}

  /** The number of a date, negative if it is a guess; 0 for none. */
  static int code(@Nullable PartialDate date) {
    if (date == null) {
      return 0;
    }
    Integer month = date.month();
    Integer day = date.day();
    int code = date.year() * YEAR + (month == null ? 0 : month * MONTH) + (day == null ? 0 : day);
    return date.about() ? -code : code;
  }

  /** The number of a date; month and day are 0 if not known. */
  static int code(int year, int month, int day) {
    return year * YEAR + month * MONTH + day;
  }

  static int year(int code) {
    return Math.abs(code) / YEAR;
  }

  static int month(int code) {
    return Math.abs(code) / MONTH % MONTH;
  }

  static int day(int code) {
    return Math.abs(code) % MONTH;
  }

  static boolean about(int code) {
    return code < 0;
  }

  /** Whether the very day is known. */
  static boolean complete(int code) {
    return code > 0 && code % MONTH != 0;
  }
}
