package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.panah.person.Address;
import org.panah.person.Identifier;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * What the index keeps of a person: each name beside the father's and beside the husband's, and
 * what goes with all of them.
 *
 * @param id the record's
 * @param rows a name and a relative's name each, at least one
 * @param born as {@link Born} codes it; 0 if not known
 * @param sex as stated
 * @param districts keys of districts, in order
 * @param identifiers as {@link Identifiers} codes them
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Entry(
    String id, List<Row> rows, int born, Sex sex, List<String> districts, long[] identifiers) {
  private static final int MOST_ROWS = 24;

  /**
   * One name of a person.
   *
   * @param name its words
   * @param kin words of the relative's name; none if there is none
   * @param husband whether the relative is the husband
   */
  record Row(NameReader.ReadName name, List<NameToken> kin, boolean husband) {}

  static Entry of(String id, Person person, NameReader reader) {
    List<Row> rows = new ArrayList<>();
    for (String name : names(person.name())) {
      NameReader.ReadName words = reader.read(name);
      if (!words.words().isEmpty()) {
        add(rows, words, person.father(), false, reader);
        add(rows, words, person.husband(), true, reader);
        if (person.father() == null && person.husband() == null) {
          rows.add(new Row(words, List.of(), false));
        }
      }
    }
    return new Entry(
        id,
        rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows,
        Born.code(person.born()),
        person.sex(),
        districts(person.addresses()),
        person.identifiers().stream()
            .map(Identifier::token)
            .mapToLong(Identifiers::code)
            .toArray());
  }

  private static void add(
      List<Row> rows,
      NameReader.ReadName name,
      @Nullable PersonName kin,
      boolean husband,
      NameReader reader) {
    if (kin != null) {
      for (String text : names(kin)) {
        rows.add(new Row(name, reader.read(text).words(), husband));
      }
    }
  }

  /** A name in every form in which it is known. */
  static List<String> names(PersonName name) {
    List<String> names = new ArrayList<>();
    if (name.latin() != null) {
      names.add(name.latin());
    }
    if (name.urdu() != null) {
      names.add(name.urdu());
    }
    names.addAll(name.aliases());
    return names;
  }

  private static List<String> districts(List<Address> addresses) {
    TreeSet<String> districts = new TreeSet<>();
    for (Address address : addresses) {
      String district = address.district();
      if (district != null) {
        districts.add(district);
      }
    }
    return List.copyOf(districts);
  }

  @Override
  public String toString() {
    return "Entry[hidden]";
  }
}
