package org.panah.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of the index: rows of one name each, the rows of a person beside each other. Immutable,
 * and made of plain arrays, since there may be millions of rows.
 */
final class Segment {
  // So many rows are not worth a code for each word.
  private static final int SMALL = 4_000;

  final int rows;
  final int persons;
  final Postings names;
  final Postings kin;
  final int[] born;

  /** Null in a small segment, whose rows are weighed at once. */
  final @Nullable Signatures signatures;

  /** Sex in the two lowest bits, and above them whether the relative is the husband. */
  final byte[] flags;

  /** The set of districts, by its number. */
  final short[] districts;

  /** Rows of whose birth something is known, in its order, and what is known. */
  private final int[] byBorn;

  private final int[] birthdays;

  private final int[] nameStarts;
  private final int[] nameWords;
  private final int[] kinStarts;
  private final int[] kinWords;
  // Null where every person has one row.
  private final int @Nullable [] persona;
  private final byte[] ids;
  private final int[] idStarts;
  // Persons by the hash of their ids, one more than their number; 0 where nobody is.
  private final int[] table;
  private final long[] identifiers;
  private final int[] identifierRows;

  Segment(SegmentBuilder from, Vocabulary vocabulary) {
    rows = from.born.size();
    persons = from.firstRows.size();
    born = from.born.toArray();
    flags = new byte[rows];
    districts = new short[rows];
    for (int row = 0; row < rows; row++) {
      flags[row] = (byte) from.flags.get(row);
      districts[row] = (short) from.districts.get(row);
    }
    nameStarts = from.nameStarts.toArray();
    nameWords = from.nameWords.toArray();
    kinStarts = from.kinStarts.toArray();
    kinWords = from.kinWords.toArray();
    for (int row = 0; row < rows; row++) {
      int flag = flags[row];
      for (int i = nameStarts[row]; i < nameStarts[row + 1]; i++) {
        flag |= vocabulary.isInitial(nameWords[i]) ? SegmentBuilder.INITIAL : 0;
      }
      flags[row] = (byte) flag;
    }
    names = Postings.of(nameStarts, nameWords, vocabulary.size());
    kin = Postings.of(kinStarts, kinWords, vocabulary.size());
    signatures = rows < SMALL ? null : new Signatures(from, names, kin, vocabulary);
    long[] births = byBirth();
    byBorn = new int[births.length];
    birthdays = new int[births.length];
    for (int i = 0; i < births.length; i++) {
      byBorn[i] = (int) births[i];
      birthdays[i] = (int) (births[i] >> Integer.SIZE);
    }
    persona = persons == rows ? null : personas(from.firstRows);
    ids = from.ids.toByteArray();
    idStarts = from.idStarts.toArray();
    table = table();
    identifiers = from.identifiers.toArray();
    identifierRows = from.identifierRows.toArray();
    PairSort.sort(identifiers, identifierRows);
  }

  private long[] byBirth() {
    long[] order = new long[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (born[row] != 0) {
        order[count++] = ((long) born[row] << Integer.SIZE) | row;
      }
    }
    order = Arrays.copyOf(order, count);
    Arrays.sort(order);
    return order;
  }

  private int[] personas(IntList firstRows) {
    int[] of = new int[rows];
    for (int person = 0; person < persons; person++) {
      int end = person + 1 < persons ? firstRows.get(person + 1) : rows;
      Arrays.fill(of, firstRows.get(person), end, person);
    }
    return of;
  }

  private int[] table() {
    // At most half full, or who is not there would be looked for long.
    int[] slots = new int[Integer.highestOneBit(Math.max(1, persons)) * 4];
    for (int person = 0; person < persons; person++) {
      int slot = hash(ids, idStarts[person], idStarts[person + 1]) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = person + 1;
    }
    return slots;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }

  /** The number of the person with an id; negative if there is none. */
  int person(byte[] id) {
    int slot = hash(id, 0, id.length) & (table.length - 1);
    while (table[slot] != 0) {
      int person = table[slot] - 1;
      if (Arrays.equals(ids, idStarts[person], idStarts[person + 1], id, 0, id.length)) {
        return person;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  String id(int person) {
    return new String(
        ids, idStarts[person], idStarts[person + 1] - idStarts[person], StandardCharsets.UTF_8);
  }

  /** The person that a row tells of. */
  int personOf(int row) {
    return persona == null ? row : persona[row];
  }

  /** The first row of a person. */
  int firstRow(int person) {
    if (persona == null) {
      return person;
    }
    int row = Arrays.binarySearch(persona, person);
    while (row > 0 && persona[row - 1] == person) {
      row--;
    }
    return row;
  }

  int[] nameWords() {
    return nameWords;
  }

  int nameStart(int row) {
    return nameStarts[row];
  }

  int nameEnd(int row) {
    return nameStarts[row + 1];
  }

  int[] kinWords() {
    return kinWords;
  }

  int kinStart(int row) {
    return kinStarts[row];
  }

  int kinEnd(int row) {
    return kinStarts[row + 1];
  }

  boolean hasInitial(int row) {
    return (flags[row] & SegmentBuilder.INITIAL) != 0;
  }

  int particles(int row) {
    return flags[row] >>> SegmentBuilder.PARTICLES;
  }

  boolean kinIsHusband(int row) {
    return (flags[row] & SegmentBuilder.HUSBAND) != 0;
  }

  /** Where in the order by birth the rows of a day begin. */
  int firstBorn(int day) {
    int low = 0;
    int high = birthdays.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (birthdays[middle] < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The row at a place in the order by birth. */
  int rowByBorn(int place) {
    return byBorn[place];
  }

  /** The place of an identifier among all; negative if nobody has it. */
  int identifier(long code) {
    int found = Arrays.binarySearch(identifiers, code);
    while (found > 0 && identifiers[found - 1] == code) {
      found--;
    }
    return found;
  }

  /** The first row of the person at a place if that holds this identifier; else negative. */
  int identifierRow(int place, long code) {
    return place < identifiers.length && identifiers[place] == code ? identifierRows[place] : -1;
  }

  /** Copies a person with all rows. */
  void copy(int person, SegmentBuilder to) {
    int first = firstRow(person);
    to.person(ids, idStarts[person], idStarts[person + 1]);
    for (int row = first; row < rows && personOf(row) == person; row++) {
      to.row(born[row], flags[row] & ~SegmentBuilder.INITIAL, districts[row]);
      to.nameWords.addAll(nameWords, nameStarts[row], nameStarts[row + 1]);
      to.kinWords.addAll(kinWords, kinStarts[row], kinStarts[row + 1]);
      to.endRow();
    }
  }

  /** Copies the identifiers of persons whose first rows have new places; negative for none. */
  void copyIdentifiers(int[] places, SegmentBuilder to) {
    for (int i = 0; i < identifiers.length; i++) {
      int place = places[identifierRows[i]];
      if (place >= 0) {
        to.identifier(identifiers[i], place);
      }
    }
  }
}
