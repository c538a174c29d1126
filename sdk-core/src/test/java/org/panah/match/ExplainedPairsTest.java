package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.person.Address;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;

/**
 * What is answered for pairs of made-up people, among ten thousand others, as it stands in
 * docs/matching.md. Run with {@code -Dpanah.pairs=write} to write that part anew.
 */
class ExplainedPairsTest {
  private static final Path PAGE = Path.of("..", "docs", "matching.md");
  private static final String FROM = "<!-- explained pairs: made by ExplainedPairsTest -->\n";
  private static final String TO = "<!-- end of explained pairs -->\n";
  private static final int OTHERS = 10_000;
  private static final int NAME = 1;
  private static final int ASKED = 6;

  private final List<String[]> pairs = new ArrayList<>();
  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());

  @Test
  void page_tellsWhatIsAnswered() throws IOException {
    read();
    fill();
    String part = part("yes", "Of one person") + part("no", "Of two");
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(FROM) + FROM.length());
    String after = page.substring(page.indexOf(TO));
    if ("write".equals(System.getProperty("panah.pairs"))) {
      Files.writeString(PAGE, before + part + after);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/matching.md; write it anew with -Dpanah.pairs=write")
        .isEqualTo(before + part + after);
  }

  @Test
  void whoIsTheSameIsFoundAndWhoIsNotIsNeverStrong() throws IOException {
    read();
    fill();
    for (int i = 0; i < pairs.size(); i++) {
      Optional<PersonMatch> match = match(i);
      if (pairs.get(i)[0].equals("yes")) {
        assertThat(match).as("pair %s", i).isPresent();
      } else {
        assertThat(match.map(PersonMatch::grade))
            .as("pair %s", i)
            .isNotEqualTo(Optional.of(Grade.STRONG));
      }
    }
  }

  private void read() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("explained-pairs.tsv")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("same\t"))
          .forEach(line -> pairs.add(line.split("\t", -1)));
    }
  }

  private void fill() {
    Map<String, Optional<Person>> all = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      all.put("pair-" + i, Optional.of(person(pairs.get(i))));
    }
    Random random = new Random(11);
    for (int i = 0; i < OTHERS; i++) {
      String name = word(random) + " " + word(random);
      all.put("other-" + i, Optional.of(Person.named(name).father(word(random)).build()));
    }
    index.apply(all);
  }

  /** A word of the names and fathers of the pairs, so that these are as common as they look. */
  private String word(Random random) {
    String[] pair = pairs.get(random.nextInt(pairs.size()));
    List<String> words =
        Pattern.compile("[ @]+").splitAsStream((pair[NAME] + " " + pair[NAME + 1]).trim()).toList();
    return words.get(random.nextInt(words.size()));
  }

  private static Person person(String[] pair) {
    Person.Builder person = Person.named(pair[NAME]);
    if (!pair[NAME + 1].isEmpty()) {
      person.father(pair[NAME + 1]);
    }
    if (!pair[NAME + 2].isEmpty()) {
      person.husband(PersonName.parse(pair[NAME + 2]));
    }
    if (!pair[NAME + 3].isEmpty()) {
      person.born(pair[NAME + 3]);
    }
    if (!pair[NAME + 4].isEmpty()) {
      person.address(Address.of(Address.Kind.PRESENT, "-", pair[NAME + 4]));
    }
    return person.build();
  }

  private static PersonQuery query(String[] pair) {
    PersonQuery query = PersonQuery.named(pair[ASKED]).limit(PersonQuery.MAX_LIMIT);
    query = pair[ASKED + 1].isEmpty() ? query : query.father(pair[ASKED + 1]);
    query = pair[ASKED + 2].isEmpty() ? query : query.husband(pair[ASKED + 2]);
    query = pair[ASKED + 3].isEmpty() ? query : query.born(pair[ASKED + 3]);
    return pair[ASKED + 4].isEmpty() ? query : query.district(pair[ASKED + 4]);
  }

  private Optional<PersonMatch> match(int pair) {
    return index.search(query(pairs.get(pair))).stream()
        .filter(match -> match.id().equals("pair-" + pair))
        .findFirst();
  }

  private String part(String same, String title) {
    StringBuilder part = new StringBuilder("\n### " + title + "\n\n");
    int number = 1;
    for (int i = 0; i < pairs.size(); i++) {
      String[] pair = pairs.get(i);
      if (pair[0].equals(same)) {
        String answer =
            match(i).map(ExplainedPairsTest::answer).orElse("Is not among the answers.");
        part.append(number++)
            .append(". Asked: ")
            .append(known(pair, ASKED))
            .append("\n   Record: ")
            .append(known(pair, NAME))
            .append("\n   ")
            .append(answer)
            .append('\n');
      }
    }
    return part.toString();
  }

  private static String known(String[] pair, int from) {
    String[] names = {"", ", father ", ", husband ", ", born ", ", district "};
    StringBuilder known = new StringBuilder("*");
    for (int i = 0; i < names.length; i++) {
      known.append(pair[from + i].isEmpty() ? "" : names[i] + pair[from + i]);
    }
    return known.append("*").toString();
  }

  private static String answer(PersonMatch match) {
    return "**"
        + match.grade()
        + "**: "
        + match.evidence().stream()
            .map(ExplainedPairsTest::evidence)
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String evidence(Evidence part) {
    String words =
        part.words().stream().map(ExplainedPairsTest::word).collect(Collectors.joining(", "));
    String text = part.field() + ": " + part.explanation();
    return words.isEmpty() ? text : text + " (" + words + ")";
  }

  private static String word(Evidence.Word word) {
    if (word.held() == null) {
      return word.asked() + " not in the record";
    }
    if (word.asked() == null) {
      return word.held() + " not asked for";
    }
    String sign = word.agreement() == Agreement.SAME ? " = " : " ~ ";
    return word.asked() + sign + word.held();
  }
}
