package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertId;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.common.Agency;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/** Processes with registries on the same documents, and listeners there. */
abstract class ListeningFixture {
  final SettableTime time = SettableTime.at(START);
  final List<Node> nodes = new ArrayList<>();
  final SwitchedStore documents = new SwitchedStore(Store.inMemory(time));
  final Node node = new Node(documents);

  /** A process with a registry on documents that others have too. */
  final class Node {
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
  static final class Told {
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
  final void step() {
    time.advance(Duration.ofSeconds(1));
    boolean ran = true;
    while (ran) {
      ran = false;
      for (Node one : nodes) {
        ran |= one.executor.runDue() > 0;
      }
    }
  }

  final void assertEachPositionServes(List<AlertChange> all) {
    for (int i = 0; i < all.size(); i++) {
      Told rest = new Told().after(node.desk(SINDH), all.get(i).position());
      step();
      assertThat(rest.texts())
          .as("after the change " + i)
          .isEqualTo(all.subList(i + 1, all.size()).stream().map(Ear::text).toList());
    }
  }

  final void writeOthers(int count) {
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
}
