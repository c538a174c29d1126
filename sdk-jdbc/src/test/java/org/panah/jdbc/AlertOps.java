package org.panah.jdbc;

import static net.jqwik.api.Arbitraries.integers;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.panah.alert.AlertMode;

/** Makes up sequences: most steps are such as officers take, some are refused. */
final class AlertOps {
  /** So few that steps meet each other. */
  static final int ALERTS = 3;

  static final int POSTS = 6;
  private static final int CHILDREN = 3;
  private static final int LONGEST = 40;

  private AlertOps() {}

  static Arbitrary<List<AlertOp>> sequences() {
    Arbitrary<List<AlertOp>> posts = between(0, 4, keeping().map(AlertOps::plain));
    Arbitrary<List<AlertOp>> alerts = between(0, 2, drafting().map(AlertOp.Raise::new));
    // Most of what can go wrong needs somebody to be told, and something to be told of.
    return Combinators.combine(posts, alerts, between(1, LONGEST, steps()))
        .as((first, second, then) -> Stream.of(first, second, then).flatMap(List::stream).toList())
        .withoutEdgeCases();
  }

  private static Arbitrary<List<AlertOp>> between(
      int least, int most, Arbitrary<? extends AlertOp> steps) {
    return steps
        .map(step -> (AlertOp) step)
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static AlertOp.Keep plain(AlertOp.Keep op) {
    return new AlertOp.Keep(
        AlertOp.By.DESK, op.post(), op.kind(), op.channels(), op.deputy(), op.minutes());
  }

  private static Arbitrary<AlertOp> steps() {
    return Arbitraries.<AlertOp>frequencyOf(
        Tuple.of(10, keeping()),
        Tuple.of(1, removing()),
        Tuple.of(2, drafting().map(draft -> draft)),
        Tuple.of(6, drafting().map(AlertOp.Raise::new)),
        Tuple.of(4, Combinators.combine(by(), alerts(), changes()).as(AlertOp.Update::new)),
        Tuple.of(3, Combinators.combine(by(), alerts()).as(AlertOp.Authorise::new)),
        Tuple.of(
            3,
            Combinators.combine(by(), alerts(), alerts(), Arbitraries.of(false, true))
                .as(AlertOp.Answer::new)),
        Tuple.of(
            3,
            Combinators.combine(by(), alerts(), Arbitraries.of(AlertOp.End.class), alerts())
                .as(AlertOp.Finish::new)),
        Tuple.of(5, Combinators.combine(by(), alerts(), posts()).as(AlertOp.Acknowledge::new)),
        Tuple.of(
            9,
            Arbitraries.of(1, 4, 6, 16, 61, 301, 900, 960, 3_600, 18_000).map(AlertOp.Pass::new)),
        Tuple.of(
            4,
            Combinators.combine(posts(), Arbitraries.of(AlertOp.Behaviour.class))
                .as(AlertOp.Answers::new)),
        Tuple.of(
            14,
            Combinators.combine(nodes(), midst(), integers().between(1, 6)).as(AlertOp.Run::new)),
        Tuple.of(
            1, Combinators.combine(nodes(), Arbitraries.of(false, true)).as(AlertOp.Restart::new)),
        Tuple.of(2, nodes().map(AlertOp.Look::new)));
  }

  private static Arbitrary<Integer> nodes() {
    return Arbitraries.of(0, 1);
  }

  private static Arbitrary<Integer> alerts() {
    return integers().between(0, ALERTS - 1);
  }

  private static Arbitrary<Integer> posts() {
    return integers().between(0, POSTS - 1);
  }

  /** True once in so many times. */
  private static Arbitrary<Boolean> seldom(int times) {
    return Arbitraries.frequency(Tuple.of(times - 1, false), Tuple.of(1, true));
  }

  private static Arbitrary<AlertOp.By> by() {
    return Combinators.combine(nodes(), seldom(8), Arbitraries.of(0, 1, 2), seldom(6), seldom(5))
        .as(AlertOp.By::new);
  }

  private static Arbitrary<AlertOp.Change> changes() {
    return Arbitraries.frequency(
        Tuple.of(6, AlertOp.Change.STATION),
        Tuple.of(2, AlertOp.Change.CATEGORY),
        Tuple.of(1, AlertOp.Change.MODE));
  }

  private static Arbitrary<AlertOp.Midst> midst() {
    return Arbitraries.frequency(
        Tuple.of(12, AlertOp.Midst.NOTHING),
        Tuple.of(4, AlertOp.Midst.OTHER_RUNS),
        Tuple.of(1, AlertOp.Midst.ALERT_ENDS),
        Tuple.of(1, AlertOp.Midst.ALERT_IS_UPDATED),
        Tuple.of(1, AlertOp.Midst.DIES_TELLING),
        Tuple.of(1, AlertOp.Midst.DIES_WRITING));
  }

  private static Arbitrary<AlertOp.Keep> keeping() {
    return Combinators.combine(
            by(),
            posts(),
            Arbitraries.frequency(
                Tuple.of(4, AlertOp.Kind.HEAD),
                Tuple.of(1, AlertOp.Kind.DISTRICT),
                Tuple.of(2, AlertOp.Kind.STAND_IN)),
            integers().between(1, 3),
            // The last is none.
            integers().between(0, POSTS),
            Arbitraries.of(5, 15))
        .as(AlertOp.Keep::new);
  }

  private static Arbitrary<AlertOp.Remove> removing() {
    return Combinators.combine(by(), posts()).as(AlertOp.Remove::new);
  }

  private static Arbitrary<AlertOp.Draft> drafting() {
    return Combinators.combine(
            by(),
            alerts(),
            integers().between(0, CHILDREN - 1),
            Arbitraries.frequency(
                Tuple.of(4, AlertMode.ACTUAL),
                Tuple.of(1, AlertMode.EXERCISE),
                Tuple.of(1, AlertMode.TEST)),
            seldom(4),
            Arbitraries.frequency(Tuple.of(1, 1), Tuple.of(1, 6), Tuple.of(6, 720)))
        .as(AlertOp.Draft::new);
  }
}
