package org.panah.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.panah.hit.Grade;
import org.panah.match.PersonMatch;

/**
 * What Panah's grades are worth: how often somebody is found for people who are not in the index,
 * and how often people who are in it are. The absent ones are taken out of the made-up population
 * by chance before it goes in, and asked for without a fault, so that their brothers and namesakes
 * are met; the present ones are asked for with all the faults of the queries.
 */
final class Calibration {
  private static final int ABSENT = 2_000;
  private static final int PEOPLE = 1_000_000;
  private static final long SEED = 20_261;
  private static final int LIMIT = 10;

  private final PrintStream out;
  private final NameData data;
  private final List<NameRow> absent = new ArrayList<>();
  private int read;
  private int due;

  Calibration(PrintStream out, NameData data) {
    this.out = out;
    this.data = data;
  }

  void run(PanahNames engine) {
    List<NameQuery> queries = data.people();
    fill(engine, queries);
    Map<String, UnaryOperator<NameRow>> known = new LinkedHashMap<>();
    known.put("name", r -> known(r, "", "", ""));
    known.put("name, father", r -> known(r, r.father(), "", ""));
    known.put("name, father, birth", r -> known(r, r.father(), r.born(), ""));
    known.put("name, father, birth, district", r -> known(r, r.father(), r.born(), r.district()));
    out.printf(
        "%-30s | %,d people who are absent      | %,d people who are present%n",
        "", absent.size(), queries.size());
    out.printf(
        "%-30s | %7s %8s %7s | %7s %8s %7s %13s%n",
        "known", "STRONG", "POSSIBLE", "refused", "STRONG", "POSSIBLE", "neither", "STRONG, other");
    known.forEach(
        (name, part) -> {
          String left = absent(engine, part);
          out.printf("%-30s | %s | %s%n", name, left, present(engine, part, queries));
        });
  }

  private static NameRow known(NameRow row, String father, String born, String district) {
    return new NameRow(row.id(), row.name(), father, born, "", district);
  }

  private void fill(PanahNames engine, List<NameQuery> queries) {
    Set<String> kept = new HashSet<>();
    queries.forEach(query -> kept.addAll(query.answers()));
    Set<Integer> chosen = new HashSet<>();
    new Random(SEED).ints(0, PEOPLE).distinct().limit(ABSENT).forEach(chosen::add);
    Intake intake = new Intake(engine);
    data.population(
        person -> {
          // For one who is asked for as present the next is taken.
          due += chosen.contains(read++) ? 1 : 0;
          if (due > 0 && !kept.contains(person.id())) {
            due--;
            absent.add(person);
          } else {
            intake.accept(person);
          }
        });
    out.println(intake.end());
  }

  private String absent(PanahNames engine, UnaryOperator<NameRow> part) {
    int strong = 0;
    int possible = 0;
    int refused = engine.refused();
    for (NameRow row : absent) {
      List<PersonMatch> matches = engine.matches(part.apply(row), LIMIT);
      strong += has(matches, Grade.STRONG) ? 1 : 0;
      possible += has(matches, Grade.POSSIBLE) ? 1 : 0;
    }
    return "%s %s  %s"
        .formatted(
            share(strong, absent.size()),
            share(possible, absent.size()),
            share(engine.refused() - refused, absent.size()));
  }

  private static boolean has(List<PersonMatch> matches, Grade grade) {
    return matches.stream().anyMatch(match -> match.grade() == grade);
  }

  private static String present(
      PanahNames engine, UnaryOperator<NameRow> part, List<NameQuery> queries) {
    int strong = 0;
    int possible = 0;
    int other = 0;
    for (NameQuery query : queries) {
      boolean wrong = false;
      for (PersonMatch match : engine.matches(part.apply(query.row()), LIMIT)) {
        boolean right = query.answers().contains(match.id());
        strong += right && match.grade() == Grade.STRONG ? 1 : 0;
        possible += right && match.grade() == Grade.POSSIBLE ? 1 : 0;
        wrong |= !right && match.grade() == Grade.STRONG;
      }
      other += wrong ? 1 : 0;
    }
    int all = queries.size();
    return "%s %s  %s %s"
        .formatted(
            share(strong, all),
            share(possible, all),
            share(all - strong - possible, all),
            share(other, all));
  }

  private static String share(int part, int all) {
    return "%6.2f%%".formatted(100.0 * part / all);
  }
}
