package org.panah.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts names together as a culture does, and writes them as clerks do. Stateless but for tables.
 */
final class NameMaker {
  private static final Map<Culture, NameTables> TABLES = new EnumMap<>(Culture.class);

  static {
    for (Culture culture : Culture.values()) {
      TABLES.put(culture, new NameTables(culture));
    }
  }

  private final NameTables tables;
  private final Culture culture;

  private NameMaker(Culture culture, NameTables tables) {
    this.culture = culture;
    this.tables = tables;
  }

  static NameMaker of(Culture culture) {
    NameTables tables = TABLES.get(culture);
    if (tables == null) {
      throw new IllegalArgumentException("no names for " + culture);
    }
    return new NameMaker(culture, tables);
  }

  /** The caste or tribe that a family goes by; null for those that use none. */
  @Nullable NameToken familyName(SeededRandom random) {
    if (random.chance(0.035)) {
      return NameTables.SHAH;
    }
    return random.chance(culture.surnamed()) ? tables.surname(random) : null;
  }

  /** A man's name; his family's name stands at its end more often than not. */
  List<NameToken> man(SeededRandom random, @Nullable NameToken family) {
    while (true) {
      List<NameToken> name = new ArrayList<>(5);
      boolean shah = NameTables.SHAH.equals(family);
      if (shah && random.chance(0.8)) {
        name.add(NameTables.SYED);
      } else if (random.chance(0.025)) {
        name.add(tables.title(random));
      }
      if (random.chance(culture.prefixed())) {
        name.add(NameTables.MUHAMMAD);
      }
      int given = name.size();
      NameToken first = tables.maleFirst(random);
      name.add(first);
      boolean surnamed = family != null && random.chance(0.75);
      if (random.chance(surnamed ? culture.doubled() * 0.6 : culture.doubled())) {
        add(name, random.chance(culture.khan()) ? NameTables.KHAN : tables.maleSecond(random));
      }
      if (surnamed && family != null) {
        add(name, family);
      }
      // A bare first name is rare in papers.
      if (name.size() == 1 && random.chance(0.7)) {
        add(name, tables.maleSecond(random));
      }
      if (!NameTables.avoided(name.get(given), name.get(name.size() - 1))) {
        return name;
      }
    }
  }

  /** A woman's name, which may borrow from her father's, her husband's or her family's. */
  List<NameToken> woman(
      SeededRandom random,
      List<NameToken> father,
      List<NameToken> husband,
      @Nullable NameToken family) {
    while (true) {
      List<NameToken> name = new ArrayList<>(4);
      name.add(tables.femaleFirst(random));
      double form = random.fraction();
      if (form < 0.54) {
        add(name, tables.femaleSecond(random));
      } else if (form < 0.68) {
        add(name, father.get(father.size() - 1));
      } else if (form < 0.78 && !husband.isEmpty()) {
        add(name, husband.get(husband.size() - 1));
      } else if (form < 0.93 && family != null) {
        add(name, family);
      }
      if (!NameTables.avoided(name.get(0), name.get(name.size() - 1))) {
        return name;
      }
    }
  }

  /** The name in Latin letters, each part in one of its spellings. */
  static String latin(SeededRandom random, List<NameToken> name) {
    StringBuilder text = new StringBuilder(32);
    for (int i = 0; i < name.size(); i++) {
      NameToken token = name.get(i);
      if (i > 0 && token.latin().length() <= 4 && random.chance(0.012)) {
        // "Zulfiqarali": clerks run a short second name into the first.
        text.append(token.latin().toLowerCase(Locale.ROOT));
      } else {
        text.append(i == 0 ? "" : " ").append(token.spelled(random));
      }
    }
    return text.toString();
  }

  /** The name in Urdu script, which has one spelling. */
  static String urdu(List<NameToken> name) {
    StringBuilder text = new StringBuilder(32);
    for (int i = 0; i < name.size(); i++) {
      text.append(i == 0 ? "" : " ").append(name.get(i).urdu());
    }
    return text.toString();
  }

  private static void add(List<NameToken> name, NameToken token) {
    if (!name.get(name.size() - 1).latin().endsWith(token.latin())) {
      name.add(token);
    }
  }
}
