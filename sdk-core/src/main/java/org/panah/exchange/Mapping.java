package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * How somebody else's CSV file is read: which of its columns tells what, how it writes dates, and
 * what its words mean. Immutable.
 *
 * <p>A mapping is a small properties file in UTF-8, with Panah's name on the left and the file's on
 * the right:
 *
 * <pre>{@code
 * # a comma if not said; "tab" for a tabulator
 * delimiter = ;
 * # UTF-8 if not said
 * encoding = windows-1256
 * # 2024-12-31 is always understood
 * date.format = dd-MM-uuuu | dd/MM/uuuu
 * # besides empty cells, "-", "N/A", "nil" and the like
 * absent = Not Known | ---
 * # cited along with others, and not kept here
 * sections.ignored = 34 | 109
 * # the review date of rows that have none
 * review.years = 3
 *
 * # several columns that tell one thing together
 * source_ref = FIR No | Police Station | Sr No
 * name = Accused Name
 * # the file's words for a value
 * sex.M = Male | مرد
 * stage.CHARGED = Under Trial
 * # for rows whose own cell is empty
 * legal_basis.constant = CRPC-1898-S173
 * }</pre>
 *
 * <p>A mapping that names no column takes Panah's own names. {@code source_ref} is what the source
 * calls the row, and must stay the same whenever the row is exported again: the record's id is made
 * from it. It may be told by several columns together, but not by a CNIC.
 */
public final class Mapping {
  private static final Mapping CANONICAL = new Mapping(new Draft());

  final boolean canonical;
  final Map<Column, List<String>> columns;
  final Map<Column, String> constants;
  final Map<Column, Map<String, String>> words;
  final List<DateTimeFormatter> dateFormats;
  final List<String> datePatterns;
  final Set<String> ignoredSections;
  final char delimiter;
  final Charset encoding;
  final int reviewYears;
  private final Set<String> absent;
  private final int longestAbsent;
  private final Set<Character> absentInitials = new HashSet<>();

  /** What a mapping is made from, while it is read. */
  static final class Draft {
    final Map<Column, List<String>> columns = new EnumMap<>(Column.class);
    final Map<Column, String> constants = new EnumMap<>(Column.class);
    final Map<Column, Map<String, String>> words = new EnumMap<>(Column.class);
    final Map<String, DateTimeFormatter> dates = new LinkedHashMap<>();
    final Set<String> ignoredSections = new HashSet<>();
    final Set<String> absent =
        new HashSet<>(
            Set.of(
                "-",
                "--",
                "---",
                ".",
                "n/a",
                "na",
                "nil",
                "null",
                "none",
                "not known",
                "unknown",
                "نامعلوم",
                "ندارد"));
    char delimiter = ',';
    Charset encoding = UTF_8;
    int reviewYears;
  }

  Mapping(Draft draft) {
    canonical = draft.columns.isEmpty();
    columns = new EnumMap<>(Column.class);
    if (canonical) {
      for (Column column : Column.values()) {
        columns.put(column, List.of(column.label()));
      }
    } else {
      columns.putAll(draft.columns);
    }
    constants = new EnumMap<>(draft.constants);
    words = new EnumMap<>(Column.class);
    draft.words.forEach((column, meanings) -> words.put(column, new HashMap<>(meanings)));
    dateFormats = List.copyOf(draft.dates.values());
    datePatterns = List.copyOf(draft.dates.keySet());
    ignoredSections = Set.copyOf(draft.ignoredSections);
    delimiter = draft.delimiter;
    encoding = draft.encoding;
    reviewYears = draft.reviewYears;
    absent = Set.copyOf(draft.absent);
    longestAbsent = longest(absent);
    absent.forEach(word -> absentInitials.add(word.charAt(0)));
  }

  /**
   * The mapping of a file that has Panah's own column names, commas, UTF-8 and dates like
   * 2024-12-31.
   */
  public static Mapping canonical() {
    return CANONICAL;
  }

  /**
   * The mapping that a file describes.
   *
   * @param file a properties file in UTF-8
   * @return the mapping
   * @throws PanahException.InvalidRequest if the file cannot be read, or has a key or a value that
   *     is not understood; the error names the file, the key and the rule
   */
  public static Mapping load(Path file) {
    String name = String.valueOf(file.getFileName());
    try (Reader source = Files.newBufferedReader(file, UTF_8)) {
      return read(source, name);
    } catch (IOException e) {
      throw new PanahException.InvalidRequest(name, "a readable file in UTF-8", e);
    }
  }

  /**
   * The mapping that a text describes, as in {@link #load}.
   *
   * @param source the text; stays open
   * @param name what to call it in error messages
   * @return the mapping
   * @throws PanahException.InvalidRequest if it cannot be read or has something that is not
   *     understood
   */
  public static Mapping read(Reader source, String name) {
    return new Mapping(MappingFile.read(source, name));
  }

  /** Whether a word, in the place of something that may be absent, says that it is; not empty. */
  boolean saysAbsent(String text) {
    return text.length() <= longestAbsent
        && absentInitials.contains(Character.toLowerCase(text.charAt(0)))
        && absent.contains(folded(text));
  }

  /** What a word of the file means; the word itself if the mapping does not say. */
  String meaning(Column column, String word) {
    @Nullable Map<String, String> meanings = words.get(column);
    return meanings == null ? word : meanings.getOrDefault(folded(word), word);
  }

  /** A word in the form in which two spellings of it are equal. */
  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    boolean space = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        space = !folded.isEmpty();
      } else {
        if (space) {
          folded.append(' ');
          space = false;
        }
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  private static int longest(Collection<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  /** How many columns, constants and words it has. */
  @Override
  public String toString() {
    return canonical
        ? "Mapping[canonical]"
        : "Mapping[" + columns.size() + " columns, " + constants.size() + " constants]";
  }
}
