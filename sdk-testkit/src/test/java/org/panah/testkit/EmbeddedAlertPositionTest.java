package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Sighting;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/** Where listeners go on: after a restart, at another registry, after a restored backup. */
class EmbeddedAlertPositionTest {
  private final SettableTime time = SettableTime.at(START);
  private final List<Node> nodes = new ArrayList<>();
  private final SwitchedStore documents = new SwitchedStore(Store.inMemory(time));
  private final Node node = new Node(documents);

  /** A process with a registry on documents that others have too. */
  private final class Node {
    final ManualExecutor executor = new ManualExecutor(time);
    final ObservedStorage storage;
    final Registry registry;

    Node(Store documents) {
      storage = new ObservedStorage(documents);
      registry =
          Registry.builder(storage)
              .agency(PUNJAB, SINDH)
              .time(time)
              .executor(executor)
              .node("node-" + nodes.size())
              .build();
      nodes.add(this);
    }

    Alerts desk(Agency agency) {
      return registry.as(RegistryAlertRules.raiser(agency)).alerts();
    }

    Alert open(Agency owner, String id, String name) {
      Alert alert =
          Alert.of(owner, AlertCategory.LOST, MissingChild.named(name).aged(7))
              .id(AlertId.of(id))
              .lastSeen(time.instant(), Place.of("Bus stand", "PB-lahore"))
              .station("Model Town")
              .withoutFir("no offence")
              .reportedAt(time.instant())
              .build();
      desk(owner).draft(alert);
      return registry.as(RegistryAlertRules.senior(owner)).alerts().authorise(alert.id(), 1);
    }

    Alert update(Alert alert) {
      return desk(alert.owner()).update(alert, "news");
    }
  }

  /** What one listener was told. */
  private static final class Told {
    final List<AlertChange> changes = new ArrayList<>();

    Alerts.Listening listen(Alerts alerts) {
      return alerts.watch(changes::add);
    }

    Told after(Alerts alerts, String position) {
      alerts.watch(position, changes::add);
      return this;
    }

    List<String> texts() {
      return changes.stream().map(Ear::text).toList();
    }
  }

  /** Lets all feeds be read, and all listeners be told. */
  private void step() {
    time.advance(Duration.ofSeconds(1));
    boolean ran = true;
    while (ran) {
      ran = false;
      for (Node one : nodes) {
        ran |= one.executor.runDue() > 0;
      }
    }
  }

  private void assertEachPositionServes(List<AlertChange> all) {
    for (int i = 0; i < all.size(); i++) {
      Told rest = new Told().after(node.desk(SINDH), all.get(i).position());
      step();
      assertThat(rest.texts())
          .as("after the change " + i)
          .isEqualTo(all.subList(i + 1, all.size()).stream().map(Ear::text).toList());
    }
  }

  private void writeOthers(int count) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(
          Draft.write(
              new DocumentId("other-" + UUID.randomUUID()), "other", 0, Set.of(), new byte[1]));
    }
    documents.append(PUNJAB, drafts);
  }

  @AfterEach
  void close() {
    nodes.forEach(one -> one.registry.close());
  }

  @Test
  void listener_goesOn_afterARestart() {
    Told told = new Told();
    told.listen(node.desk(SINDH));
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    step();
    assertThat(told.texts()).containsExactly("a ALERT 2");
    alert = node.update(alert);
    node.registry.close();
    nodes.remove(node);

    Node again = new Node(documents);
    alert = again.update(alert);
    Told later = new Told().after(again.desk(SINDH), told.changes.get(0).position());
    step();
    again.update(alert);
    step();

    assertThat(later.texts()).containsExactly("a ALERT 3", "a ALERT 4", "a ALERT 5");
  }

  @Test
  void listener_goesOn_atAnotherRegistryOfTheSameStorage() {
    Node other = new Node(documents);
    Told told = new Told();
    Alerts.Listening listening = told.listen(other.desk(SINDH));
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    Alert theirs = other.open(SINDH, "b", "Farida Memon");
    step();
    assertThat(told.texts()).containsExactlyInAnyOrder("a ALERT 2", "b ALERT 1", "b ALERT 2");
    listening.close();
    node.update(alert);
    other.update(theirs);

    Told later = new Told().after(node.desk(SINDH), listening.position());
    step();

    assertThat(later.texts()).containsExactlyInAnyOrder("a ALERT 3", "b ALERT 3");
    assertThat(told.changes).hasSize(3);
  }

  @Test
  void ofAJournalThatWasStartedAnew_allIsTold_andOfOthersWhatIsNew() {
    Told told = new Told();
    Alerts.Listening listening = told.listen(node.desk(SINDH));
    node.open(PUNJAB, "a", "Zarmina Lashari");
    Alert theirs = node.open(SINDH, "b", "Farida Memon");
    step();
    String position = listening.position();
    Store restored = Store.inMemory(time);
    restored.apply(documents.changes(Cursor.startOf(SINDH), 100));
    Node other = new Node(restored);
    other.update(other.open(PUNJAB, "c", "Gulnaz Khattak"));
    other.update(theirs);

    Told later = new Told().after(other.desk(SINDH), position);
    step();

    assertThat(later.texts()).containsExactly("c ALERT 2", "c ALERT 3", "b ALERT 3");
    Told rest = new Told().after(other.desk(SINDH), later.changes.get(0).position());
    step();
    assertThat(rest.texts()).containsExactly("c ALERT 3", "b ALERT 3");
  }

  @Test
  void backupThatIsRestoredWhileSomebodyListens_isNotSkipped() {
    Told told = new Told();
    told.listen(node.desk(SINDH));
    node.open(PUNJAB, "a", "Zarmina Lashari");
    Store backup = Store.inMemory(time);
    backup.apply(documents.changes(Cursor.START, 100));
    node.open(PUNJAB, "b", "Farida Memon");
    step();
    assertThat(told.texts()).containsExactly("a ALERT 2", "b ALERT 2");
    told.changes.clear();
    node.storage.storeDown = true;
    step();
    // Takes the numbers in the journal that the lost alert had.
    new Node(backup).open(PUNJAB, "c", "Gulnaz Khattak");
    documents.backend = backup;
    node.storage.storeDown = false;
    step();

    assertThat(told.texts()).containsExactly("a ALERT 2", "c ALERT 2");
  }

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
  void position_passesWhatIsNotForTheListener() {
    Told told = new Told();
    Alerts.Listening listening = told.listen(node.desk(SINDH));
    String start = listening.position();
    writeOthers(10);
    step();

    assertThat(listening.position()).isNotEqualTo(start);
    assertThat(told.changes).isEmpty();
    assertThat(Cursor.parse(listening.position()).position(PUNJAB))
        .map(Cursor.Position::sequence)
        .contains(10L);
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

  @Test
  void textThatIsAlmostAPosition_isNone() {
    String text = "1\n\nPB-POL run 7\n\nSD-POL run 9";
    String almost = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));

    assertThatThrownBy(() -> node.desk(SINDH).watch(almost, change -> {}))
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("after"));
  }

  @Test
  void position_fitsIntoAHeader_withTwentyAgencies() {
    Cursor cursor = Cursor.START;
    for (int i = 10; i < 30; i++) {
      Cursor.Position place = new Cursor.Position(UUID.randomUUID().toString(), 99_999_999_999L);
      cursor = cursor.at(Agency.of("PROVINCE-DEPARTMENT-NUMBER-" + i), place);
    }

    assertThat(cursor.encode()).hasSizeLessThan(3_000).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse(cursor.encode())).isEqualTo(cursor);
  }
}
