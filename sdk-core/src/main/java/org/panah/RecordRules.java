package org.panah;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.StageEntry;
import org.panah.person.Address;
import org.panah.person.PartialDate;
import org.panah.reference.District;
import org.panah.reference.LawSection;
import org.panah.reference.ReferenceData;

/** What a record must fulfil when it is written, beyond what its values check themselves. */
final class RecordRules {
  static final String DISTRICT = "the key of a district of the reference data, as PB-lahore is one";

  private static final int OF_AGE = 18;
  private static final LocalDate OLDEST_DAY = LocalDate.of(1900, 1, 1);
  // Half as long for what somebody did under age (guard G7); no registry that publishes its periods
  // reviews less often.
  private static final int MAX_REVIEW_YEARS = 30;
  private static final int MAX_JUVENILE_REVIEW_YEARS = 15;

  private final Set<String> sections;
  private final Set<String> districts;

  RecordRules(ReferenceData reference) {
    sections =
        reference.sections().stream()
            .filter(LawSection::offence)
            .map(LawSection::code)
            .collect(Collectors.toSet());
    districts = reference.districts().stream().map(District::slug).collect(Collectors.toSet());
  }

  /** Checks a record as it shall be written. */
  void check(OffenderRecord record, LocalDate today) {
    for (String taken : AlertRules.TAKEN) {
      if (record.version() <= 1 && record.id().value().startsWith(taken)) {
        refuse("id", "not beginning with " + taken);
      }
    }
    review(record, today);
    PartialDate born = record.person().born();
    if (born != null) {
      past("person.born", born.earliest(), today);
    }
    List<Address> addresses = record.person().addresses();
    for (int i = 0; i < addresses.size(); i++) {
      district("person.addresses[" + i + "].district", addresses.get(i).district());
    }
    for (int i = 0; i < record.offences().size(); i++) {
      check("offences[" + i + "].", record.offences().get(i), born, today);
    }
  }

  private static void review(OffenderRecord record, LocalDate today) {
    if (record.lapsed(today)) {
      refuse("reviewBy", "not in the past");
    }
    int years =
        record.offences().stream().anyMatch(record::juvenileAt)
            ? MAX_JUVENILE_REVIEW_YEARS
            : MAX_REVIEW_YEARS;
    if (record.reviewBy().isAfter(today.plusYears(years))) {
      refuse("reviewBy", "at most " + years + " years from today");
    }
    for (int i = 0; i < record.reviewExtensions().size(); i++) {
      past(
          "reviewExtensions[" + i + "].assessedOn",
          record.reviewExtensions().get(i).assessedOn(),
          today);
    }
  }

  /** Nobody who is recorded was born, and nothing happened, before 1900 or after today. */
  private static void past(String field, @Nullable LocalDate day, LocalDate today) {
    if (day != null && day.isAfter(today)) {
      refuse(field, "not in the future");
    }
    if (day != null && day.isBefore(OLDEST_DAY)) {
      refuse(field, "not before 1900");
    }
  }

  private void check(String path, Offence offence, @Nullable PartialDate born, LocalDate today) {
    if (!sections.contains(offence.section().code())) {
      refuse(
          path + "section", "one of the schedule on which a record can rest, as PPC 377B is one");
    }
    district(path + "district", offence.district());
    if (offence.fir() != null) {
      district(path + "fir.district", offence.fir().district());
    }
    for (StageEntry entry : offence.stages()) {
      past(path + "stage", entry.on(), today);
    }
    if (offence.judgment() != null) {
      past(path + "judgment.on", offence.judgment().on(), today);
    }
    PartialDate from = offence.from();
    if (from == null) {
      return;
    }
    past(path + "from", from.earliest(), today);
    if (born == null) {
      return;
    }
    if (from.latestLikely().isBefore(born.earliestLikely())) {
      refuse(path + "from", "not before the person was born");
    }
    if (born.about() || from.about()) {
      return;
    }
    PartialDate last = offence.until() == null ? from : offence.until();
    boolean surelyJuvenile = last.latest().isBefore(born.earliest().plusYears(OF_AGE));
    boolean surelyAdult = !from.earliest().isBefore(born.latest().plusYears(OF_AGE));
    if ((offence.ageAtOffence() == AgeAtOffence.ADULT && surelyJuvenile)
        || (offence.ageAtOffence() == AgeAtOffence.JUVENILE && surelyAdult)) {
      refuse(path + "ageAtOffence", "as the dates of birth and offence say");
    }
  }

  private void district(String field, @Nullable String key) {
    if (key != null && !districts.contains(key)) {
      refuse(field, DISTRICT);
    }
  }

  /** Checks that a record may take the place of the one that stands there. */
  void checkChange(OffenderRecord before, OffenderRecord after) {
    if (!before.owner().equals(after.owner())) {
      refuse("owner", "the record's owner does not change");
    }
    Map<String, Offence> earlier = byKey(before);
    for (int i = 0; i < after.offences().size(); i++) {
      Offence offence = after.offences().get(i);
      Offence known = earlier.get(offence.key());
      if (known != null) {
        checkChange("offences[" + i + "].", known, offence);
        if (before.juvenileAt(known)
            && !after.juvenileAt(offence)
            && sameDates(known, offence)
            && Objects.equals(before.person().born(), after.person().born())) {
          // It was certain by the day of recording only, and that day is another one now.
          refuse("offences[" + i + "].ageAtOffence", "JUVENILE, or dates that tell otherwise");
        }
      }
    }
    if (!beginsWith(after.reviewExtensions(), before.reviewExtensions())) {
      refuse("reviewExtensions", "the assessments that stand there, and then new ones");
    }
    if (after.reviewBy().isAfter(before.reviewBy())) {
      int last = after.reviewExtensions().size() - 1;
      if (last < before.reviewExtensions().size()
          || !after.reviewExtensions().get(last).until().equals(after.reviewBy())) {
        refuse("reviewBy", "later only by a recorded assessment");
      }
    }
  }

  private static void checkChange(String path, Offence before, Offence after) {
    if (!before.section().code().equals(after.section().code())) {
      refuse(path + "section", "the one that stands there; another one has a key of its own");
    }
    // A day that was mistaken can be corrected; the way that the case went cannot be undone.
    List<StageEntry> known = before.stages();
    List<StageEntry> told = after.stages();
    boolean goesOn = told.size() >= known.size();
    for (int i = 0; goesOn && i < known.size(); i++) {
      boolean forgotten = known.get(i).on() != null && told.get(i).on() == null;
      goesOn = known.get(i).stage() == told.get(i).stage() && !forgotten;
    }
    if (!goesOn) {
      refuse(
          path + "stages",
          "the stages that stand there, and then what followed; none is taken back or left out");
    }
  }

  private static boolean sameDates(Offence before, Offence after) {
    return after.ageAtOffence() == AgeAtOffence.UNKNOWN
        && before.ageAtOffence() == AgeAtOffence.UNKNOWN
        && Objects.equals(before.from(), after.from())
        && Objects.equals(before.until(), after.until());
  }

  private static Map<String, Offence> byKey(OffenderRecord record) {
    Map<String, Offence> offences = new HashMap<>();
    record.offences().forEach(offence -> offences.put(offence.key(), offence));
    return offences;
  }

  private static <T> boolean beginsWith(List<T> list, List<T> beginning) {
    return list.size() >= beginning.size() && list.subList(0, beginning.size()).equals(beginning);
  }

  private static void refuse(String field, String rule) {
    throw new PanahException.InvalidRequest(field, rule);
  }
}
