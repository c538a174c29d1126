package org.panah.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/** What the columns of each kind of file mean, and the rules they keep. */
final class Rows {
  static final Table.Form<Province> PROVINCE =
      new Table.Form<>(
          "code",
          Province::code,
          province -> names(province.name(), province.nameUrdu(), province.aliases()),
          Spelling::of);
  static final Table.Form<District> DISTRICT =
      new Table.Form<>(
          "slug",
          District::slug,
          district -> names(district.name(), district.nameUrdu(), district.aliases()),
          Spelling::ofDistrict);
  static final Table.Form<LawSection> SECTION =
      new Table.Form<>("code", LawSection::code, Rows::citations, Spelling::ofSection);
  static final Table.Form<AgencyEntry> AGENCY =
      new Table.Form<>("code", AgencyEntry::code, agency -> List.of(), Spelling::of);
  static final Table.Form<RoleEntry> ROLE =
      new Table.Form<>("code", RoleEntry::code, role -> List.of(), Spelling::of);

  static final Table.Form<RecipientRule> RECIPIENT =
      new Table.Form<>("rule", RecipientRule::rule, rule -> List.of(), UnaryOperator.identity());

  // A bare number in a police paper means the penal code.
  private static final String DEFAULT_STATUTE = "PPC";

  private static final Pattern PROVINCE_CODE = Pattern.compile("PK-[A-Z]{2}");
  private static final Pattern SLUG = Pattern.compile("[A-Z]{2}(-[a-z0-9]+)+");
  private static final Pattern SECTION_CODE = Pattern.compile("[A-Z]{2,12} [0-9]{1,4}[A-Z]{0,2}");
  private static final Pattern ROLE_CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
  private static final Pattern RULE = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Pattern CATEGORY =
      Pattern.compile("LOST|ABDUCTED|PARENTAL|RUNAWAY|TRAFFICKING_RISK|FOUND_UNIDENTIFIED|\\*");
  private static final Pattern SEVERITY = Pattern.compile("EXTREME|SEVERE|MODERATE|MINOR|\\*");
  private static final Pattern WORD_OR_ALL = Pattern.compile("[A-Z][A-Z0-9_]{1,31}|\\*");
  private static final Pattern YEAR = Pattern.compile("((19|20)[0-9]{2})?");
  private static final String KNOWN_PROVINCE = "the code of a known province, such as PK-PB";

  private Rows() {}

  static Province province(TsvRow row) {
    return new Province(
        row.matching(
            "code", PROVINCE_CODE.asMatchPredicate(), "PK, a dash and two capital letters"),
        row.required("name"),
        row.required("name_urdu"),
        aliases(row));
  }

  static District district(TsvRow row, Table<Province> provinces) {
    String province = row.matching("province", provinces::has, KNOWN_PROVINCE);
    String letters = province.substring(province.indexOf('-') + 1);
    String until =
        row.matching("until", YEAR.asMatchPredicate(), "a year of four digits, or empty");
    return new District(
        row.matching(
            "slug",
            slug -> SLUG.matcher(slug).matches() && slug.startsWith(letters + "-"),
            "the letters of the province, then words in lower case, joined by dashes"),
        province,
        row.required("name"),
        row.required("name_urdu"),
        aliases(row),
        until.isEmpty() ? null : Integer.valueOf(until));
  }

  static LawSection section(TsvRow row, String schedule) {
    return new LawSection(
        row.matching(
            "code",
            SECTION_CODE.asMatchPredicate(),
            "the statute in capital letters, a space and the number, such as PPC 377B"),
        row.required("subject"),
        row.flag("registered"),
        row.flag("offence"),
        aliases(row),
        row.text("note"),
        row.required("source"),
        schedule);
  }

  static AgencyEntry agency(TsvRow row, Table<Province> provinces) {
    String province =
        row.matching("province", code -> code.isEmpty() || provinces.has(code), KNOWN_PROVINCE);
    return new AgencyEntry(
        agency(row),
        row.required("name"),
        province.isEmpty() ? null : province,
        row.required("kind"));
  }

  static RoleEntry role(TsvRow row) {
    return new RoleEntry(
        row.matching(
            "code", ROLE_CODE.asMatchPredicate(), "2 to 32 capital letters, digits, underscores"),
        row.required("description"),
        row.flag("reads"),
        row.flag("writes"),
        row.flag("oversees"),
        !row.text("raises").isEmpty() && row.flag("raises"),
        !row.text("authorises").isEmpty() && row.flag("authorises"),
        !row.text("replicates").isEmpty() && row.flag("replicates"));
  }

  static RecipientRule recipient(TsvRow row) {
    return new RecipientRule(
        row.matching("rule", RULE.asMatchPredicate(), "1 to 32 small letters, digits and dashes"),
        row.matching("category", CATEGORY.asMatchPredicate(), "a category of alerts, or *"),
        row.matching("severity", SEVERITY.asMatchPredicate(), "a severity, or *"),
        row.matching("kind", WORD_OR_ALL.asMatchPredicate(), "a kind of posts, or *"),
        RecipientRule.Within.valueOf(
            row.matching(
                    "within",
                    text -> text.matches("country|province|district|none"),
                    "country, province, district or none")
                .toUpperCase(Locale.ROOT)),
        row.required("reason"));
  }

  private static Agency agency(TsvRow row) {
    try {
      return Agency.of(row.text("code"));
    } catch (PanahException.InvalidRequest e) {
      throw row.broken("code", e.rule());
    }
  }

  private static List<String> aliases(TsvRow row) {
    List<String> aliases = row.list("aliases");
    if (aliases.stream().anyMatch(alias -> Spelling.of(alias).isEmpty())) {
      throw row.broken("aliases", "spellings with a letter or digit each, separated by |");
    }
    return aliases;
  }

  private static Collection<String> names(String name, String nameUrdu, List<String> aliases) {
    List<String> names = new ArrayList<>(aliases);
    names.add(name);
    names.add(nameUrdu);
    return names;
  }

  private static Collection<String> citations(LawSection section) {
    List<String> citations = new ArrayList<>(section.aliases());
    citations.add(section.number() + " " + section.statute());
    if (section.statute().equals(DEFAULT_STATUTE)) {
      citations.add(section.number());
    }
    return citations;
  }
}
