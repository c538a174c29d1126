package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.reference.ReferenceData;

/** How words are heard, how far apart they are, and that the index of sounds misses none. */
class SoundsTest {
  private final SoundReader sounds = new SoundReader(ReferenceData.builtIn().sounds());
  private final SoundDistance distance = new SoundDistance(ReferenceData.builtIn().soundCosts());

  private String heard(String word) {
    StringBuilder letters = new StringBuilder();
    for (byte sound : sounds.read(word)) {
      letters.append(Sounds.LETTERS.charAt(sound));
    }
    return letters.toString();
  }

  private int apart(String one, String two) {
    return apart(one, two, 900);
  }

  private int apart(String one, String two, int most) {
    return distance
        .from(sounds.read(one), NameToken.isArabic(one), most)
        .to(sounds.read(two), NameToken.isArabic(two));
  }

  @ParameterizedTest
  @CsvSource({
    "khoso, XOSO",
    "hussain, HUSEN",
    "chaudhry, CAUdRI",
    "ghulam, gULAM",
    "naveed, NAVID",
    "bux, BUKS",
    "غلام, gLAM",
    "چودھری, CWDHRY",
    "ٹھٹھہ, THTH",
    "پښتو, PsTW",
    "ڳوٺ, GWT",
    "ڪريم, KRYM",
    "ځواک, ZWAK",
    "ڻ, N",
    "ٻگھيو, BGHYW"
  })
  void read_hearsLatinUrduPashtoAndSindhi(String word, String letters) {
    assertThat(heard(word)).isEqualTo(letters);
  }

  @ParameterizedTest
  @CsvSource({
    // Letters that stand for each other in the scripts of the country's languages.
    "کریم, كريم",
    "کریم, ڪريم",
    "ہارون, هارون",
    "گل, ګل",
    "زبیر, ذبیر",
    "عظیم, عضیم",
    "zulfiqar, zulfikar",
    "hussain, hussein",
    "rehman, rahman",
    "fatima, fatimah",
    "khoso, کھوسو",
    "ghulam, غلام",
    "hussain, حسین",
    "yousaf, یوسف",
    "waqas, وقاص"
  })
  void between_isSmall_forTheSameName(String one, String two) {
    assertThat(apart(one, two)).isLessThan(160).isEqualTo(apart(two, one));
    assertThat(apart(one, "bahtiyarov")).isGreaterThan(300);
  }

