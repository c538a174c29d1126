package org.panah.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cell of a row can tell, under the names that Panah gives to its own columns. */
enum Column {
  // Between the parts stands a character that no cell holds, so no two lists of parts look alike.
  SOURCE_REF("\u001f"),
  CNIC,
  NICOP,
  POC,
  CRC,
  PASSPORT,
  PASSPORT_COUNTRY,
  POR,
  PRISON_NO,
  PRISON,
  REGISTER_NO,
  NAME(" "),
  NAME_URDU(" "),
  ALIASES("|"),
  FATHER,
  FATHER_URDU,
  HUSBAND,
  HUSBAND_URDU,
  SEX,
  BORN,
  BIRTH_PLACE,
  NATIONALITY,
  ADDRESS(", "),
  ADDRESS_KIND,
  DISTRICT,
  PROVINCE,
  POLICE_STATION,
  PHONE("|"),
  OCCUPATION,
  WITH_CHILDREN,
  MARKS("|"),
  PHOTO_REF,
  FIR_NUMBER("/"),
  FIR_STATION,
  FIR_DISTRICT,
  SECTION(", "),
  OFFENCE_FROM,
  OFFENCE_UNTIL,
  OFFENCE_DISTRICT,
  STAGE,
  STAGE_ON,
  COURT,
  COURT_CASE,
  JUDGMENT_ON,
  SENTENCE,
  JUDGMENT_REF,
  VICTIM_AGE_BAND,
  VICTIM_SEX,
  VICTIM_RELATION,
  AGE_AT_OFFENCE,
  WARNING,
  WARNING_KIND,
  LEGAL_BASIS,
  REVIEW_BY;

  private static final Map<String, Column> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Column::label, column -> column));

  // Under which paths the values and the registry name what a column told.
  private static final Map<String, Column> BY_FIELD = new HashMap<>();

  static {
    Arrays.stream(values()).forEach(column -> BY_FIELD.put(column.label(), column));
    BY_FIELD.put("id", SOURCE_REF);
    BY_FIELD.put("name.latin", NAME);
    BY_FIELD.put("name.urdu", NAME_URDU);
    BY_FIELD.put("name.aliases", ALIASES);
    BY_FIELD.put("birthPlace", BIRTH_PLACE);
    BY_FIELD.put("address.text", ADDRESS);
    BY_FIELD.put("address.policeStation", POLICE_STATION);
    BY_FIELD.put("addresses.district", DISTRICT);
    BY_FIELD.put("section.code", SECTION);
    BY_FIELD.put("fir.number", FIR_NUMBER);
    BY_FIELD.put("fir.station", FIR_STATION);
    BY_FIELD.put("fir.district", FIR_DISTRICT);
    BY_FIELD.put("from", OFFENCE_FROM);
    BY_FIELD.put("until", OFFENCE_UNTIL);
    BY_FIELD.put("stages", STAGE);
    BY_FIELD.put("ageAtOffence", AGE_AT_OFFENCE);
    BY_FIELD.put("judgment.court", COURT);
    BY_FIELD.put("judgment.caseNumber", COURT_CASE);
    BY_FIELD.put("judgment.on", JUDGMENT_ON);
    BY_FIELD.put("judgment.sentence", SENTENCE);
    BY_FIELD.put("victim.relation", VICTIM_RELATION);
    BY_FIELD.put("warning.text", WARNING);
    BY_FIELD.put("warning.kind", WARNING_KIND);
    BY_FIELD.put("legalBasis", LEGAL_BASIS);
    BY_FIELD.put("reviewBy", REVIEW_BY);
    BY_FIELD.put("reviewExtensions", REVIEW_BY);
  }

  private final @Nullable String joint;
  private final String label = name().toLowerCase(Locale.ROOT);

  Column() {
    this(null);
  }

  Column(@Nullable String joint) {
    this.joint = joint;
  }

  /** The name in a header and in a mapping. */
  String label() {
    return label;
  }

  /**
   * What stands between the cells of several columns that tell this together; null if only one can.
   */
  @Nullable String joint() {
    return joint;
  }

  static Optional<Column> named(String label) {
    return Optional.ofNullable(BY_NAME.get(label));
  }

  /**
   * The column that told what a value's path names, for example {@code offences[0].fir.district}.
   */
  static Optional<Column> ofField(String path) {
    String inner = path.replaceAll("\\[\\d+]", "").replaceFirst("^(person|offences?)\\.", "");
    Column own = inner.equals("district") && !inner.equals(path) ? OFFENCE_DISTRICT : null;
    return Optional.ofNullable(own != null ? own : BY_FIELD.get(inner));
  }
}
