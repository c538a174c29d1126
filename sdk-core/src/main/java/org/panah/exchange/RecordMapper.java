package org.panah.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.LegalBasis;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SourceMark;
import org.panah.offender.Warning;
import org.panah.reference.ReferenceData;

/** Makes records of rows, by a mapping and the reference data. For one thread. */
final class RecordMapper {
  private final Mapping mapping;
  private final Agency owner;
  private final LocalDate today;
  private final Readings readings;
  private final PersonMapper persons;
  private final OffenceMapper offences;

  /**
   * Checks that the mapping's own values can be read.
   *
   * @throws PanahException.InvalidRequest if one cannot; it names the mapping's key
   */
  RecordMapper(Mapping mapping, ReferenceData reference, Agency owner, LocalDate today) {
    this.mapping = mapping;
    this.owner = owner;
    this.today = today;
    readings = new Readings(reference, mapping);
    persons = new PersonMapper(readings, owner);
    offences = new OffenceMapper(readings, persons, owner);
    for (Map.Entry<Column, String> constant : mapping.constants.entrySet()) {
      check(constant.getKey(), constant.getValue(), "constant");
    }
    mapping.words.forEach(
        (column, words) -> words.values().forEach(value -> check(column, value, value)));
  }

  // A misspelt value in the mapping would else be told a million times, once for each row.
  private void check(Column column, String value, String key) {
    try {
      switch (column) {
        case SEX, VICTIM_SEX -> readings.sex(value);
        case STAGE -> readings.stage(value);
        case ADDRESS_KIND -> readings.addressKind(value);
        case WITH_CHILDREN -> readings.answer(value);
        case VICTIM_AGE_BAND -> readings.ageBand(value);
        case AGE_AT_OFFENCE -> readings.ageAtOffence(value);
        case SECTION -> readings.sections(value);
        case DISTRICT, FIR_DISTRICT, OFFENCE_DISTRICT -> checkDistrict(value);
        case LEGAL_BASIS -> LegalBasis.of(value);
        case BORN, OFFENCE_FROM, OFFENCE_UNTIL -> readings.partialDate(value);
        case STAGE_ON, JUDGMENT_ON, REVIEW_BY -> readings.date(value);
        default -> {}
      }
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.InvalidRequest("mapping: " + column.label() + "." + key, e.rule());
    }
  }

  private void checkDistrict(String value) {
    @Nullable String province = mapping.constants.get(Column.PROVINCE);
    if (province == null) {
      readings.district(value);
    } else {
      readings.district(value, province);
    }
  }

  OffenderRecord map(Cells row, OffenderId id) throws Rejection {
    try {
      Warning warning = offences.warning(row);
      OffenderRecord record =
          new OffenderRecord(
              id,
              owner,
              0,
              null,
              persons.map(row),
              offences.map(row),
              warning == null ? List.of() : List.of(warning),
              row.required(Column.LEGAL_BASIS, LegalBasis::of),
              reviewBy(row),
              List.of(),
              null);
      // A date that was counted from today is none that the source told.
      return row.text(Column.REVIEW_BY) == null
          ? record.withSource(new SourceMark(null, null, 0))
          : record;
    } catch (PanahException.InvalidRequest e) {
      throw refused(row.header(), e);
    }
  }

  /** What the values or the registry refused, by the column that told it. */
  static Rejection refused(Header header, PanahException.InvalidRequest refusal) {
    String field = Column.ofField(refusal.field()).map(header::label).orElse(refusal.field());
    return new Rejection(field, refusal.rule());
  }

  private LocalDate reviewBy(Cells row) throws Rejection {
    LocalDate date = row.value(Column.REVIEW_BY, readings::date);
    if (date == null && mapping.reviewYears == 0) {
      throw row.rejection(Column.REVIEW_BY, "required");
    }
    return date == null ? today.plusYears(mapping.reviewYears) : date;
  }
}
