package org.panah.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Single words in Arabic script, asked for among all Latin spellings that anybody has written of
 * any of them. Each spelling is a person of that one word. All live in one district, and the
 * queries name it: a question for one word alone may be refused, and where everybody has the same
 * district it puts nobody before anybody.
 */
final class Tokens {
  private static final String DISTRICT = "PB-lahore";

  private final PrintStream out;
  private final Trial trial;
  private final Set<String> spellings = new LinkedHashSet<>();
  private final List<NameQuery> queries = new ArrayList<>();

  Tokens(PrintStream out, Trial trial, NameData data) {
    this.out = out;
    this.trial = trial;
    data.rows("pairs/translit_tokens_dev.tsv", "\t", this::read);
  }

  private void read(String[] r) {
    Set<String> latin = new LinkedHashSet<>();
    for (String spelling : r[1].split("\\|", -1)) {
      latin.add(spelling.toLowerCase(Locale.ROOT));
    }
    spellings.addAll(latin);
    List<String> groups = new ArrayList<>();
    groups.add(NameData.ALL);
    groups.addAll(List.of(r[2].split("\\+", -1)));
    NameRow row = new NameRow("t" + queries.size(), r[0], "", "", "", DISTRICT);
    queries.add(new NameQuery(row, latin, groups));
  }

  void run(NameEngine engine) {
    Intake intake = new Intake(engine);
    for (String spelling : spellings) {
      intake.accept(new NameRow(spelling, spelling, "", "", "", DISTRICT));
    }
    out.printf("%-8s %s%n", engine.name(), intake.end());
    trial.run(engine, "tokens", queries);
  }
}
