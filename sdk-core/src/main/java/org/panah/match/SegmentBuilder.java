package org.panah.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.panah.match.Entry.Row;
import org.panah.person.Sex;

/** Gathers rows for a segment; for one thread. */
final class SegmentBuilder {
  static final int HUSBAND = 4;

  /** In a segment only: the name has a single letter among its words. */
  static final int INITIAL = 8;

  /** How far left it stands how many words were passed over. */
  static final int PARTICLES = 4;

  private static final int MOST_PARTICLES = 7;

  final IntList firstRows;
  final IntList nameStarts;
  final IntList nameWords;
  final IntList kinStarts;
  final IntList kinWords;
  final IntList born;
  final IntList flags;
  final IntList districts;
  final IntList idStarts;
  final ByteArrayOutputStream ids = new ByteArrayOutputStream();
  final LongList identifiers = new LongList();
  final IntList identifierRows;

  /** A builder with room for some persons; it grows. */
  SegmentBuilder(int room) {
    firstRows = new IntList(room);
    nameStarts = new IntList(room + 1);
    nameWords = new IntList(3 * room);
    kinStarts = new IntList(room + 1);
    kinWords = new IntList(3 * room);
    born = new IntList(room);
    flags = new IntList(room);
    districts = new IntList(room);
    idStarts = new IntList(room + 1);
    identifierRows = new IntList(room);
    nameStarts.add(0);
    kinStarts.add(0);
    idStarts.add(0);
  }

  /** Adds a person. */
  void add(Entry entry, Vocabulary vocabulary, Districts sets) {
    byte[] id = entry.id().getBytes(StandardCharsets.UTF_8);
    int first = born.size();
    person(id, 0, id.length);
    int set = sets.number(entry.districts());
    for (Row row : entry.rows()) {
      row(entry.born(), sex(entry.sex()) | (row.husband() ? HUSBAND : 0) | particles(row), set);
      row.name().words().forEach(word -> nameWords.add(vocabulary.number(word)));
      row.kin().forEach(word -> kinWords.add(vocabulary.number(word)));
      endRow();
    }
    for (long identifier : entry.identifiers()) {
      identifier(identifier, first);
    }
  }

  private static int particles(Row row) {
    return Math.min(MOST_PARTICLES, row.name().particles()) << PARTICLES;
  }

  /** A sex in two bits; 0 if it is not known. */
  static int sex(Sex sex) {
    return switch (sex) {
      case UNKNOWN -> 0;
      case FEMALE -> 1;
      case MALE -> 2;
      case X -> 3;
    };
  }

  /** Begins a person, who must get a row. */
  void person(byte[] id, int from, int to) {
    firstRows.add(born.size());
    ids.write(id, from, to - from);
    idStarts.add(ids.size());
  }

  /** Begins a row, whose words follow. */
  void row(int birth, int flag, int set) {
    born.add(birth);
    flags.add(flag);
    districts.add(set);
  }

  /** Ends a row. */
  void endRow() {
    nameStarts.add(nameWords.size());
    kinStarts.add(kinWords.size());
  }

  /** Adds an identifier of the person with a first row. */
  void identifier(long code, int firstRow) {
    identifiers.add(code);
    identifierRows.add(firstRow);
  }

  int rows() {
    return born.size();
  }
}
