package org.panah;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int OF_AGE = 18;
  // By how much a date that is a guess may be wrong.
  private static final int ABOUT_YEARS = 3;

  private final Set<String> sections;
  private final Set<String> districts;

  RecordRules(ReferenceData reference) {
    sections = reference.sections().stream().map(LawSection::code).collect(Collectors.toSet());
    districts = reference.districts().stream().map(District::slug).collect(Collectors.toSet());
  }

  /** Checks a record as it shall be written. */
  void check(OffenderRecord record, LocalDate today) {
    if (record.lapsed(today)) {
      refuse("reviewBy", "not in the past");
    }
    PartialDate born = record.person().born();
    if (born != null && born.earliest().isAfter(today)) {
      refuse("person.born", "not in the future");
    }
    List<Address> addresses = record.person().addresses();
    for (int i = 0; i < addresses.size(); i++) {
      district("person.addresses[" + i + "].district", addresses.get(i).district());
    }
    for (int i = 0; i < record.offences().size(); i++) {
      check("offences[" + i + "].", record.offences().get(i), born, today);
    }
  }

  private void check(String path, Offence offence, @Nullable PartialDate born, LocalDate today) {
    if (!sections.contains(offence.section().code())) {
      refuse(path + "section", "a section of the schedule");
    }
    district(path + "district", offence.district());
    if (offence.fir() != null) {
      district(path + "fir.district", offence.fir().district());
    }
    for (StageEntry entry : offence.stages()) {
      if (entry.on() != null && entry.on().isAfter(today)) {
        refuse(path + "stage", "not reached in the future");
      }
    }
    if (offence.judgment() != null
        && offence.judgment().on() != null
        && offence.judgment().on().isAfter(today)) {
      refuse(path + "judgment.on", "not in the future");
    }
    PartialDate from = offence.from();
    if (from == null) {
      return;
    }
    if (from.earliest().isAfter(today)) {
      refuse(path + "from", "not in the future");
    }
    if (born == null) {
      return;
    }
    int slack = born.about() || from.about() ? ABOUT_YEARS : 0;
    if (from.latest().isBefore(born.earliest().minusYears(slack))) {
      refuse(path + "from", "not before the person was born");
    }
    if (slack > 0) {
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
      refuse(field, "the key of a district of the reference data");
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
      if (known != null && !beginsWith(offence.stages(), known.stages())) {
        refuse("offences[" + i + "].stages", "the stages that stand there, and then what followed");
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

  /**
   * A record that came from a source that tells only how things are now, made into a change of the
   * one that stands there: stages go on from those that are known, and a later review date, which
   * only an assessment gives, is not taken over.
   */
  OffenderRecord merged(OffenderRecord before, OffenderRecord incoming) {
    Map<String, Offence> earlier = byKey(before);
    List<Offence> offences = new ArrayList<>();
    for (Offence offence : incoming.offences()) {
      Offence known = earlier.get(offence.key());
      offences.add(known == null ? offence : merged(known, offence));
    }
    LocalDate reviewBy =
        incoming.reviewBy().isAfter(before.reviewBy()) ? before.reviewBy() : incoming.reviewBy();
    return new OffenderRecord(
        incoming.id(),
        incoming.owner(),
        before.version(),
        before.recordedAt(),
        incoming.person(),
        offences,
        incoming.warnings(),
        incoming.legalBasis(),
        reviewBy,
        incoming.reviewExtensions().isEmpty()
            ? before.reviewExtensions()
            : incoming.reviewExtensions());
  }

  private static Offence merged(Offence known, Offence incoming) {
    if (incoming.stages().size() > 1 || incoming.stages().equals(known.stages())) {
      return incoming;
    }
    StageEntry now = incoming.stages().get(0);
    List<StageEntry> stages = new ArrayList<>(known.stages());
    if (now.stage() != known.stage()) {
      stages.add(now);
    }
    return new Offence(
        incoming.key(),
        incoming.section(),
        incoming.fir(),
        incoming.from(),
        incoming.until(),
        incoming.district(),
        stages,
        incoming.ageAtOffence(),
        incoming.judgment(),
        incoming.victims());
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
