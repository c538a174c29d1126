package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/** Names as nobody writes them; the profile {@code fuzz} looks for worse ones for minutes. */
class HostileNamesTest {
  private static final int PEOPLE = 2_000;
  private static final int INPUTS = 150;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void search_answersOrRefuses_whateverTheBytes(int seed) {
    HostileSearches searches = new HostileSearches(PEOPLE);
    Random random = new Random(seed);
    for (int i = 0; i < INPUTS; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      searches.run(bytes);
    }

    assertThat(searches.strings()).isGreaterThan(INPUTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A. B. C. D. E. F. G. H. I. J. K. L. M. N.",
        "Haji Malik Syed Sheikh Mian Pir",
        "bin ul ud al ibn bint walad",
        "Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso Khoso",
        "\u202eAslam\u202c Khoso\u2066\u2069",
        "\ufdfa\ufdfa\ufdfa\ufdfa\ufdfa\ufdfa\ufdfa\ufdfa\ufdfa \ufdfa\ufdfa\ufdfa",
        "uddinuddinuddinuddinuddin abdulabdulabdulabdulabdul ullahullahullahullah",
        "Kh\u0301\u0301\u0301\u0301\u0301\u0301oso \ud800 \udc00 \ud83d\ude00 Aslam",
        "Aslamغلامखोसоli Khosoکھوسو",
        "a1b2c3 d4e5f6 ۱۲۳ 7g8h9i",
        "@ Aslam ; Khoso @ @ Kala"
      })
  void search_answersOrRefuses_forEachKindOfHorror(String horror) {
    PersonIndex index = PersonIndex.of(ReferenceData.builtIn());

    assertThatCode(
            () -> {
              try {
                index.apply(
                    Map.of("him", Optional.of(Person.named(horror).father(horror).build())));
                index.search(PersonQuery.named(horror).father(horror).district(horror));
              } catch (PanahException.InvalidRequest e) {
                assertThat(e).hasMessageNotContaining("Khoso").hasMessageNotContaining("Aslam");
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void query_refusesANameOfTenThousandLetters_andOneWordFiveHundredTimes() {
    assertThatThrownBy(() -> PersonQuery.named("a".repeat(10_000)))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThatThrownBy(() -> PersonQuery.named("Khoso ".repeat(500)))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageNotContaining("Khoso");
    StringBuilder aliases = new StringBuilder("Aslam");
    for (char letter = 'a'; letter <= 'z'; letter++) {
      aliases.append(" @ Kala ").append(letter);
    }
    assertThatThrownBy(() -> PersonQuery.named(aliases.toString()))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }
}
