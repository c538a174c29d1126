package org.panah.testkit;

import java.util.List;
import org.panah.reference.ReferenceData;

/**
 * A section of law as the generator uses it.
 *
 * @param section its code in the reference data
 * @param since the first year in which it is used
 * @param child whether the victim is always under eighteen
 * @param yearsMin the shortest term
 * @param yearsMax the longest term; 25 stands for life
 * @param boys of a hundred victims
 * @param registered whether a conviction belongs in the sex offenders register
 */
record SyntheticOffence(
    String section,
    int since,
    boolean child,
    int yearsMin,
    int yearsMax,
    int boys,
    boolean registered) {

  private static final Weighted<SyntheticOffence> ALL = all();

  /** A section that was in force in that year. */
  static SyntheticOffence draw(SeededRandom random, int year) {
    while (true) {
      SyntheticOffence offence = ALL.draw(random);
      if (offence.since <= year) {
        return offence;
      }
    }
  }

  String sentence(SeededRandom random) {
    int years = random.between(yearsMin, yearsMax);
    String term =
        years >= 25
            ? "Imprisonment for life"
            : years + (years == 1 ? " year" : " years") + " rigorous imprisonment";
    return random.chance(0.7)
        ? term + " and fine of Rs " + (random.between(1, 20) * 50) + ",000"
        : term;
  }

  String victimBand(SeededRandom random) {
    if (!child && random.chance(0.4)) {
      return "ADULT";
    }
    int percent = random.below(100);
    if (percent < 8) {
      return "UNDER_6";
    }
    if (percent < 46) {
      return "FROM_6_TO_11";
    }
    if (percent < 78) {
      return "FROM_12_TO_15";
    }
    return percent < 93 ? "FROM_16_TO_17" : "UNKNOWN";
  }

  private static Weighted<SyntheticOffence> all() {
    List<List<String>> rows = ResourceTable.rows("offences.tsv");
    List<SyntheticOffence> offences = rows.stream().map(SyntheticOffence::of).toList();
    return Weighted.of(offences, i -> Double.parseDouble(rows.get(i).get(2)));
  }

  private static SyntheticOffence of(List<String> row) {
    return new SyntheticOffence(
        row.get(0),
        Integer.parseInt(row.get(1)),
        row.get(3).equals("y"),
        Integer.parseInt(row.get(4)),
        Integer.parseInt(row.get(5)),
        Integer.parseInt(row.get(6)),
        ReferenceData.builtIn().section(row.get(0)).orElseThrow().registered());
  }
}
