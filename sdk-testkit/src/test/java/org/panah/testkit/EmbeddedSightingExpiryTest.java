package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.assertNotFound;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.panah.Storage;
import org.panah.alert.Alert;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/** Sightings go out of the store when their alert has ended, whatever happens meanwhile. */
class EmbeddedSightingExpiryTest extends SightingExpiryFixture {
  @Test
  void alertThatEnds_hasItsSightingsErased() {
    Node node = node(PUNJAB, SINDH);
    node.raise();
    node.report(PUNJAB, "ours");
    node.report(SINDH, "theirs");
    node.readFor(Duration.ofSeconds(2));
    assertThat(standing()).containsExactly("seen-ours", "seen-theirs");

    node.end(2);
    node.read();

    assertThat(standing()).isEmpty();
    Document left = documents.get(new DocumentId("seen-theirs")).orElseThrow();
    assertThat(left.erased()).isTrue();
    assertThat(left.body()).isEmpty();
    assertThat(documents.history(left.id())).isEmpty();
    assertThat(node.erasures())
        .extracting(AuditEvent::outcome, AuditEvent::subjects)
        .containsExactlyInAnyOrder(
            tuple(AuditEvent.Outcome.ALLOWED, List.of("a", "seen-ours")),
            tuple(AuditEvent.Outcome.ALLOWED, List.of("a", "seen-theirs")));
    node.readFor(Duration.ofMinutes(3));
    assertThat(node.erasures()).hasSize(2);
  }

  @Test
  void alertWhoseTimeIsOver_hasItsSightingsErased_thoughNobodyHasWrittenSo() {
    Node punjab = node(PUNJAB);
    Node sindh = node(SINDH);
    Alert alert = punjab.raise();
    sindh.report(SINDH, "s");
    time.set(alert.expiresAt().minus(INTERVAL.multipliedBy(2)));
    sindh.read();
    assertThat(standing()).hasSize(1);

    sindh.read();

    assertThat(standing()).isEmpty();
    assertThat(documents.get(new DocumentId("a")).orElseThrow().erased()).isFalse();
  }

  @Test
  void alertThatIsProlonged_keepsItsSightingsSoMuchLonger() {
    Node node = node(PUNJAB, SINDH);
    Alert alert = node.raise();
    node.report(SINDH, "s");
    node.read();
    Alert longer = alert.toBuilder().expiresAt(alert.expiresAt().plus(Duration.ofDays(9))).build();
    node.alerts(PUNJAB).update(longer, "still missing");

    time.set(alert.expiresAt());
    node.readFor(Duration.ofMinutes(1));
    assertThat(standing()).hasSize(1);
    assertThat(node.sightings(SINDH).of(ALERT)).hasSize(1);
    time.set(longer.expiresAt());
    node.read();
    assertThat(standing()).isEmpty();
  }

  @Test
  void alertThatIsCutShort_keepsThemNoLonger() {
    Node node = node(PUNJAB, SINDH);
    Alert alert = node.raise();
    node.report(SINDH, "s");
    node.read();
    Alert shorter = alert.toBuilder().expiresAt(time.instant().plusSeconds(60)).build();
    node.alerts(PUNJAB).update(shorter, "nearly over");

    node.readFor(Duration.ofSeconds(50));
    assertThat(standing()).hasSize(1);
    node.readFor(Duration.ofSeconds(11));
    assertThat(standing()).isEmpty();
  }

  @Test
  void sightingThatIsWrittenWhileTheAlertEnds_isErasedToo() {
    GatedStore gated = new GatedStore(documents);
    Node slow = new Node(Storage.of(gated, AuditLog.inMemory()), SINDH);
    Node other = node(PUNJAB);
    other.raise();
    slow.read();
    GatedStore.Gate gate = gated.stopNextAppend();
    CompletableFuture<Void> reporting =
        CompletableFuture.runAsync(() -> slow.report(SINDH, "late"));
    gate.awaitArrival();
    other.end(2);
    slow.read();
    gate.open();
    reporting.join();

    assertThat(standing()).containsExactly("seen-late");
    assertNotFound(() -> slow.sightings(SINDH).of(ALERT));
    assertNotFound(() -> other.sightings(PUNJAB).of(ALERT));
    slow.read();
    assertThat(standing()).isEmpty();
  }

