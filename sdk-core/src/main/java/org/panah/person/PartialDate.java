package org.panah.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * A date of which the year, the month or the day is the last thing known, and which may be a guess.
 * Immutable; written {@code 1985}, {@code 1985-04}, {@code 1985-04-03}, with {@code ~} before it
 * when it is "about".
 *
 * @param year 1800 to 2200
 * @param month 1 to 12; null if not known
 * @param day 1 to the month's last; null if not known
 * @param about whether the date is a guess
 */
public record PartialDate(int year, @Nullable Integer month, @Nullable Integer day, boolean about) {
  private static final Pattern FORM = Pattern.compile("(~?)(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
  // By how much a date that is a guess may be wrong.
  private static final int ABOUT_YEARS = 3;
  private static final String RULE =
      "a year, month or day that exists: 1985, 1985-04 or 1985-04-03, with ~ before it for about";

  /** Checks that such a date exists. */
  public PartialDate {
    try {
      if (year < 1800 || year > 2200 || (month == null && day != null)) {
        throw new PanahException.InvalidRequest("date", RULE);
      }
      if (month != null) {
        YearMonth known = YearMonth.of(year, month);
        if (day != null && !known.isValidDay(day)) {
          throw new PanahException.InvalidRequest("date", RULE);
        }
      }
    } catch (DateTimeException e) {
      throw new PanahException.InvalidRequest("date", RULE);
    }
  }

  /**
   * A date of which the day is known.
   *
   * @param date the day
   * @return the date
   */
  public static PartialDate of(LocalDate date) {
    return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), false);
  }

  /**
   * A year that is a guess.
   *
   * @param year 1800 to 2200
   * @return the date
   */
  public static PartialDate about(int year) {
    return new PartialDate(year, null, null, true);
  }

  /**
   * The date written in a text, in the form that {@link #toString()} gives.
   *
   * @param text the text; Urdu and Arabic-Indic digits are understood
   * @return the date
   * @throws PanahException.InvalidRequest if the text has another form or there is no such day
   */
  public static PartialDate parse(String text) {
    Matcher match = FORM.matcher(Checks.asciiDigits(text.strip()));
    if (!match.matches()) {
      throw new PanahException.InvalidRequest("date", RULE);
    }
    return new PartialDate(
        Integer.parseInt(match.group(2)),
        number(match.group(3)),
        number(match.group(4)),
        !match.group(1).isEmpty());
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  /** The first day it can be, not counting that it may be a guess. */
  public LocalDate earliest() {
    return LocalDate.of(year, month == null ? 1 : month, day == null ? 1 : day);
  }

  /** The last day it can be, not counting that it may be a guess. */
  public LocalDate latest() {
    if (day != null) {
      return earliest();
    }
    return month == null ? LocalDate.of(year, 12, 31) : YearMonth.of(year, month).atEndOfMonth();
  }

  /**
   * The first day it is likely to be: three years before {@link #earliest()} where it is a guess.
   */
  public LocalDate earliestLikely() {
    return about ? earliest().minusYears(ABOUT_YEARS) : earliest();
  }

  /** The last day it is likely to be: three years after {@link #latest()} where it is a guess. */
  public LocalDate latestLikely() {
    return about ? latest().plusYears(ABOUT_YEARS) : latest();
  }

  @Override
  public String toString() {
    // Years have four digits; by hand, because a formatter took a tenth of an import's time.
    StringBuilder text = new StringBuilder(11).append(about ? "~" : "").append(year);
    if (month != null) {
      append(text, month);
    }
    if (day != null) {
      append(text, day);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int number) {
    text.append(number < 10 ? "-0" : "-").append(number);
  }
}
