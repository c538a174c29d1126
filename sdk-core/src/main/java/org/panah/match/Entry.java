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
  // Beside the first form of a relative's name every name stands; beside further forms so many.
  private static final int MOST_ROWS = 24;
  private static final NameReader.ReadName NOT_READ =
      new NameReader.ReadName(List.of(), 0, List.of());

  /**
   * One name of a person.
   *
   * @param name its words
   * @param kin words of the relative's name; none if there is none
   * @param husband whether the relative is the husband
   */
  record Row(NameReader.ReadName name, List<NameToken> kin, boolean husband) {}

  static Entry of(String id, Person person, NameReader reader) {
    List<NameReader.ReadName> read = new ArrayList<>();
    for (String name : names(person.name())) {
      NameReader.ReadName words = reader.read(name);
      if (!words.words().isEmpty()) {
        read.add(words);
      }
    }
    // Who has no name that can be read is found by all else.
    return new Entry(
        id,
        rows(
            read.isEmpty() ? List.of(NOT_READ) : read,
            kin(person.father(), reader),
            kin(person.husband(), reader)),
        Born.code(person.born()),
        person.sex(),
        districts(person.addresses()),
        person.identifiers().stream()
            .map(Identifier::token)
            .mapToLong(Identifiers::code)
            .toArray());
  }

  private static List<List<NameToken>> kin(@Nullable PersonName name, NameReader reader) {
    return name == null
        ? List.of()
        : names(name).stream().map(form -> reader.read(form).words()).toList();
  }

  private static List<Row> rows(
      List<NameReader.ReadName> names,
      List<List<NameToken>> fathers,
      List<List<NameToken>> husbands) {
    List<Row> rows = new ArrayList<>();
    int forms = Math.max(1, Math.max(fathers.size(), husbands.size()));
    for (int form = 0; form < forms; form++) {
      for (NameReader.ReadName name : names) {
        if (form > 0 && rows.size() >= MOST_ROWS) {
          return rows;
        }
        if (form < fathers.size()) {
          rows.add(new Row(name, fathers.get(form), false));
        }
        if (form < husbands.size()) {
          rows.add(new Row(name, husbands.get(form), true));
        }
        if (fathers.isEmpty() && husbands.isEmpty()) {
          rows.add(new Row(name, List.of(), false));
        }
      }
    }
    return rows;
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