  @Test
  void restart_erasesWhatWasLeft() {
    Node first = node(PUNJAB, SINDH);
    first.raise();
    first.report(PUNJAB, "ours");
    first.report(SINDH, "theirs");
    first.end(2);
    first.registry.close();
    assertThat(standing()).hasSize(2);

    node(PUNJAB, SINDH).read();

    assertThat(standing()).isEmpty();
  }

  @Test
  void restart_erasesThoseOfAnAlertWhoseTimeRanOutMeanwhile() {
    Node first = node(PUNJAB, SINDH);
    Alert alert = first.raise();
    first.report(SINDH, "s");
    first.read();
    first.registry.close();

    time.set(alert.expiresAt());
    node(SINDH).read();

    assertThat(standing()).isEmpty();
  }

  @Test
  void eachRegistry_erasesThoseOfItsOwnAgencies() {
    Node punjab = node(PUNJAB);
    Node sindh = node(SINDH);
    punjab.raise();
    punjab.report(PUNJAB, "ours");
    sindh.report(SINDH, "theirs");
    punjab.end(2);

    punjab.readFor(Duration.ofMinutes(2));
    assertThat(standing()).containsExactly("seen-theirs");
    assertNotFound(() -> punjab.sightings(PUNJAB).of(ALERT));
    sindh.read();
    assertThat(standing()).isEmpty();
  }

  @Test
  void severalRegistries_eraseBetweenThem() {
    Node one = node(PUNJAB, SINDH);
    Node two = node(PUNJAB, SINDH);
    one.raise();
    for (int i = 0; i < 250; i++) {
      one.report(SINDH, "s" + i);
    }
    two.read();
    one.end(2);

    one.read();
    assertThat(standing()).as("a batch at a time, since others wait for the feed").hasSize(150);
    two.read();
    assertThat(standing()).hasSize(50);
    one.readFor(Duration.ofSeconds(5));

    assertThat(standing()).isEmpty();
    assertThat(one.erasures()).hasSize(2);
    assertThat(two.erasures()).hasSize(1);
  }

  @Test
  void storeThatFails_isTriedAgain() {
    ObservedStorage storage = new ObservedStorage(documents);
    Node node = new Node(storage, PUNJAB, SINDH);
    node.raise();
    node.report(SINDH, "s");
    node.read();
    node.end(2);

    storage.appendsFail = true;
    node.readFor(Duration.ofMinutes(3));
    assertThat(standing()).hasSize(1);
    assertThat(node.erasures().size()).as("with a pause between").isBetween(4, 8);
    storage.appendsFail = false;
    node.readFor(Duration.ofMinutes(1));
    assertThat(standing()).isEmpty();
  }

  @Test
  void auditThatFails_letsNothingBeErased_andIsTriedAgain() {
    ObservedStorage storage = new ObservedStorage(documents);
    Node node = new Node(storage, PUNJAB, SINDH);
    node.raise();
    node.report(SINDH, "s");
    node.end(2);

    storage.auditDown = true;
    node.readFor(Duration.ofSeconds(90));
    assertThat(standing()).hasSize(1);
    storage.auditDown = false;
    node.readFor(Duration.ofMinutes(1));
    assertThat(standing()).isEmpty();
  }

  @Test
  void sightingThatCannotBeRead_keepsNoOtherFromBeingErased() {
    Node node = node(PUNJAB, SINDH);
    node.raise();
    documents.append(
        SINDH,
        List.of(
            Draft.write(
                new DocumentId("seen-odd"),
                "alert-sighting",
                0,
                Set.of(new Key("sightings a")),
                new byte[] {'{', '}'})));
    node.report(SINDH, "s");
    node.end(2);

    node.read();

    assertThat(standing()).as("the odd one is found by its key").isEmpty();
  }
}
