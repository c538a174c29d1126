package org.panah.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.offender.FirReference;
import org.panah.offender.Judgment;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.StageEntry;
import org.panah.offender.Victim;
import org.panah.offender.Warning;
import org.panah.person.Address;
import org.panah.person.Contact;
import org.panah.person.ExternalReference;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Mark;
import org.panah.person.Occupation;
import org.panah.person.Person;
import org.panah.person.PersonName;

/** Writes offences as rows of a CSV file that people read. */
final class OffenceRows {
  private static final List<String> OWN_COLUMNS =
      List.of("record_id", "version", "recorded_at", "standing", "offence_key");
  private static final List<Column> COLUMNS =
      List.of(Column.values()).stream()
          .filter(column -> column != Column.SOURCE_REF && column != Column.PROVINCE)
          .toList();
  private static final String FORMULA = "=+-@\t\r";

  private final CsvWriter writer;
  private final boolean guarded;

  /** Writes the header; guarded, the cells are safe to open in a spreadsheet. */
  OffenceRows(Writer out, boolean guarded) throws IOException {
    this.guarded = guarded;
    if (guarded) {
      out.write('\ufeff');
    }
    writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
    List<String> titles = new ArrayList<>(OWN_COLUMNS);
    COLUMNS.forEach(column -> titles.add(column.label()));
    writer.writeRecord(titles);
  }

  /** Writes a row for each offence that is not a juvenile's; answers the record as it is told. */
  Optional<OffenderRecord> write(OffenderRecord record) {
    List<Offence> offences = new ArrayList<>(record.offences());
    offences.removeIf(record::juvenileAt);
    if (offences.isEmpty()) {
      return Optional.empty();
    }
    OffenderRecord told =
        offences.size() == record.offences().size() ? record : record.withOffences(offences);
    Map<Column, String> row = new EnumMap<>(Column.class);
    for (Offence offence : offences) {
      row.clear();
      person(row, told.person());
      offence(row, offence);
      put(row, Column.WARNING, told.warnings(), Warning::text);
      put(row, Column.WARNING_KIND, told.warnings(), Warning::kind);
      put(row, Column.LEGAL_BASIS, told.legalBasis());
      put(row, Column.REVIEW_BY, told.reviewBy());
      List<String> cells = new ArrayList<>();
      cells.add(told.id().value());
      cells.add(String.valueOf(told.version()));
      cells.add(told.recordedAt() == null ? "" : told.recordedAt().toString());
      cells.add(told.standing().name());
      cells.add(offence.key());
      COLUMNS.forEach(column -> cells.add(row.getOrDefault(column, "")));
      writer.writeRecord(guarded ? cells.stream().map(OffenceRows::guarded).toList() : cells);
    }
    return Optional.of(told);
  }

