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
  private static final List<String> ALIAS_WORDS = List.of("alias", "urf", "عرف");

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
    String spaced = singleSpaced(text).strip();
    String[] parts = mayHaveAlias(spaced) ? ALIAS.split(spaced, -1) : new String[] {spaced};
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

  private static boolean mayHaveAlias(String text) {
    if (text.indexOf('@') >= 0) {
      return true;
    }
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
      for (String word : ALIAS_WORDS) {
        if (text.regionMatches(true, i + 1, word, 0, word.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isUrdu(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c > 'z' && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLetter(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.isLetter(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  // Most texts need nothing done, and names are by far the most of what an import reads.
  private static String singleSpaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00a0' || (c < ' ' && Character.isWhitespace(c)) || text.startsWith("  ", i)) {
        return SPACES.matcher(text).replaceAll(" ");
      }
    }
    return text;
  }

  private static @Nullable String name(String field, @Nullable String value) {
    String text = Checks.optional(field, value == null ? null : singleSpaced(value), MAX);
    if (text != null && !hasLetter(text)) {
      throw new PanahException.InvalidRequest(field, "at least one letter");
    }
    return text;
  }

  @Override
  public String toString() {
    return "PersonName[hidden]";
  }
}
