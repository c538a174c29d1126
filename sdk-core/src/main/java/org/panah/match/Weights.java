package org.panah.match;

/**
 * What each part of the evidence weighs, as natural logarithms of how much likelier it is in two
 * records of one person than in two of different persons. Chosen by measuring; docs/matching.md
 * tells how.
 */
final class Weights {
  /** What a unit of distance between two words takes away. */
  static final float DISTANCE = 1.6f;

  /** Words so near count as one word when it is counted how common a word is. */
  static final float ONE_WORD = 0.5f;

  /** The step in which distances are told apart. */
  static final float STEP = 0.15f;

  /** What a title weighs, of what another word as common would. */
  static final float TITLE = 0.35f;

  /** What an initial weighs that fits. */
  static final float INITIAL = 0.8f;

  /** Two words of the question read as one. */
  static final float JOINED = 2;

  /** One word of the question read as two. */
  static final float SPLIT = 0.7f;

  /** How often at most a word is met that is tried as two. */
  static final int SPLIT_UP_TO = 60;

  /** A word of the question that is not in the record: so much, and more the rarer it is. */
  static final float LACKING = 0.1f;

  static final float LACKING_SHARE = 0.3f;
  static final float LACKING_MOST = 2.2f;
  static final float LACKING_TITLE = 0.3f;

  /** A word of the record that was not asked for. */
  static final float EXTRA = 1.6f;

  static final float EXTRA_TITLE = 0.1f;

  /** A particle of the record that was not asked for. */
  static final float PARTICLE = 0.5f;

  /** All words in another order. */
  static final float ORDER = 1.5f;

  /** The first word is the first. */
  static final float FIRST = 1;

  /** A word's place in the name, where two are alike; decides between equals only. */
  static final float PLACE = 0.02f;

  /** What a relative's name weighs, of what the person's own would. */
  static final float KIN = 0.9f;

  /** What a wholly different relative's name takes away at most. */
  static final float KIN_LEAST = -3;

  /** The same of some 130 districts; not more, since many have moved there. */
  static final float DISTRICT = 3.9f;

  static final float OTHER_DISTRICT = -1;
  static final float OTHER_SEX = -3;
  static final float SAME_SEX = 0.3f;

  static final float IDENTIFIER = 30;
  static final float IDENTIFIER_MISTYPED = 9;

  static final float DAY = 8;
  static final float DAY_AND_MONTH_SWAPPED = 6;
  static final float DAY_OR_MONTH_OTHER = 4.2f;
  static final float YEAR_OTHER = 4;
  static final float YEAR = 3.5f;
  static final float YEAR_GUESSED = 2;
  static final float SAME_YEAR = 1.5f;

  private Weights() {}

  /** A word of the question that the record lacks. */
  static float lacking(NameToken token, float rarity) {
    return token.title() ? LACKING_TITLE : Math.min(LACKING_MOST, LACKING + LACKING_SHARE * rarity);
  }

  /**
   * Two dates of birth, as {@link Born} codes them.
   *
   * @return 0 if one is not known
   */
  static float born(int asked, int held) {
    if (asked == 0 || held == 0) {
      return 0;
    }
    int years = Math.abs(Born.year(asked) - Born.year(held));
    if (Born.complete(asked) && Born.complete(held)) {
      return days(asked, held, years);
    }
    if (Born.about(asked) || Born.about(held)) {
      return years <= 1 ? YEAR_GUESSED : years <= 3 ? 1.2f : years <= 6 ? -0.5f : -2.5f;
    }
    return switch (years) {
      case 0 -> YEAR;
      case 1 -> 1;
      case 2 -> 0;
      case 3, 4, 5 -> -1.2f;
      default -> -3;
    };
  }

  private static float days(int asked, int held, int years) {
    boolean day = Born.day(asked) == Born.day(held);
    boolean month = Born.month(asked) == Born.month(held);
    if (years == 0) {
      if (day && month) {
        return DAY;
      }
      boolean swapped = Born.day(asked) == Born.month(held) && Born.month(asked) == Born.day(held);
      return swapped ? DAY_AND_MONTH_SWAPPED : day || month ? DAY_OR_MONTH_OTHER : SAME_YEAR;
    }
    if (day && month) {
      return years <= 2 || years == 10 ? YEAR_OTHER : SAME_YEAR;
    }
    return years == 1 ? 0 : -2.5f;
  }

  /** A date of birth within or beside a span of years. */
  static float born(int from, int to, int held) {
    if (held == 0) {
      return 0;
    }
    int year = Born.year(held);
    int beside = year < from ? from - year : Math.max(0, year - to);
    if (beside == 0) {
      return Math.max(0.3f, YEAR - (float) Math.log(to - from + 1.0));
    }
    return beside <= 2 ? 0 : beside <= 5 ? -1.2f : -3;
  }
}
