package org.panah.person;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * What a person is called: in Latin letters, in Urdu script or in both, and by which other names.
 * Spellings are kept as they came, but for white space. Hides itself in {@link #toString()}.
 *
 * @param latin the name in Latin letters; null if it is known in Urdu script only
 * @param urdu the name in Urdu (Arabic) script; null if it is known in Latin letters only
 * @param aliases other names, in either script
 */
public record PersonName(@Nullable String latin, @Nullable String urdu, List<String> aliases) {
  private static final int MAX = 200;
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
  // The police write "Imran @ Mani", registers "Imran alias Mani" or "urf", in Urdu "عرف".
  private static final Pattern ALIAS =
      Pattern.compile("\\s*@\\s*|\\s+(?:alias|urf|عرف)\\s+", Pattern.CASE_INSENSITIVE);

  /** Checks that there is a name in some script, and that each name has a letter in it. */
  public PersonName {
    latin = name("name.latin", latin);
    urdu = name("name.urdu", urdu);
    List<String> kept = new ArrayList<>();
    for (String alias : aliases == null ? List.<String>of() : aliases) {
      String clean = name("name.aliases", alias);
      if (clean != null && !kept.contains(clean)) {
        kept.add(clean);
      }
    }
    aliases = List.copyOf(kept);
    if (latin == null && urdu == null) {
      throw new PanahException.InvalidRequest("name", "in Latin letters or in Urdu script");
    }
    if (urdu != null && !isUrdu(urdu)) {
      throw new PanahException.InvalidRequest("name.urdu", "in Urdu script");
    }
  }

  /**
   * The name written in a text, with the aliases that the police write after {@code @}, {@code
   * alias}, {@code urf} or {@code عرف}.
   *
   * @param text the text, in either script
   * @return the name
   * @throws PanahException.InvalidRequest if there is no letter in it
   */
  public static PersonName parse(String text) {
    String[] parts = ALIAS.split(SPACES.matcher(text).replaceAll(" ").strip(), -1);
    String main = parts[0];
    List<String> aliases = List.of(parts).subList(1, parts.length);
    return isUrdu(main) ? new PersonName(null, main, aliases) : new PersonName(main, null, aliases);
  }

  /**
   * The same name, known in Urdu script too.
   *
   * @param urdu the name in Urdu script; aliases after {@code عرف} or {@code @} are added
   * @return a new name
   */
  public PersonName inUrdu(String urdu) {
    PersonName parsed = parse(urdu);
    List<String> all = new ArrayList<>(aliases);
    all.addAll(parsed.aliases());
    return new PersonName(latin, parsed.urdu() == null ? parsed.latin() : parsed.urdu(), all);
  }

  /** The name in the script in which it is known, Latin letters first. */
  public String display() {
    return latin != null ? latin : urdu != null ? urdu : "";
  }

  private static boolean isUrdu(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
  }

  private static @Nullable String name(String field, @Nullable String value) {
    String text =
        Checks.optional(field, value == null ? null : SPACES.matcher(value).replaceAll(" "), MAX);
    if (text != null && text.codePoints().noneMatch(Character::isLetter)) {
      throw new PanahException.InvalidRequest(field, "at least one letter");
    }
    return text;
  }

  @Override
  public String toString() {
    return "PersonName[hidden]";
  }
}
