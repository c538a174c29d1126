package org.panah.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a family share.
 *
 * @param number the family's number within the run
 * @param size how many of its members are on record
 * @param place the home district
 * @param culture the family's naming habit
 * @param name its caste or tribe; null if it uses none
 * @param father the father of all members
 * @param address where they live
 * @param station whose area the address is in
 * @param used the first names that are taken
 */
record SyntheticFamily(
    long number,
    int size,
    SyntheticPlace place,
    Culture culture,
    @Nullable NameToken name,
    List<NameToken> father,
    String address,
    String station,
    List<String> used) {

  static SyntheticFamily of(long number, SeededRandom random) {
    int dice = random.below(100);
    int size = dice < 82 ? 1 : dice < 94 ? 2 : dice < 98 ? 3 : 4;
    SyntheticPlace place = SyntheticPlace.draw(random);
    Culture culture = place.cultures().draw(random);
    NameMaker names = NameMaker.of(culture);
    NameToken name = names.familyName(random);
    return new SyntheticFamily(
        number,
        size,
        place,
        culture,
        name,
        names.man(random, name),
        place.address(random, culture),
        place.station(random),
        new ArrayList<>(size));
  }

  List<NameToken> husband(SeededRandom random) {
    NameMaker names = NameMaker.of(culture);
    return names.man(random, names.familyName(random));
  }

  /** A member's name, unlike those of the members before. */
  List<NameToken> member(SeededRandom random, boolean female, List<NameToken> husband) {
    NameMaker names = NameMaker.of(culture);
    while (true) {
      List<NameToken> made =
          female ? names.woman(random, father, husband, name) : names.man(random, name);
      String plain = NameMaker.urdu(made);
      if (!used.contains(plain)) {
        used.add(plain);
        return made;
      }
    }
  }
}