  @Test
  void between_isNothing_forOneWord_andNeverDependsOnTheSide() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      String one = word(random);
      String two = word(random);
      assertThat(apart(one, one)).isZero();
      assertThat(apart(one, two)).isEqualTo(apart(two, one));
    }
  }

  @Test
  void between_isInfinite_whereItIsMoreThanTheMost() {
    int whole = apart("khoso", "talpur");

    assertThat(apart("khoso", "talpur", whole)).isEqualTo(whole);
    assertThat(apart("khoso", "talpur", whole - 1)).isEqualTo(SoundDistance.BEYOND);
  }

  @Test
  void next_isAsFar_asByItself_whereWordsBeginAlike() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] asked = sounds.read(word(random));
      int most = 100 + random.nextInt(300);
      SoundDistance.Measure measure = distance.from(asked, false, most);
      List<byte[]> words = new ArrayList<>();
      for (int k = 0; k < 60; k++) {
        words.add(sounds.read(word(random)));
      }
      words.sort(Arrays::compare);
      measure.begin(false);
      byte[] before = new byte[0];
      for (byte[] word : words) {
        int alike = Arrays.mismatch(before, word);
        int shared = alike < 0 ? word.length : alike;
        assertThat(measure.next(word, 0, word.length, shared))
            .isEqualTo(distance.from(asked, false, most).to(word, false));
        before = word;
      }
    }
  }

  @Test
  void read_neverHearsMoreThanIsCompared() {
    assertThat(sounds.read("x".repeat(40))).hasSizeLessThanOrEqualTo(Sounds.LONGEST);
    assertThat(sounds.read("aeiou".repeat(8))).hasSize(Sounds.LONGEST);
    assertThat(sounds.read("\u4e00\ud83d\ude00")).isEmpty();
  }

  /** Both indexes together give exactly the words that looking at each one would give. */
  @Test
  void candidates_areThoseOfLookingAtEveryWord_whileTheVocabularyGrows() {
    Random random = new Random(11);
    Vocabulary vocabulary = new Vocabulary(sounds);
    List<String> all = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < 1 + random.nextInt(80); i++) {
        String word = word(random);
        vocabulary.number(new NameToken(word, NameToken.isArabic(word), false));
        all.add(word);
      }
      Words words = vocabulary.words();
      assertThat(words.size()).isEqualTo((int) all.stream().distinct().count());
      long asked = Sounds.skeleton(sounds.read(word(random)));
      for (boolean near : new boolean[] {false, true}) {
        assertThat(given(words, asked, near)).isEqualTo(lookedFor(words, asked, near));
      }
    }
  }

  private static List<Integer> given(Words words, long asked, boolean near) {
    List<Integer> given = new ArrayList<>();
    for (SoundIndex index : List.of(words.index(), words.recent())) {
      index.candidates(
          asked,
          near,
          (start, end) -> {
            for (int place = start; place < end; place++) {
              given.add(index.word(place));
            }
          });
    }
    for (int word = words.open(); word < words.size(); word++) {
      if (words.fits(word, asked, near)) {
        given.add(word);
      }
    }
    return given.stream().distinct().sorted().toList();
  }

  private static List<Integer> lookedFor(Words words, long asked, boolean near) {
    List<Integer> found = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      long plain = Sounds.skeleton(words.sounds()[word]);
      long hissing = Sounds.hissing(words.sounds()[word]);
      boolean fits =
          near
              ? SoundIndex.near(asked, plain) || SoundIndex.near(asked, hissing)
              : asked == plain || asked == hissing;
      if (fits) {
        found.add(word);
      }
    }
    return found;
  }

  @Test
  void expansions_areTheSame_fromNothingAndFromAnOlderVocabulary() {
    Random random = new Random(13);
    Vocabulary vocabulary = new Vocabulary(sounds);
    Expansions grown = new Expansions(sounds, distance);
    NameToken asked = new NameToken("karim", false, false);
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < 50; i++) {
        String word = word(random);
        vocabulary.number(new NameToken(word, NameToken.isArabic(word), false));
      }
      Words words = vocabulary.words();
      Expansions.Expansion older = grown.of(asked, false, words);
      Expansions.Expansion fresh = new Expansions(sounds, distance).of(asked, false, words);
      assertThat(Arrays.toString(older.words())).isEqualTo(Arrays.toString(fresh.words()));
      assertThat(older.distances()).containsExactly(fresh.distances());
    }
  }

  @Test
  void expansions_areTheSame_whateverWasAskedBefore() {
    Vocabulary vocabulary = new Vocabulary(sounds);
    vocabulary.number(new NameToken("khoso", false, false));
    Expansions asked = new Expansions(sounds, distance);
    // A part of a word in both scripts, which is compared with Latin words as Urdu is.
    NameToken part = new NameToken("بنkhiso", true, false).part(2, 7);
    float across = asked.of(part, false, vocabulary.words()).distances()[0];

    NameToken word = new NameToken("khiso", false, false);
    Expansions.Expansion fresh =
        new Expansions(sounds, distance).of(word, false, vocabulary.words());
    assertThat(asked.of(word, false, vocabulary.words()).distances())
        .containsExactly(fresh.distances())
        .doesNotContain(across);
  }

  @Test
  void vocabulary_keepsATitleAndANameApart_andWordsOnce() {
    Vocabulary vocabulary = new Vocabulary(sounds);
    int name = vocabulary.number(new NameToken("malik", false, false));

    assertThat(vocabulary.number(new NameToken("malik", false, true))).isNotEqualTo(name);
    assertThat(vocabulary.number(new NameToken("malik", false, false))).isEqualTo(name);
    assertThat(vocabulary.size()).isEqualTo(2);
  }

  private static String word(Random random) {
    String[] latin = {"ka", "ri", "m", "sh", "u", "la", "to", "na", "b", "r", "th", "za", "gh"};
    String[] urdu = {"ک", "ر", "ی", "م", "ش", "ل", "ا", "ث", "ز", "ب", "و", "ن"};
    String[] parts = random.nextInt(4) == 0 ? urdu : latin;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      word.append(parts[random.nextInt(parts.length)]);
    }
    return word.toString();
  }
}