  private static String guarded(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static void person(Map<Column, String> row, Person person) {
    PersonName name = person.name();
    put(row, Column.NAME, name.latin());
    put(row, Column.NAME_URDU, name.urdu());
    put(row, Column.ALIASES, name.aliases(), alias -> alias);
    relative(row, person.father(), Column.FATHER, Column.FATHER_URDU);
    relative(row, person.husband(), Column.HUSBAND, Column.HUSBAND_URDU);
    put(row, Column.SEX, person.sex());
    put(row, Column.BORN, person.born());
    put(row, Column.BIRTH_PLACE, person.birthPlace());
    put(row, Column.NATIONALITY, person.nationality());
    number(row, person, Column.CNIC, IdentifierType.CNIC);
    number(row, person, Column.NICOP, IdentifierType.NICOP);
    number(row, person, Column.POC, IdentifierType.POC);
    number(row, person, Column.CRC, IdentifierType.CRC);
    number(row, person, Column.PASSPORT, IdentifierType.PASSPORT);
    issuer(row, person, Column.PASSPORT_COUNTRY, IdentifierType.PASSPORT);
    number(row, person, Column.POR, IdentifierType.POR);
    number(row, person, Column.PRISON_NO, IdentifierType.PRISON);
    issuer(row, person, Column.PRISON, IdentifierType.PRISON);
    number(row, person, Column.REGISTER_NO, IdentifierType.REGISTER);
    put(row, Column.ADDRESS, person.addresses(), Address::text);
    put(row, Column.ADDRESS_KIND, person.addresses(), Address::kind);
    put(row, Column.DISTRICT, person.addresses(), Address::district);
    put(row, Column.POLICE_STATION, person.addresses(), Address::policeStation);
    List<Contact> phones =
        person.contacts().stream().filter(contact -> contact.kind().equals("PHONE")).toList();
    put(row, Column.PHONE, phones, Contact::value);
    put(row, Column.OCCUPATION, person.occupations(), Occupation::description);
    put(
        row,
        Column.WITH_CHILDREN,
        person.occupations(),
        occupation -> occupation.withChildren() ? "yes" : "no");
    put(row, Column.MARKS, person.marks(), Mark::description);
    List<ExternalReference> photos =
        person.biometrics().stream().filter(photo -> photo.kind().equals("PHOTO")).toList();
    put(row, Column.PHOTO_REF, photos, ExternalReference::reference);
  }

  private static void relative(
      Map<Column, String> row, @Nullable PersonName name, Column latin, Column urdu) {
    if (name != null) {
      put(row, latin, name.latin());
      put(row, urdu, name.urdu());
    }
  }

  private static void number(
      Map<Column, String> row, Person person, Column column, IdentifierType type) {
    put(row, column, ofType(person, type), Identifier::value);
  }

  private static void issuer(
      Map<Column, String> row, Person person, Column column, IdentifierType type) {
    put(row, column, ofType(person, type), Identifier::issuer);
  }

  private static List<Identifier> ofType(Person person, IdentifierType type) {
    return person.identifiers().stream()
        .filter(identifier -> identifier.type().equals(type))
        .toList();
  }

  private static void offence(Map<Column, String> row, Offence offence) {
    put(row, Column.SECTION, offence.section().code());
    FirReference fir = offence.fir();
    if (fir != null) {
      put(row, Column.FIR_NUMBER, fir.number());
      put(row, Column.FIR_STATION, fir.station());
      put(row, Column.FIR_DISTRICT, fir.district());
    }
    put(row, Column.OFFENCE_FROM, offence.from());
    put(row, Column.OFFENCE_UNTIL, offence.until());
    put(row, Column.OFFENCE_DISTRICT, offence.district());
    StageEntry now = offence.stages().get(offence.stages().size() - 1);
    put(row, Column.STAGE, now.stage());
    put(row, Column.STAGE_ON, now.on());
    put(row, Column.AGE_AT_OFFENCE, offence.ageAtOffence());
    Judgment judgment = offence.judgment();
    if (judgment != null) {
      put(row, Column.COURT, judgment.court());
      put(row, Column.COURT_CASE, judgment.caseNumber());
      put(row, Column.JUDGMENT_ON, judgment.on());
      put(row, Column.SENTENCE, judgment.sentence());
      ExternalReference document = judgment.document();
      put(row, Column.JUDGMENT_REF, document == null ? null : document.reference());
    }
    put(row, Column.VICTIM_AGE_BAND, offence.victims(), Victim::ageBand);
    put(row, Column.VICTIM_SEX, offence.victims(), Victim::sex);
    put(row, Column.VICTIM_RELATION, offence.victims(), Victim::relation);
  }

  private static void put(Map<Column, String> row, Column column, @Nullable Object value) {
    if (value != null) {
      row.put(column, value.toString());
    }
  }

  private static <T> void put(
      Map<Column, String> row,
      Column column,
      Collection<T> values,
      Function<? super T, ? extends @Nullable Object> text) {
    String joined =
        values.stream()
            .map(value -> Objects.requireNonNullElse(text.apply(value), "").toString())
            .collect(Collectors.joining(" | "));
    if (!joined.isBlank()) {
      row.put(column, joined);
    }
  }
}
