package org.panah.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;

/** The data that come with this version of Panah, read once. */
final class BuiltIn {
  static final ReferenceData DATA = load();

  private BuiltIn() {}

  private static ReferenceData load() {
    Table<Province> provinces =
        Table.of(Rows.PROVINCE, file(ReferenceKind.PROVINCES), Rows::province);
    TsvFile schedule = file(ReferenceKind.LAW_SECTIONS);
    return new ReferenceData(
        provinces,
        Table.of(
            Rows.DISTRICT, file(ReferenceKind.DISTRICTS), row -> Rows.district(row, provinces)),
        Table.of(Rows.SECTION, schedule, row -> Rows.section(row, schedule.version())),
        Table.of(Rows.AGENCY, file(ReferenceKind.AGENCIES), row -> Rows.agency(row, provinces)),
        Table.of(Rows.ROLE, file(ReferenceKind.ROLES), Rows::role),
        Table.of(Rows.RECIPIENT, file(ReferenceKind.RECIPIENTS), Rows::recipient),
        NameTables.of(
            file(ReferenceKind.NAME_WORDS),
            file(ReferenceKind.SOUNDS),
            file(ReferenceKind.SOUND_COSTS)));
  }

  private static TsvFile file(ReferenceKind kind) {
    String name = kind.fileName();
    try (Reader source =
        new InputStreamReader(
            requireNonNull(ReferenceData.class.getResourceAsStream(name), name), UTF_8)) {
      return TsvFile.read(source, name, kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
