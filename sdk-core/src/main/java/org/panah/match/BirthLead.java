package org.panah.match;

import java.util.ArrayList;
import java.util.List;

/** A day of birth that was asked for, and the days for which it may have been mistaken. */
final class BirthLead extends Lead {
  // Days on which the people of an index were born.
  private static final int DAYS = 20_000;
  private static final int MONTHS = 12;
  private static final int LONGEST_MONTH = 31;
  private static final int[] YEARS = {-10, -2, -1, 1, 2, 10};

  private final List<Days> days = new ArrayList<>();
  private final long rows;
  private int next;

  /**
   * Days that weigh the same, as spans of codes; each from and to.
   *
   * @param count how many days these are, about
   */
  private record Days(float weight, int count, List<int[]> spans) {}

  /**
   * A lead for a day.
   *
   * @param day a complete one
   * @param rows how many rows there are
   */
  BirthLead(int day, long rows) {
    this.rows = rows;
    int year = Born.year(day);
    int ofMonth = Born.day(day);
    add(Weights.DAY, 1, List.of(span(day, day)));
    if (ofMonth <= MONTHS) {
      int swapped = Born.code(year, ofMonth, Born.month(day));
      add(Weights.DAY_AND_MONTH_SWAPPED, 1, List.of(span(swapped, swapped)));
    }
    List<int[]> near = new ArrayList<>();
    int month = Born.code(year, Born.month(day), 0);
    near.add(span(month + 1, month + LONGEST_MONTH));
    for (int other = 1; other <= MONTHS; other++) {
      int same = Born.code(year, other, ofMonth);
      near.add(span(same, same));
    }
    add(Weights.DAY_OR_MONTH_OTHER, LONGEST_MONTH + MONTHS, near);
    List<int[]> years = new ArrayList<>();
    for (int apart : YEARS) {
      int other = Born.code(year + apart, Born.month(day), ofMonth);
      years.add(span(other, other));
    }
    add(Weights.YEAR_OTHER, YEARS.length, years);
    List<int[]> parts = new ArrayList<>();
    for (int other = 0; other <= MONTHS; other++) {
      int partly = Born.code(year, other, 0);
      parts.add(span(partly, partly));
    }
    add(Weights.YEAR, LONGEST_MONTH, parts);
    int guesses = Born.code(year + 2, 0, 0);
    add(
        Weights.YEAR_GUESSED,
        LONGEST_MONTH,
        List.of(span(-guesses + 1, -Born.code(year - 1, 0, 0))));
  }

  private static int[] span(int from, int to) {
    return new int[] {from, to};
  }

  private void add(float weight, int count, List<int[]> spans) {
    days.add(new Days(weight, count, spans));
  }

  @Override
  float rest() {
    return next < days.size() ? days.get(next).weight() : Weights.SAME_YEAR;
  }

  @Override
  boolean look(float level) {
    cost = 0;
    int place = next;
    while (place < days.size() && days.get(place).weight() > level) {
      cost += 1 + days.get(place++).count() * rows / DAYS;
    }
    after = place < days.size() ? days.get(place).weight() : Weights.SAME_YEAR;
    return place > next;
  }

  @Override
  void follow(float level, Rows to) {
    while (next < days.size() && days.get(next).weight() > level) {
      for (int[] span : days.get(next++).spans()) {
        to.born(span[0], span[1]);
      }
    }
  }
}
