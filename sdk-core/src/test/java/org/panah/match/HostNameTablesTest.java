package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.common.PanahException;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;
import org.panah.reference.ReferenceKind;

/** A host's own tables of words and sounds change what is found, and bad lines are refused. */
class HostNameTablesTest {
  private static final String WORDS = "# version: host-1\nword\tkind\tmeans\treason\n";
  private static final String SOUNDS = "# version: host-1\nscript\tletters\tsounds\treason\n";
  private static final String COSTS = "# version: host-1\nscripts\tsound\tother\tcost\treason\n";

  private static ReferenceData with(ReferenceKind kind, String text) {
    return ReferenceData.builtIn().with(new StringReader(text), "host.tsv", kind);
  }

  private static List<String> found(ReferenceData tables, String held, String asked) {
    return search(tables, held, asked).stream().map(PersonMatch::id).toList();
  }

  private static double weight(ReferenceData tables, String held, String asked) {
    return search(tables, held, asked).get(0).weight();
  }

  private static List<PersonMatch> search(ReferenceData tables, String held, String asked) {
    PersonIndex index = PersonIndex.of(tables);
    for (int i = 0; i < 200; i++) {
      String other = "Aslam Qureshi" + (i % 2 == 0 ? " Lodhi" : "");
      index.apply(Map.of("crowd-" + i, Optional.of(Person.named(other).build())));
    }
    index.apply(Map.of("him", Optional.of(Person.named(held).build())));
    return index.search(PersonQuery.named(asked));
  }

  @Test
  void aWordOfTheHosts_isFoundUnderWhatItMeans(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("words.tsv"), WORDS + "jugnu\tsame\tzulfiqar\ta pet name\n");
    ReferenceData tables = ReferenceData.builtIn().with(file, ReferenceKind.NAME_WORDS);

    assertThat(found(ReferenceData.builtIn(), "Zulfiqar", "Jugnu Marwat")).isEmpty();
    assertThat(found(tables, "Zulfiqar", "Jugnu Marwat")).containsExactly("him");
  }

  @Test
  void aParticleOfTheHosts_isPassedOver() {
    ReferenceData tables =
        with(ReferenceKind.NAME_WORDS, WORDS + "resident\tparticle\t\tas some stations write\n");

    assertThat(weight(tables, "Bilal Khoso", "Bilal resident Khoso"))
        .isGreaterThan(weight(ReferenceData.builtIn(), "Bilal Khoso", "Bilal resident Khoso"));
  }

  @Test
  void aSoundOfTheHosts_isHeard() {
    ReferenceData tables =
        with(ReferenceKind.SOUNDS, SOUNDS + "latin\tdzz\tJ\tas one station writes it\n");

    assertThat(found(ReferenceData.builtIn(), "Juju", "Dzzudzzu Marwat")).isEmpty();
    assertThat(found(tables, "Juju", "Dzzudzzu Marwat")).containsExactly("him");
  }

  @Test
  void aCostOfTheHosts_takesWordsApart() {
    ReferenceData tables = with(ReferenceKind.SOUND_COSTS, COSTS + "same\tK\tQ\t9\there they do\n");

    assertThat(found(ReferenceData.builtIn(), "Kuku", "Ququ Marwat")).containsExactly("him");
    assertThat(found(tables, "Kuku", "Ququ Marwat")).isEmpty();
  }

  @Test
  void everySoundThatIsCompared_mayStandInATable() {
    for (char sound : Sounds.LETTERS.toCharArray()) {
      ReferenceData tables = with(ReferenceKind.SOUNDS, SOUNDS + "latin\tqqq\t" + sound + "\tx\n");

      assertThat(new SoundReader(tables.sounds()).read("qqq")).containsExactly(Sounds.code(sound));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NAME_WORDS; two words|same|x|why; word",
        "NAME_WORDS; jugnu|nickname|x|why; kind",
        "NAME_WORDS; jugnu|head||why; means",
        "NAME_WORDS; jugnu|same|x|; reason",
        "SOUNDS; greek|a|A|why; script",
        "SOUNDS; latin|abcde|A|why; letters",
        "SOUNDS; latin|a|ABCDE|why; sounds",
        "SOUNDS; latin|a|y|why; sounds",
        "SOUND_COSTS; both|A|E|1|why; scripts",
        "SOUND_COSTS; same|A|E|-1|why; cost",
        "SOUND_COSTS; same|A|E|much|why; cost",
        "SOUND_COSTS; same|y|E|1|why; sound",
        "SOUND_COSTS; same|A|?|1|why; other"
      })
  void with_refusesABadLine_namingFileLineAndColumn(
      ReferenceKind kind, String line, String column) {
    String head =
        kind == ReferenceKind.NAME_WORDS ? WORDS : kind == ReferenceKind.SOUNDS ? SOUNDS : COSTS;

    assertThatThrownBy(() -> with(kind, head + line.replace('|', '\t') + "\n"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("host.tsv line 3")
        .hasMessageContaining("column " + column);
  }
}
