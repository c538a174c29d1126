package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.panah.alert.AlertMode;

/**
 * Alerts, what posts are told of them and who takes notice are as two simple models have it,
 * whatever the sequence of steps, and the same on every store. A build tries a few sequences;
 * {@code -Dpanah.sequences=10000 -Dtest.timeout=7200} tries ten thousand, and {@code -Dpanah.seed}
 * repeats those of a report.
 */
@AddLifecycleHook(value = Sequences.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class AlertModelTest {
  private static final AlertStores MEMORY = AlertStores.inMemory();
  private static final List<AlertStores> DATABASES =
      List.of(AlertStores.on(Database.H2), AlertStores.on(Database.POSTGRES));

  @Provide
  Arbitrary<List<AlertOp>> sequences() {
    return AlertOps.sequences();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everySequence_isAsTheModelsHaveIt(@ForAll("sequences") List<AlertOp> ops) {
    assertThat(AlertCourse.take(ops, MEMORY)).isNotEmpty();
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
  void everySequence_isSeenAlike_onEveryStore(@ForAll("sequences") List<AlertOp> ops) {
    List<String> seen = AlertCourse.take(ops, MEMORY);
    for (AlertStores stores : DATABASES) {
      assertThat(AlertCourse.take(ops, stores)).as(stores.name()).isEqualTo(seen);
    }
  }

  @Example
  void postThatIsReachedAgain_isToldWhatIsKnown() {
    AlertOp.By desk = AlertOp.By.DESK;
    var run = new AlertOp.Run(0, AlertOp.Midst.NOTHING, 0);

    AlertCourse.take(
        List.of(
            new AlertOp.Keep(desk, 0, AlertOp.Kind.HEAD, 3, AlertOps.POSTS, 15),
            new AlertOp.Raise(new AlertOp.Draft(desk, 0, 0, AlertMode.ACTUAL, false, 720)),
            run,
            new AlertOp.Keep(desk, 0, AlertOp.Kind.HEAD, 1, AlertOps.POSTS, 15),
            new AlertOp.Update(desk, 0, AlertOp.Change.STATION),
            run,
            new AlertOp.Keep(desk, 0, AlertOp.Kind.HEAD, 3, AlertOps.POSTS, 15)),
        MEMORY);
  }

  @Example
  void postThatWasPerhapsToldByWhoDied_isToldOfTheEnd() {
    AlertOp.By desk = AlertOp.By.DESK;

    AlertCourse.take(
        List.of(
            new AlertOp.Keep(desk, 0, AlertOp.Kind.HEAD, 1, AlertOps.POSTS, 15),
            new AlertOp.Keep(desk, 2, AlertOp.Kind.HEAD, 1, AlertOps.POSTS, 15),
            new AlertOp.Raise(new AlertOp.Draft(desk, 0, 0, AlertMode.ACTUAL, false, 720)),
            new AlertOp.Run(0, AlertOp.Midst.DIES_TELLING, 2),
            new AlertOp.Run(1, AlertOp.Midst.NOTHING, 0),
            new AlertOp.Pass(16),
            new AlertOp.Run(1, AlertOp.Midst.ALERT_ENDS, 1)),
        MEMORY);
  }
}
