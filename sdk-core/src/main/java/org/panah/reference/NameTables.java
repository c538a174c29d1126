package org.panah.reference;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The tables by which names are compared. Immutable. */
record NameTables(Table<NameWord> words, Table<SoundRule> sounds, Table<SoundCost> costs) {
  private static final Table.Form<NameWord> WORD =
      new Table.Form<>("word", NameWord::key, word -> List.of(), UnaryOperator.identity());
  private static final Table.Form<SoundRule> SOUND =
      new Table.Form<>("letters", SoundRule::letters, rule -> List.of(), UnaryOperator.identity());
  private static final Table.Form<SoundCost> COST =
      new Table.Form<>("sound", SoundCost::key, rule -> List.of(), UnaryOperator.identity());

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{1,4}");
  private static final Pattern WORD_LETTERS = Pattern.compile("\\p{L}{1,40}");
  // The letters that the matcher has for sounds.
  private static final String SOUND_LETTER = "[AEIOUHYWVPBFTtDdKQXGgSZsCJzMNLR]";
  private static final Pattern SOUNDS = Pattern.compile(SOUND_LETTER + "{0,4}");
  private static final Pattern MEANT = Pattern.compile(SOUND_LETTER + "+|\\*");
  private static final Pattern OTHER = Pattern.compile(SOUND_LETTER + "+|\\*|-");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,3})?");

  static NameTables of(TsvFile words, TsvFile sounds, TsvFile costs) {
    return new NameTables(
        Table.of(WORD, words, NameTables::word),
        Table.of(SOUND, sounds, NameTables::sound),
        Table.of(COST, costs, NameTables::cost));
  }

  NameTables withWords(TsvFile file) {
    return new NameTables(words.plus(file, NameTables::word), sounds, costs);
  }

  NameTables withSounds(TsvFile file) {
    return new NameTables(words, sounds.plus(file, NameTables::sound), costs);
  }

  NameTables withCosts(TsvFile file) {
    return new NameTables(words, sounds, costs.plus(file, NameTables::cost));
  }

  private static NameWord word(TsvRow row) {
    String kind =
        row.matching(
            "kind",
            text -> text.matches("title|honour|particle|same|head|tail|common"),
            "title, honour, particle, same, head, tail or common");
    boolean stands = kind.equals("head") || kind.equals("tail");
    return new NameWord(
        row.matching("word", WORD_LETTERS.asMatchPredicate(), "1 to 40 letters"),
        NameWord.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        row.matching(
            "means",
            text -> text.isEmpty() ? !stands : WORD_LETTERS.matcher(text).matches(),
            "1 to 40 letters; for a head or a tail never empty"),
        row.required("reason"));
  }

  private static SoundRule sound(TsvRow row) {
    return new SoundRule(
        row.matching("script", text -> text.matches("latin|arabic"), "latin or arabic"),
        row.matching("letters", LETTERS.asMatchPredicate(), "1 to 4 letters"),
        row.matching("sounds", SOUNDS.asMatchPredicate(), "up to 4 letters of sounds"),
        row.required("reason"));
  }

  private static SoundCost cost(TsvRow row) {
    return new SoundCost(
        row.matching("scripts", text -> text.matches("same|cross"), "same or cross")
            .equals("cross"),
        row.matching("sound", MEANT.asMatchPredicate(), "letters of sounds, or *"),
        row.matching("other", OTHER.asMatchPredicate(), "letters of sounds, * or -"),
        Double.parseDouble(
            row.matching("cost", NUMBER.asMatchPredicate(), "a number from 0 to 99")),
        row.required("reason"));
  }
}
