package org.panah.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.panah.common.PanahException;

/**
 * The reference data: provinces, districts, sections of law, agencies and roles, found under any
 * accepted spelling, and the tables by which names are compared.
 *
 * <p>The built-in files are versioned; a host adds or replaces lines from files of its own. Nothing
 * here is an enumeration, because districts are divided and schedules amended. Immutable, and safe
 * for use by many threads.
 *
 * <p>Spellings are compared without case, spaces, dashes and dots, in Latin or Urdu script. A
 * spelling that could mean two entries finds none: the caller has to say more.
 */
public final class ReferenceData {
  private final Table<Province> provinces;
  private final Table<District> districts;
  private final Table<LawSection> sections;
  private final Table<AgencyEntry> agencies;
  private final Table<RoleEntry> roles;
  private final Table<RecipientRule> recipients;
  private final NameTables names;

  ReferenceData(
      Table<Province> provinces,
      Table<District> districts,
      Table<LawSection> sections,
      Table<AgencyEntry> agencies,
      Table<RoleEntry> roles,
      Table<RecipientRule> recipients,
      NameTables names) {
    this.provinces = provinces;
    this.districts = districts;
    this.sections = sections;
    this.agencies = agencies;
    this.roles = roles;
    this.recipients = recipients;
    this.names = names;
  }

  /** The data that come with this version of Panah; always the same object. */
  public static ReferenceData builtIn() {
    return BuiltIn.DATA;
  }

  /**
   * A copy of these data with the lines of a host's file added, or put in the place of lines with
   * the same key.
   *
   * @param file a file of the kind's shape, in UTF-8
   * @param kind what the file holds
   * @return the new data; these stay as they are
   * @throws PanahException.InvalidRequest if the file cannot be read or breaks a rule; it names the
   *     line, the column and the rule
   */
  public ReferenceData with(Path file, ReferenceKind kind) {
    String name = String.valueOf(file.getFileName());
    try (Reader source = Files.newBufferedReader(file, UTF_8)) {
      return with(source, name, kind);
    } catch (IOException e) {
      throw new PanahException.InvalidRequest(name, "a readable file in UTF-8", e);
    }
  }

  /**
   * A copy of these data with lines added or replaced, as in {@link #with(Path, ReferenceKind)}.
   *
   * @param source the text of the file; stays open
   * @param name the file's name, for error messages
   * @param kind what the file holds
   * @return the new data; these stay as they are
   * @throws PanahException.InvalidRequest if the text cannot be read or breaks a rule
   */
  public ReferenceData with(Reader source, String name, ReferenceKind kind) {
    requireNonNull(source, "source");
    TsvFile file = TsvFile.read(source, name, kind);
    return switch (kind) {
      case PROVINCES ->
          new ReferenceData(
              provinces.plus(file, Rows::province),
              districts,
              sections,
              agencies,
              roles,
              recipients,
              names);
      case DISTRICTS ->
          new ReferenceData(
              provinces,
              districts.plus(file, row -> Rows.district(row, provinces)),
              sections,
              agencies,
              roles,
              recipients,
              names);
      case LAW_SECTIONS ->
          new ReferenceData(
              provinces,
              districts,
              sections.plus(file, row -> Rows.section(row, file.version())),
              agencies,
              roles,
              recipients,
              names);
      case AGENCIES ->
          new ReferenceData(
              provinces,
              districts,
              sections,
              agencies.plus(file, row -> Rows.agency(row, provinces)),
              roles,
              recipients,
              names);
      case ROLES ->
          new ReferenceData(
              provinces,
              districts,
              sections,
              agencies,
              roles.plus(file, Rows::role),
              recipients,
              names);
      case RECIPIENTS ->
          new ReferenceData(
              provinces,
              districts,
              sections,
              agencies,
              roles,
              recipients.plus(file, Rows::recipient),
              names);
      case NAME_WORDS -> with(names.withWords(file));
      case SOUNDS -> with(names.withSounds(file));
      case SOUND_COSTS -> with(names.withCosts(file));
    };
  }

  private ReferenceData with(NameTables tables) {
    return new ReferenceData(provinces, districts, sections, agencies, roles, recipients, tables);
  }

