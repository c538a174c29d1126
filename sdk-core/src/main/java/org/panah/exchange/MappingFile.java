package org.panah.exchange;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.panah.common.PanahException;

/** Reads a mapping's properties, and says which key is wrong and why. */
final class MappingFile {
  private static final int MAX_REVIEW_YEARS = 30;

  // Those that hold a word out of a list; names and numbers mean themselves.
  private static final Set<Column> WORDS =
      EnumSet.of(
          Column.SEX,
          Column.NATIONALITY,
          Column.PASSPORT_COUNTRY,
          Column.ADDRESS_KIND,
          Column.DISTRICT,
          Column.PROVINCE,
          Column.WITH_CHILDREN,
          Column.FIR_DISTRICT,
          Column.SECTION,
          Column.OFFENCE_DISTRICT,
          Column.STAGE,
          Column.VICTIM_AGE_BAND,
          Column.VICTIM_SEX,
          Column.VICTIM_RELATION,
          Column.AGE_AT_OFFENCE,
          Column.WARNING_KIND,
          Column.LEGAL_BASIS);

  private final String name;
  private final Mapping.Draft draft = new Mapping.Draft();

  private MappingFile(String name) {
    this.name = name;
  }

  static Mapping.Draft read(Reader source, String name) {
    MappingFile file = new MappingFile(name);
    Keys keys = new Keys();
    try {
      keys.load(source);
    } catch (IOException | IllegalArgumentException e) {
      throw new PanahException.InvalidRequest(name, "a properties file in UTF-8", e);
    }
    if (!keys.twice.isEmpty()) {
      throw file.wrong(keys.twice.first(), "named once only");
    }
    for (String key : new TreeSet<>(keys.stringPropertyNames())) {
      file.take(key, keys.getProperty(key).strip());
    }
    return file.draft;
  }

  /** Properties that remember which keys came twice, since the second would silently win. */
  private static final class Keys extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient TreeSet<String> twice = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        twice.add(String.valueOf(key));
      }
      return before;
    }

    @Override
    public synchronized boolean equals(Object other) {
      return super.equals(other);
    }

    @Override
    public synchronized int hashCode() {
      return super.hashCode();
    }
  }

  private void take(String writtenKey, String value) {
    // A byte order mark stands before the first key when the file was saved by Notepad.
    String key = writtenKey.startsWith("\ufeff") ? writtenKey.substring(1) : writtenKey;
    switch (key) {
      case "" -> {}
      case "delimiter" -> draft.delimiter = delimiter(value);
      case "encoding" -> draft.encoding = encoding(value);
      case "date.format" -> dateFormats(list(key, value));
      case "absent" -> list(key, value).forEach(word -> draft.absent.add(Mapping.folded(word)));
      case "sections.ignored" ->
          list(key, value).forEach(word -> draft.ignoredSections.add(Mapping.folded(word)));
      case "review.years" -> draft.reviewYears = years(value);
      default -> column(key, value);
    }
  }

  private void column(String key, String value) {
    int dot = key.indexOf('.');
    String label = dot < 0 ? key : key.substring(0, dot);
    Column column =
        Column.named(label)
            .orElseThrow(() -> wrong(key, "a setting or one of the columns " + labels()));
    if (dot < 0) {
      List<String> names = list(key, value);
      if (names.size() > 1 && column.joint() == null) {
        throw wrong(key, "one column of the file, since several cannot tell this together");
      }
      draft.columns.put(column, names);
    } else if (column == Column.SOURCE_REF) {
      throw wrong(key, "told by the rows themselves, since it tells them apart");
    } else if (key.endsWith(".constant")) {
      String constant = list(key, value).get(0);
      checkWord(key, column, constant);
      draft.constants.put(column, constant);
    } else if (!WORDS.contains(column)) {
      throw wrong(key, "a constant, or the words of a column that holds one of a list of words");
    } else {
      String meaning = key.substring(dot + 1);
      checkWord(key, column, meaning);
      for (String word : list(key, value)) {
        String before =
            draft
                .words
                .computeIfAbsent(column, unused -> new HashMap<>())
                .put(Mapping.folded(word), meaning);
        if (before != null) {
          throw wrong(key, "words with one meaning each; one of these also means " + before);
        }
      }
    }
  }

  private void checkWord(String key, Column column, String word) {
    if (column == Column.VICTIM_RELATION) {
      try {
        Readings.victimRelation(word);
      } catch (PanahException.InvalidRequest e) {
        throw wrong(key, e.rule());
      }
    }
  }

  private char delimiter(String value) {
    String text = value.equals("tab") ? "\t" : value;
    if (text.length() != 1
        || "\"\r\n\u0000".contains(text)
        || Character.isLetterOrDigit(text.charAt(0))) {
      throw wrong("delimiter", "one character between cells, or the word tab");
    }
    return text.charAt(0);
  }

  private Charset encoding(String value) {
    try {
      Charset charset = Charset.forName(value);
      if (charset.canEncode()) {
        return charset;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw wrong("encoding", "the name of an encoding, for example UTF-8 or windows-1256");
  }

  private void dateFormats(List<String> patterns) {
    patterns.forEach(this::dateFormat);
    DateFormats.clash(draft.dates)
        .ifPresent(
            clash -> {
              throw wrong(
                  "date.format", "formats that give each text one meaning, unlike " + clash);
            });
  }

  private void dateFormat(String pattern) {
    // With "yyyy", the year of an era, nothing could be resolved strictly without saying the era.
    String strict = pattern.replace('y', 'u');
    try {
      DateTimeFormatter format =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(strict)
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      if (strict.contains("uuuu") && strict.contains("M") && strict.contains("d")) {
        draft.dates.put(pattern, format);
        return;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw wrong("date.format", "day, month and a year of four digits, for example dd-MM-uuuu");
  }

  private int years(String value) {
    if (value.matches("\\d{1,2}")) {
      int years = Integer.parseInt(value);
      if (years >= 1 && years <= MAX_REVIEW_YEARS) {
        return years;
      }
    }
    throw wrong("review.years", "1 to " + MAX_REVIEW_YEARS);
  }

  private List<String> list(String key, String value) {
    List<String> parts = Arrays.stream(value.split("\\|", -1)).map(String::strip).toList();
    if (parts.stream().anyMatch(String::isEmpty)) {
      throw wrong(key, "not empty");
    }
    return parts;
  }

  private static Set<String> labels() {
    Set<String> labels = new TreeSet<>();
    for (Column column : Column.values()) {
      labels.add(column.label());
    }
    return labels;
  }

  private PanahException.InvalidRequest wrong(String key, String rule) {
    return new PanahException.InvalidRequest(name + ": " + key, rule);
  }
}
