package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.reference.ReferenceData;

class NameReaderTest {
  private final NameReader reader = new NameReader(ReferenceData.builtIn().nameWords());

  private String read(String name) {
    return String.join(" ", reader.read(name).words().stream().map(NameToken::text).toList());
  }

  private List<String> titles(String name) {
    return reader.read(name).words().stream()
        .filter(NameToken::title)
        .map(NameToken::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Mohd Aslam, muhammad aslam",
    "Mohammed Aslam, muhammad aslam",
    "Md. Aslam, muhammad aslam",
    "Ch. Aslam, chaudhry aslam",
    "Chowdhury Aslam, chaudhry aslam",
    "Rasool Bux, rasool bakhsh",
    "Rasool Buksh, rasool bakhsh",
    "Aziz-ur-Rehman, aziz rehman",
    "Aziz ur Rehman, aziz rehman",
    "Nasir-ud-Din, nasir din",
    "Nasiruddin, nasir din",
    "Nasir uddin, nasir din",
    "Abdul Karim, abd karim",
    "Abdulkarim, abd karim",
    "Abd al-Karim, abd karim",
    "Sanaullah, sana allah",
    "Sana Ullah, sana allah",
    "Ali bin Karim, ali karim",
    "Dr. Ali Khoso, ali khoso",
    "G. M. Khoso, g m khoso",
    "GM Khoso, ghulam khoso",
    "'Abdul-Ghafūr Khōso', abd ghafur khoso",
    "O`Khoso, okhoso",
    "Sa'eed Khoso, saeed khoso",
    "Saʿeed Khoso, saeed khoso",
    "Ali2Khoso 44, ali khoso",
    "'ALI,KHOSO', ali khoso",
    "Ağa Khoso, aga khoso",
    "Çelik Khoso, celik khoso"
  })
  void read_bringsOneName_toOneForm(String name, String words) {
    assertThat(read(name)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    // Urdu keyboards and Arabic ones, and letters with what is written above them.
    "عبدالرحمٰن, abd رحمن",
    "عبد الرحمن, abd رحمن",
    "ثناء اللہ, ثناء allah",
    "ثناءاللہ, ثناء allah",
    "نصیر الدین, نصیر din",
    "نصیرالدین, نصیر din",
    "مُحَمَّد, محمد",
    "محمــد, محمد",
    "آصف, اصف",
    "أحمد, احمد",
    "مؤمن, مومن",
    "الیاس, الیاس",
    "علی بن کریم, علی کریم",
    "ڈاکٹر علی, علی"
  })
  void read_bringsUrdu_toOneForm(String name, String words) {
    assertThat(read(name)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "آصف کھوسو",
        "مؤمن خان",
        "ۂنی",
        "Ghafūr Şahin",
        "أحمد إبراهيم",
        "فائزہ",
        "राम कुमार"
      })
  void read_isTheSame_forComposedAndDecomposedLetters(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);

    assertThat(read(decomposed)).isEqualTo(read(composed)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Presentation forms, as old systems and PDF files give them.
    "ﻣﺤﻤﺪ, محمد",
    "ﻋﻠﻲ, علي",
    "ﷲ, allah",
    "ﻼ, لا",
    "ﭘﺮوﯾﺰ, پرویز",
    "Ａｌｉ, ali",
    "ﬁda, fida",
    "ﷳ, اكبر"
  })
  void read_takesPresentationForms_forTheLettersThatTheyShow(String name, String words) {
    assertThat(read(name)).isEqualTo(words);
  }

  @Test
  void read_passesOverWhatCannotBeSeen() {
    assertThat(read("A\u200bli\u200f Kho\u200dso\ufeff")).isEqualTo("ali khoso");
    assertThat(read("علی\u200c\u200f")).isEqualTo("علی");
    assertThat(read("Kh\u0301\u0327\u0333oso")).isEqualTo("khoso");
  }

  @Test
  void read_findsNoWord_whereThereIsNoLetter() {
    for (String nothing : List.of("", " ", "12-34", "...", "\ud800", "\udc00\ud800", "\u202e")) {
      assertThat(reader.read(nothing).words()).isEmpty();
    }
  }

  @Test
  void read_takesAWordForATitle_onlyWhereANameFollows() {
    assertThat(titles("Haji Malik Aslam")).containsExactly("haji", "malik");
    assertThat(titles("Aslam Malik")).isEmpty();
    assertThat(titles("Haji")).isEmpty();
    assertThat(titles("Nasreen Bibi")).containsExactly("bibi");
    assertThat(titles("Bibi Nasreen")).isEmpty();
    assertThat(titles("حاجی اسلم خان")).containsExactly("حاجی");
    // Two titles and nothing else: the last is the name.
    assertThat(titles("Haji Malik")).containsExactly("haji");
  }

  @Test
  void read_keepsParticles_whereThereIsNothingElse() {
    assertThat(read("bin ul")).isEqualTo("bin ul");
    assertThat(reader.read("bin ul").particles()).isZero();
    assertThat(reader.read("Ali bin Karim").particles()).isEqualTo(1);
    assertThat(reader.read("Ali bin Karim").before()).containsExactly("", "bin");
  }

  @Test
  void read_takesTwelveWords_andFortyLettersOfEach() {
    assertThat(reader.read("Karim ".repeat(500)).words()).hasSize(12);
    assertThat(read("a".repeat(10_000))).hasSizeLessThanOrEqualTo(40);
    assertThat(reader.read("uddin".repeat(2_000)).words()).hasSizeLessThanOrEqualTo(12);
    assertThat(reader.read("bin ".repeat(500)).words()).hasSize(12);
  }

  @Test
  void read_hidesWhatItRead() {
    assertThat(reader.read("Ghulam Khoso").toString()).doesNotContain("ghulam", "khoso");
  }
}
