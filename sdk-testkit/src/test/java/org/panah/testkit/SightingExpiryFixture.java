package org.panah.testkit;

import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.Sightings;
import org.panah.Storage;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStep;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Store;

/** Registries on one store that are read step by step, with an alert and its sightings. */
abstract class SightingExpiryFixture {
  static final Duration INTERVAL = Duration.ofMillis(500);
  static final AlertId ALERT = AlertId.of("a");
  static final Place STALL = Place.of("Tea stall", "PB-lahore");

  final SettableTime time = SettableTime.at(START);
  final Store documents = Store.inMemory(time);
  private final List<Node> nodes = new ArrayList<>();

  /** A registry of its own on the same documents. */
  final class Node {
    private final ManualExecutor executor = new ManualExecutor(time);
    private final AuditLog auditLog;
    final Registry registry;

    Node(Storage storage, Agency... agencies) {
      auditLog = storage.auditLog();
      registry =
          Registry.builder(storage)
              .agency(agencies[0], agencies)
              .time(time)
              .feedEvery(INTERVAL)
              .executor(executor)
              .build();
      nodes.add(this);
    }

    void read() {
      time.advance(INTERVAL);
      executor.runDue();
    }

    void readFor(Duration length) {
      for (long i = 0; i < length.dividedBy(INTERVAL); i++) {
        read();
      }
    }

    Alerts alerts(Agency agency) {
      return registry.as(RegistryAlertRules.raiser(agency)).alerts();
    }

    Sightings sightings(Agency agency) {
      return registry.as(RegistryAlertRules.raiser(agency)).sightings();
    }

    Alert raise() {
      Alert alert =
          Alert.of(PUNJAB, AlertCategory.LOST, MissingChild.named("Zarmina Lashari").aged(7))
              .id(ALERT)
              .lastSeen(time.instant(), STALL)
              .station("Model Town")
              .withoutFir("no offence")
              .reportedAt(time.instant())
              .build();
      alerts(PUNJAB).draft(alert);
      return registry.as(RegistryAlertRules.senior(PUNJAB)).alerts().authorise(ALERT, 1);
    }

    void report(Agency owner, String id) {
      sightings(owner)
          .report(Sighting.of(owner, ALERT, time.instant(), STALL).named(SightingId.of(id)));
    }

    void end(long version) {
      alerts(PUNJAB).end(ALERT, version, AlertEnd.foundSafe(time.instant()));
    }

    /** What was audited of what the clock did to sightings. */
    List<AuditEvent> erasures() {
      return RegistryFixture.all(PageRequest.MAX_LIMIT, auditLog::entries).stream()
          .map(entry -> entry.event())
          .filter(event -> event.access().officer().equals(AlertStep.CLOCK))
          .filter(event -> event.action().name().equals("SIGHT"))
          .toList();
    }
  }

  Node node(Agency... agencies) {
    return new Node(new ObservedStorage(documents), agencies);
  }

  @AfterEach
  void close() {
    nodes.forEach(node -> node.registry.close());
  }

  /** The ids of the sightings that stand in the store, whoever may see them. */
  List<String> standing() {
    return documents.changes(Cursor.START, 1_000).stream()
        .map(Change::document)
        .filter(document -> document.kind().equals("alert-sighting") && !document.erased())
        .map(document -> document.id().value())
        .sorted()
        .toList();
  }
}
