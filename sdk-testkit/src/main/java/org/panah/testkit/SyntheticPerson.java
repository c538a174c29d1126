package org.panah.testkit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented person with one offence, as one row of an agency's export. Nobody is meant: names are
 * put together by chance. Texts that do not apply are empty, dates that do not apply are null.
 *
 * @param family members of one family have the same number; they share the father, and the address
 * @param sourceRef unique within a run, for example {@code SYN-0000001}
 * @param cnic 13 digits, unique within a run of up to a thousand million; the fourth and the fifth
 *     are 99, a tehsil that is given to nobody
 * @param name in Latin letters, in one of its spellings
 * @param nameUrdu the same in Urdu script
 * @param aliases nicknames, separated by {@code " @ "}; mostly empty
 * @param father in Latin letters
 * @param fatherUrdu the same in Urdu script
 * @param husband in Latin letters; for some women only
 * @param sex {@code M}, {@code F} or {@code X}
 * @param born as recorded: {@code 1985-04-03}, {@code 1985-04}, {@code 1985} or {@code ~1985}
 * @param bornOn the day itself, which a record with less in {@code born} does not tell
 * @param district key of the home district in the reference data
 * @param address within the district
 * @param policeStation whose area the address is in
 * @param firNumber number and year, for example {@code 123/2024}
 * @param firStation the police station of the report
 * @param section of law, for example {@code PPC 377B}
 * @param offenceFrom the day of the offence, or its first day
 * @param offenceUntil its last day; null if it was a single day
 * @param offenceDistrict key of the district of the offence in the reference data
 * @param stage how far the case has come, for example {@code CHALLAN}
 * @param stageOn since when
 * @param court the trial court; empty before the judgment
 * @param courtCase its number of the case; empty before the judgment
 * @param judgmentOn the day of the judgment; null before it
 * @param sentence in words; empty if none stands
 * @param victimAgeBand for example {@code FROM_6_TO_11}
 * @param victimSex {@code M} or {@code F}
 * @param ageAtOffence {@code ADULT}, {@code JUVENILE}, or {@code UNKNOWN} where {@code born} does
 *     not tell
 * @param warning what an officer must know; mostly empty
 * @param legalBasis the law by which the record is kept
 * @param reviewBy after the day on which the run is set
 */
public record SyntheticPerson(
    long family,
    String sourceRef,
    String cnic,
    String name,
    String nameUrdu,
    String aliases,
    String father,
    String fatherUrdu,
    String husband,
    String sex,
    String born,
    LocalDate bornOn,
    String district,
    String address,
    String policeStation,
    String firNumber,
    String firStation,
    String section,
    LocalDate offenceFrom,
    @Nullable LocalDate offenceUntil,
    String offenceDistrict,
    String stage,
    LocalDate stageOn,
    String court,
    String courtCase,
    @Nullable LocalDate judgmentOn,
    String sentence,
    String victimAgeBand,
    String victimSex,
    String ageAtOffence,
    String warning,
    String legalBasis,
    LocalDate reviewBy) {

  /** The source reference only: tests print objects, and habits form there. */
  @Override
  public String toString() {
    return "SyntheticPerson[" + sourceRef + "]";
  }
}
