package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySearchRules.ASKED;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.Watch;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;
import org.panah.person.Person;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** What becomes of watches while the store or the audit is down, and of what cannot be read. */
class EmbeddedWatchTest extends WatchingFixture {
  private final Store documents = Store.inMemory(time);
  private final ObservedStorage storage = new ObservedStorage(documents);

  @Override
  protected Storage open(InstantSource clock) {
    return storage;
  }

  @Test
  void telling_waitsForTheAudit() {
    Node node = new Node();
    node.watches().add(ASKED);
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    storage.auditDown = true;
    assertThat(node.readFor(Duration.ofSeconds(20))).isEmpty();

    storage.auditDown = false;
    assertThat(node.readFor(Duration.ofMinutes(5))).hasSize(1);
  }

  @Test
  void telling_waitsForTheStore_andTheNoteOfItIsWrittenLater() {
    Node node = new Node();
    node.watches().add(ASKED);
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    node.before = hit -> storage.storeDown = true;

    assertThat(node.read()).hasSize(1);
    assertThat(node.readFor(Duration.ofSeconds(20))).isEmpty();
    storage.storeDown = false;
    node.before = hit -> {};
    assertThat(node.readFor(Duration.ofMinutes(5))).isEmpty();

    node.close();
    assertThat(new Node(new ObservedStorage(documents)).readFor(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void whoDiesBetweenTellingAndNotingIt_isFollowedByOneWhoTellsAgain() {
    Node node = new Node();
    node.watches().add(ASKED);
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    node.before = hit -> storage.storeDown = true;
    assertThat(node.read()).hasSize(1);
    node.close();

    Node next = new Node(new ObservedStorage(documents));

    assertThat(next.readFor(Duration.ofSeconds(30))).as("perhaps it is at it still").isEmpty();
    assertThat(next.readFor(Duration.ofMinutes(5))).hasSize(1);
    assertThat(next.readFor(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void policyThatFails_tellsNothing_andHindersNobodyElse() {
    Node node = new Node();
    Watch poor = node.watches().add(ASKED);
    node.watches(RegistryFixture.investigator(PUNJAB))
        .add(PersonQuery.named("Bilal Chandio").bornAbout(1990));
    node.policy =
        (access, question) -> {
          if (access.equals(poor.access())) {
            throw new IllegalStateException("of the host");
          }
          return STANDARD.decide(access, question);
        };
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    node.records(PUNJAB)
        .register(
            record(PUNJAB, "b", 2).withPerson(Person.named("Bilal Chandio").born("1990").build()));

    assertThat(node.readFor(Duration.ofMinutes(1)))
        .hasSize(1)
        .allMatch(told -> told.startsWith("b "));
    node.policy = STANDARD;
    assertThat(node.readFor(Duration.ofMinutes(5)))
        .hasSize(1)
        .allMatch(told -> told.startsWith("a "));
  }

  @Test
  void watchThatCannotBeRead_isNotTold_norPassedOver_andCanBeEnded() {
    Node node = new Node();
    node.watches().add(ASKED);
    documents.append(
        SINDH,
        List.of(
            Draft.write(
                new DocumentId("broken"),
                "watch",
                0,
                Set.of(new Key("watches SD-POL")),
                "{\"id\":\"broken\"}".getBytes(StandardCharsets.UTF_8))));
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));

    assertThat(node.read()).hasSize(1);
    assertThat(
            RegistryFixture.failure(
                PanahException.Unavailable.class, () -> node.watches().list(PageRequest.first(10))))
        .isNotNull();
    node.watches().end("broken");
    assertThat(node.watches().list(PageRequest.first(10)).items()).hasSize(1);
  }

  @Test
  void watches_needTheIndexOfNames() {
    RegistryFixture.assertInvalid(
        "watching",
        () ->
            Registry.builder(Storage.inMemory())
                .agency(PUNJAB)
                .nameSearch(false)
                .watching(hit -> {})
                .build());
    try (Registry without =
        Registry.builder(storage).agency(SINDH).time(time).nameSearch(false).build()) {
      RegistryFixture.assertInvalid(
          "watches", () -> without.as(RegistryFixture.investigator(SINDH)).watches().add(ASKED));
    }
  }
}
