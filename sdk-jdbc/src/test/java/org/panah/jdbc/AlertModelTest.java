package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * Alerts, what posts are told of them and who takes notice are as two simple models have it,
 * whatever the sequence of steps, and the same on every store. A build tries a few sequences;
 * {@code -Dpanah.sequences=10000} tries as many as it says.
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

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everySequence_isAsTheModelsHaveIt(@ForAll("sequences") List<AlertOp> ops) {
    assertThat(AlertCourse.take(ops, MEMORY)).isNotEmpty();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void everySequence_isSeenAlike_onEveryStore(@ForAll("sequences") List<AlertOp> ops) {
    List<String> seen = AlertCourse.take(ops, MEMORY);
    for (AlertStores stores : DATABASES) {
      assertThat(AlertCourse.take(ops, stores)).as(stores.name()).isEqualTo(seen);
    }
  }
}
