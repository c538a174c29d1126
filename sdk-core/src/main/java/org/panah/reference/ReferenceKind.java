package org.panah.reference;

import java.util.List;

/**
 * The kinds of reference file, each with its columns. A closed list of file shapes; what stands in
 * the files is open.
 *
 * <p>A file is UTF-8, tab separated, without quoting: comment lines that begin with {@code #}, one
 * of them {@code # version: ...}, then a line of column names, then one line per entry. A cell with
 * several values separates them by {@code |}; yes and no are {@code y} and {@code n}. Cells at the
 * end of a line may be left out when they are empty, and so may the names of the last columns.
 */
public enum ReferenceKind {
  /** Provinces, by ISO 3166-2 code. */
  PROVINCES("provinces.tsv", "code name name_urdu aliases"),
  /** Districts, by slug. */
  DISTRICTS("districts.tsv", "slug province name name_urdu aliases until"),
  /** Sections of law, by statute and number. */
  LAW_SECTIONS("law-sections.tsv", "code subject registered offence aliases note source"),
  /** Agencies, by code. */
  AGENCIES("agencies.tsv", "code name province kind"),
  /** Roles, by code. */
  ROLES("roles.tsv", "code description reads writes oversees raises authorises replicates"),
  /** Who is told of which alerts. */
  RECIPIENTS("recipients.tsv", "rule category severity kind within reason"),
  /** Words in names that are more than names: titles, particles, short forms. */
  NAME_WORDS("name-words.tsv", "word kind means reason"),
  /** How letters sound. */
  SOUNDS("sounds.tsv", "script letters sounds reason"),
  /** How far sounds are from each other. */
  SOUND_COSTS("sound-costs.tsv", "scripts sound other cost reason");

  private final String fileName;
  private final String header;

  ReferenceKind(String fileName, String header) {
    this.fileName = fileName;
    this.header = header;
  }

  /** The name of the built-in file. */
  public String fileName() {
    return fileName;
  }

  /** The names of the columns, in their order. */
  public List<String> columns() {
    return List.of(header.split(" ", -1));
  }
}
