package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.Place;
import org.panah.alert.Sighting;

/** How listeners are read for: in turns, while alerts change, while the store is down. */
class EmbeddedAlertReadingTest extends ListeningFixture {
  @Test
  void listenerThatIsFarBehind_delaysNoOther() {
    step();
    String start = new Told().listen(node.desk(SINDH)).position();
    node.open(PUNJAB, "a", "Zarmina Lashari");
    writeOthers(3_500);
    List<String> order = new ArrayList<>();
    node.desk(SINDH).watch(start, change -> order.add("late " + Ear.text(change)));
    node.desk(SINDH).watch(change -> order.add("live " + Ear.text(change)));
    node.open(PUNJAB, "b", "Farida Memon");
    step();

    assertThat(order).containsExactly("live b ALERT 2", "late a ALERT 2", "late b ALERT 2");
  }

  @Test
  void alertThatChangesWhileItIsReadOf_isToldInOrder_andEachPositionServes() {
    String start = new Told().listen(node.desk(SINDH)).position();
    Alert first = node.open(PUNJAB, "a", "Zarmina Lashari");
    Alert second = node.open(PUNJAB, "b", "Farida Memon");
    writeOthers(1_200);
    AtomicInteger readings = new AtomicInteger();
    Told told = new Told().after(node.desk(SINDH), start);
    documents.beforeChanges =
        () -> {
          int reading = readings.incrementAndGet();
          if (reading == 1) {
            node.update(second);
          } else if (reading == 2) {
            node.update(first);
          }
        };
    // Without the feed, so that the readings are the listener's.
    while (node.executor.runDue() > 0) {
      assertThat(readings.get()).isLessThan(50);
    }
    documents.beforeChanges = () -> {};
    step();

    assertThat(told.texts()).containsExactly("a ALERT 2", "b ALERT 2", "b ALERT 3", "a ALERT 3");
    assertEachPositionServes(told.changes);
  }

  @Test
  void alertThatEndsWhileItIsReadOf_isToldToHaveEnded_andNothingElse() {
    String start = new Told().listen(node.desk(SINDH)).position();
    Alert alert = node.update(node.open(PUNJAB, "a", "Zarmina Lashari"));
    Told told = new Told().after(node.desk(SINDH), start);
    documents.beforeHistory =
        () -> {
          documents.beforeHistory = () -> {};
          node.desk(PUNJAB).end(alert.id(), 3, AlertEnd.foundSafe(time.instant()));
        };
    step();

    assertThat(told.texts()).containsExactly("a END 3");
  }

  @Test
  void storeThatIsDown_delays_andNothingIsLost() {
    Told told = new Told();
    told.listen(node.desk(SINDH));
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    node.storage.storeDown = true;
    step();
    assertThat(told.changes).isEmpty();
    node.storage.storeDown = false;
    step();
    assertThat(told.texts()).containsExactly("a ALERT 2");
    node.update(alert);
    step();

    assertThat(told.texts()).containsExactly("a ALERT 2", "a ALERT 3");
  }

  @Test
  void manyVersions_areToldInTurns_eachOnce_andWhatIsWrittenMeanwhileToo() {
    String start = new Told().listen(node.desk(SINDH)).position();
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    for (int i = 0; i < 248; i++) {
      alert = node.update(alert);
    }
    Alert last = alert;
    List<Long> told = new ArrayList<>();
    node.desk(SINDH)
        .watch(
            start,
            change -> {
              told.add(change.version());
              if (change.version() == 120) {
                node.update(last);
              }
            });
    step();

    assertThat(told).isEqualTo(LongStream.rangeClosed(2, 251).boxed().toList());
  }

  @Test
  void sightings_areToldOnce_whereSeveralCameTogether() {
    Told told = new Told();
    told.listen(node.desk(SINDH));
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    for (int i = 0; i < 3; i++) {
      node.registry
          .as(RegistryAlertRules.raiser(PUNJAB))
          .sightings()
          .report(Sighting.of(PUNJAB, alert.id(), time.instant(), Place.of("Stall", "PB-multan")));
    }
    step();

    assertThat(told.texts()).containsExactly("a ALERT 2", "a SIGHTING 0");
  }
}
