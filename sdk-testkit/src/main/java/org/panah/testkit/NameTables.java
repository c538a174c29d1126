package org.panah.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that one culture uses, as often as it uses them: the nth name of a table is about n
 * times rarer than the first, as in life.
 */
final class NameTables {
  private static final List<NameToken> MALE = tokens("male-names.tsv");
  private static final List<NameToken> FEMALE = tokens("female-names.tsv");
  private static final List<NameToken> SURNAMES = tokens("surnames.tsv");
  private static final Set<String> AVOIDED = avoided();

  static final NameToken MUHAMMAD = MALE.get(0);
  static final NameToken SYED = MALE.get(1);
  static final NameToken KHAN = named("Khan");
  static final NameToken SHAH = named("Shah");

  private final Weighted<NameToken> titles;
  private final Weighted<NameToken> maleFirst;
  private final Weighted<NameToken> maleSecond;
  private final Weighted<NameToken> femaleFirst;
  private final Weighted<NameToken> femaleSecond;
  private final Weighted<NameToken> surnames;

  NameTables(Culture culture) {
    // The first title is Syed, which goes by family and not by chance.
    titles = slot(MALE.subList(2, MALE.size()), 't', culture, 0);
    maleFirst = slot(MALE, '1', culture, 0.03);
    maleSecond = slot(MALE, '2', culture, 0);
    femaleFirst = slot(FEMALE, '1', culture, 0.03);
    femaleSecond = slot(FEMALE, '2', culture, 0);
    surnames = slot(SURNAMES, '3', culture, 0);
  }

  NameToken title(SeededRandom random) {
    return titles.draw(random);
  }

  NameToken maleFirst(SeededRandom random) {
    return maleFirst.draw(random);
  }

  NameToken maleSecond(SeededRandom random) {
    return maleSecond.draw(random);
  }

  NameToken femaleFirst(SeededRandom random) {
    return femaleFirst.draw(random);
  }

  NameToken femaleSecond(SeededRandom random) {
    return femaleSecond.draw(random);
  }

  NameToken surname(SeededRandom random) {
    return surnames.draw(random);
  }

  /** Whether these two, first and last in a name, bring somebody well known to mind. */
  static boolean avoided(NameToken first, NameToken last) {
    return AVOIDED.contains(first.latin() + "|" + last.latin());
  }

  private static Weighted<NameToken> slot(
      List<NameToken> tokens, char slot, Culture culture, double elsewhere) {
    List<NameToken> standing = tokens.stream().filter(token -> token.stands(slot)).toList();
    return Weighted.of(
        standing,
        rank -> {
          NameToken token = standing.get(rank);
          double zipf = 1 / StrictMath.pow(rank + 2, 0.95);
          double local = token.everywhere() ? 1 : token.usedIn(culture) ? 6 : elsewhere;
          return zipf * local;
        });
  }

  private static NameToken named(String latin) {
    return MALE.stream().filter(token -> token.latin().equals(latin)).findFirst().orElseThrow();
  }

  private static List<NameToken> tokens(String table) {
    return ResourceTable.rows(table).stream().map(NameToken::of).toList();
  }

  private static Set<String> avoided() {
    Set<String> pairs = new HashSet<>();
    ResourceTable.rows("avoided-names.tsv")
        .forEach(row -> pairs.add(row.get(0) + "|" + row.get(1)));
    return pairs;
  }
}
