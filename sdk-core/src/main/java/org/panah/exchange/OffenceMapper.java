package org.panah.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.FirReference;
import org.panah.offender.Judgment;
import org.panah.offender.Offence;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.Victim;
import org.panah.offender.Victim.AgeBand;
import org.panah.offender.Warning;
import org.panah.person.Checks;
import org.panah.person.ExternalReference;
import org.panah.person.PartialDate;
import org.panah.person.Sex;

/** Makes offences of the cells of a row: one for each section that the row cites. */
final class OffenceMapper {
  private final Readings readings;
  private final PersonMapper places;
  private final Agency owner;

  OffenceMapper(Readings readings, PersonMapper places, Agency owner) {
    this.readings = readings;
    this.places = places;
    this.owner = owner;
  }

  List<Offence> map(Cells row) throws Rejection {
    List<SectionReference> sections = row.required(Column.SECTION, readings::sections);
    FirReference fir = fir(row);
    PartialDate from = row.value(Column.OFFENCE_FROM, readings::partialDate);
    PartialDate until = row.value(Column.OFFENCE_UNTIL, readings::partialDate);
    String district = places.district(row, Column.OFFENCE_DISTRICT);
    Stage stage = row.required(Column.STAGE, readings::stage);
    LocalDate stageOn = row.value(Column.STAGE_ON, readings::date);
    AgeAtOffence age = row.value(Column.AGE_AT_OFFENCE, readings::ageAtOffence);
    Judgment judgment = judgment(row);
    Victim victim = victim(row);
    List<Offence> offences = new ArrayList<>(sections.size());
    for (SectionReference section : sections) {
      Offence.Builder offence =
          Offence.under(section)
              // By its place it would get the stages of one that the source leaves out.
              .key(section.code())
              .fir(fir)
              .during(from, until)
              .district(district)
              .stage(stage, stageOn)
              .ageAtOffence(age == null ? AgeAtOffence.UNKNOWN : age)
              .judgment(judgment);
      if (victim != null) {
        offence.victim(victim);
      }
      offences.add(offence.build());
    }
    return offences;
  }

  private @Nullable FirReference fir(Cells row) throws Rejection {
    String number = row.value(Column.FIR_NUMBER, Checks::asciiDigits);
    String station = row.text(Column.FIR_STATION);
    String district = places.district(row, Column.FIR_DISTRICT);
    if (number == null) {
      return null;
    }
    if (station == null) {
      throw row.rejection(
          Column.FIR_STATION, "required, since a number is unique within its station only");
    }
    return new FirReference(number, station, district);
  }

  private @Nullable Judgment judgment(Cells row) throws Rejection {
    String court = row.text(Column.COURT);
    String number = row.text(Column.COURT_CASE);
    LocalDate on = row.value(Column.JUDGMENT_ON, readings::date);
    String sentence = row.text(Column.SENTENCE);
    ExternalReference document =
        row.value(
            Column.JUDGMENT_REF,
            text -> new ExternalReference("JUDGMENT", owner.code(), text, null));
    boolean decided = on != null || sentence != null || document != null;
    // A court that the mapping names for all rows does not make a case of one that tells of none.
    if (!decided && row.own(Column.COURT) == null && row.own(Column.COURT_CASE) == null) {
      return null;
    }
    if (court == null) {
      throw row.rejection(Column.COURT, "required where there is a judgment or a case number");
    }
    return new Judgment(court, number, on, sentence, document);
  }

  private @Nullable Victim victim(Cells row) throws Rejection {
    AgeBand band = row.value(Column.VICTIM_AGE_BAND, readings::ageBand);
    Sex sex = row.value(Column.VICTIM_SEX, readings::sex);
    String relation = row.value(Column.VICTIM_RELATION, Readings::victimRelation);
    if (Stream.of(band, sex, relation).allMatch(part -> part == null)) {
      return null;
    }
    return new Victim(
        band == null ? AgeBand.UNKNOWN : band, sex == null ? Sex.UNKNOWN : sex, null, relation);
  }

  @Nullable Warning warning(Cells row) {
    String text = row.text(Column.WARNING);
    if (text != null) {
      String kind = row.text(Column.WARNING_KIND);
      return new Warning(kind == null ? "GENERAL" : kind, text, null);
    }
    // A kind that the mapping gives to all warnings does not warn of everybody.
    String kind = row.own(Column.WARNING_KIND);
    return kind == null
        ? null
        : new Warning(kind, kind.replace('_', ' ').toLowerCase(Locale.ROOT), null);
  }
}
