package org.panah.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.offender.SectionReference;
import org.panah.person.Checks;
import org.panah.reference.LawSection;
import org.panah.reference.ReferenceData;
import org.panah.reference.ReferenceKind;

/**
 * Reads the sections that one cell cites, as a FIR does in one line: {@code 376/377-B PPC, 34}.
 *
 * <p>What could be two sections is refused and not guessed: the wrong one would stand against
 * somebody's name.
 */
final class CitedSections {
  // The year of a statute also stands behind a comma.
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*(?:[,;&+،](?!\\s*(?:19|20)\\d\\d\\b)|\\br\\s*[/.]\\s*w\\b\\.?|\\bread\\s+with\\b|\\band\\b|/)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AROUND =
      Pattern.compile(
          "\\b(?:u\\s*/\\s*ss?|under|(?<!sub[\\s-]?)sections?|sect?|ss?(?=[.\\s]*\\d)|of|the)"
              + "(?![a-z])\\.?",
          Pattern.CASE_INSENSITIVE);
  // A number without a statute, perhaps with its letter and clauses.
  private static final Pattern BARE =
      Pattern.compile(
          "\\d{1,4}(?:[\\s\\p{Pd}]{0,3}[a-z])?"
              + "(?:\\s*(?:(?:sub[\\s-]?)?(?:clause|section)|cl\\.?)?\\s*\\([^()]{1,8}\\)){0,4}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LETTER_IN_BRACKETS =
      Pattern.compile("(\\d)\\s*\\(\\s*([a-z])\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BESIDE_STATUTE =
      Pattern.compile("\\b(?:19|20)\\d\\d\\b|[^\\p{L}\\d]", Pattern.CASE_INSENSITIVE);

  private final ReferenceData reference;
  private final Set<String> ignored;
  private final Set<String> statutes;

  CitedSections(ReferenceData reference, Set<String> ignored) {
    this.reference = reference;
    this.ignored = ignored;
    statutes =
        reference.sections().stream()
            .map(LawSection::statute)
            .collect(Collectors.toUnmodifiableSet());
  }

  List<SectionReference> read(String text) {
    String ascii = Checks.asciiDigits(text);
    Optional<LawSection> whole = reference.section(ascii);
    if (whole.isPresent()) {
      return List.of(citable(whole.get()));
    }
    List<String> parts = new ArrayList<>();
    for (String part : BETWEEN.split(AROUND.matcher(ascii).replaceAll(" ").strip(), -1)) {
      if (!part.isBlank() && !ignored.contains(Mapping.folded(part))) {
        parts.add(part.strip());
      }
    }
    Set<String> named = named(parts);
    Set<SectionReference> all = new LinkedHashSet<>();
    for (String part : parts) {
      if (statute(part) == null) {
        all.add(citable(section(part, named)));
      }
    }
    if (all.isEmpty()) {
      throw noSuchSection();
    }
    return List.copyOf(all);
  }

  /** The statutes that are named somewhere in a list, before or behind it. */
  private Set<String> named(List<String> parts) {
    Set<String> named = new LinkedHashSet<>();
    for (String part : parts) {
      String statute = statute(part);
      if (statute != null) {
        named.add(statute);
      } else if (!BARE.matcher(part).matches()) {
        find(part).map(LawSection::statute).ifPresent(named::add);
      }
    }
    return named;
  }

  /** The statute that a part is the name of; null if it cites a section. */
  private @Nullable String statute(String part) {
    String word = BESIDE_STATUTE.matcher(part).replaceAll("").toUpperCase(Locale.ROOT);
    return statutes.contains(word) && reference.section(part).isEmpty() ? word : null;
  }

  private LawSection section(String part, Set<String> named) {
    Set<LawSection> found = new LinkedHashSet<>();
    if (BARE.matcher(part).matches()) {
      named.forEach(statute -> find(part + " " + statute).ifPresent(found::add));
    }
    if (found.isEmpty()) {
      find(part).ifPresent(found::add);
    }
    if (found.size() != 1) {
      throw noSuchSection();
    }
    return found.iterator().next();
  }

  private Optional<LawSection> find(String citation) {
    Optional<LawSection> found = reference.section(citation);
    if (found.isEmpty()) {
      Matcher letter = LETTER_IN_BRACKETS.matcher(citation);
      if (letter.find() && reference.section(letter.replaceFirst("$1$2")).isPresent()) {
        throw Readings.rule(
            "377A for the section and 377 clause (a) for the clause, since 377(a) can be either");
      }
    }
    return found;
  }

  private PanahException.InvalidRequest noSuchSection() {
    return Readings.rule(
        "sections of the schedule " + reference.version(ReferenceKind.LAW_SECTIONS));
  }

  private static SectionReference citable(LawSection section) {
    if (!section.offence()) {
      throw Readings.rule(
          "a section on which a record can rest; this one guards or sets a procedure");
    }
    return new SectionReference(section.code(), section.schedule());
  }
}
