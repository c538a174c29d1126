package org.panah.testkit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One offence and what became of it.
 *
 * @param firNumber number and year
 * @param firStation the police station of the report
 * @param offence the section of law
 * @param from its first day
 * @param until its last day; null if it was a single day
 * @param district where it happened
 * @param history how far the case has come
 * @param court the trial court; empty before the judgment
 * @param courtCase its number of the case; empty before the judgment
 */
record SyntheticCase(
    String firNumber,
    String firStation,
    SyntheticOffence offence,
    LocalDate from,
    @Nullable LocalDate until,
    SyntheticPlace district,
    CaseHistory history,
    String court,
    String courtCase) {

  private static final int OF_AGE = 18;
  private static final LocalDate SPECIAL_COURTS = LocalDate.of(2022, 1, 1);

  /** The case of a member of the family, born on that day, for an offence that began on this. */
  static SyntheticCase of(
      LocalDate born,
      LocalDate from,
      LocalDate today,
      SyntheticFamily family,
      SeededRandom random) {
    LocalDate until =
        random.chance(0.12) ? random.day(from, earlier(from.plusDays(400), today)) : null;
    LocalDate ended = until == null ? from : until;
    LocalDate reported = random.day(ended, earlier(ended.plusDays(25), today));
    SyntheticPlace scene = random.chance(0.86) ? family.place() : SyntheticPlace.draw(random);
    boolean near = scene.slug().equals(family.place().slug()) && random.chance(0.7);
    CaseHistory history = CaseHistory.since(reported.toEpochDay(), today.toEpochDay(), random);
    LocalDate judged = history.judgmentOn();
    return new SyntheticCase(
        random.between(1, 1_400) + "/" + reported.getYear(),
        near ? family.station() : scene.station(random),
        SyntheticOffence.draw(random, from.getYear()),
        from,
        until,
        scene,
        history,
        judged == null ? "" : court(born, from, judged, random) + ", " + scene.name(),
        judged == null ? "" : "SC " + random.between(1, 900) + "/" + judged.getYear());
  }

  /** The law by which the record is kept: the register's for a conviction, else the case's. */
  String legalBasis() {
    if (history.sentenced() && offence.registered()) {
      return "ANTI-RAPE-ACT-2021-S24";
    }
    return history.stage().equals("FIR") ? "CRPC-1898-S154" : "CRPC-1898-S173";
  }

  private static String court(
      LocalDate born, LocalDate from, LocalDate judged, SeededRandom random) {
    if (born.plusYears(OF_AGE).isAfter(from)) {
      return "Juvenile Court";
    }
    if (judged.isAfter(SPECIAL_COURTS) && random.chance(0.6)) {
      return "Special Court (Anti-Rape)";
    }
    return random.chance(0.4) ? "Sessions Court" : "Additional Sessions Court";
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