  /**
   * The version of a kind of data: that of the built-in file, and after a plus sign that of each
   * file put on top.
   *
   * @param kind which data
   * @return the version, for example {@code 2023-1} or {@code 2023-1+lahore-4}
   */
  public String version(ReferenceKind kind) {
    return switch (kind) {
      case PROVINCES -> provinces.version();
      case DISTRICTS -> districts.version();
      case LAW_SECTIONS -> sections.version();
      case AGENCIES -> agencies.version();
      case ROLES -> roles.version();
      case RECIPIENTS -> recipients.version();
      case NAME_WORDS -> names.words().version();
      case SOUNDS -> names.sounds().version();
      case SOUND_COSTS -> names.costs().version();
    };
  }

  /**
   * The province with this code, name or alias; empty when there is none.
   *
   * @param spelling for example {@code PK-PB}, {@code KPK} or {@code سندھ}
   * @return the province
   */
  public Optional<Province> province(String spelling) {
    return provinces.find(spelling);
  }

  /**
   * The district with this slug, name or alias; empty when there is none, or more than one.
   *
   * @param spelling for example {@code PB-lahore}, {@code D.G. Khan} or {@code لاہور}
   * @return the district, which may be one that was since divided
   */
  public Optional<District> district(String spelling) {
    return districts.find(spelling);
  }

  /**
   * The district with this slug, name or alias in one province; empty when there is none, or more
   * than one, or when the province is unknown.
   *
   * @param spelling the district, as in {@link #district(String)}
   * @param province the province, as in {@link #province(String)}
   * @return the district, which may be one that was since divided
   */
  public Optional<District> district(String spelling, String province) {
    return province(province)
        .flatMap(
            within ->
                districts.find(spelling, district -> district.province().equals(within.code())));
  }

  /**
   * The section of law that is cited; empty when there is none. A number without a statute is one
   * of the Pakistan Penal Code. Between a number and its letter may stand dashes and spaces only.
   *
   * <p>A clause in brackets is passed over: {@code 376(3)} is {@code PPC 376}. But {@code 377(a)}
   * finds nothing, since {@code PPC 377A} may be meant as well; {@code 377 clause (a)} is clear.
   *
   * @param citation for example {@code PPC 377B}, {@code 377-B PPC}, {@code s. 377B} or {@code
   *     peca-22a}
   * @return the section, which may be one that is no offence
   */
  public Optional<LawSection> section(String citation) {
    Optional<LawSection> written = sections.find(citation);
    if (written.isPresent()) {
      return written;
    }
    Citation cited = Citation.of(citation);
    return cited.lettered() != null && sections.find(cited.lettered()).isPresent()
        ? Optional.empty()
        : sections.find(cited.section());
  }

  /**
   * The agency with this code; empty when there is none.
   *
   * @param code the code in any case, for example {@code PB-POL}
   * @return the agency
   */
  public Optional<AgencyEntry> agency(String code) {
    return agencies.find(code);
  }

  /**
   * The role with this code; empty when there is none.
   *
   * @param code the code in any case, for example {@code INVESTIGATOR}
   * @return the role
   */
  public Optional<RoleEntry> role(String code) {
    return roles.find(code);
  }

  /** All provinces, in file order. */
  public List<Province> provinces() {
    return provinces.all();
  }

  /** All districts in file order, those that were since divided last. */
  public List<District> districts() {
    return districts.all();
  }

  /** All sections of law, in file order. */
  public List<LawSection> sections() {
    return sections.all();
  }

  /** All agencies, in file order. */
  public List<AgencyEntry> agencies() {
    return agencies.all();
  }

  /** All roles, in file order. */
  public List<RoleEntry> roles() {
    return roles.all();
  }

  /** All rules that say who is told of which alerts, in file order. */
  public List<RecipientRule> recipients() {
    return recipients.all();
  }

  /** All words of names that the matcher treats in a way of their own, in file order. */
  public List<NameWord> nameWords() {
    return names.words().all();
  }

  /** All rules by which the matcher hears letters, in file order. */
  public List<SoundRule> sounds() {
    return names.sounds().all();
  }

  /** All rules by which the matcher tells sounds apart, in file order. */
  public List<SoundCost> soundCosts() {
    return names.costs().all();
  }
}
