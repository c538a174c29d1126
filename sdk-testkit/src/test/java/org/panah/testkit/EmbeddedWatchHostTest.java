package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Storage;
import org.panah.access.AccessPolicy;
import org.panah.access.Action;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderRecord;
import org.panah.person.Person;
import org.panah.store.Store;

/** What a watch is told, and how often, when what a host brought fails. */
class EmbeddedWatchHostTest extends WatchingFixture {
  private static final PersonQuery WATCHED = PersonQuery.named("Zarbakht Quddoos");

  private final Store documents = Store.inMemory(time);
  private final List<ObservedStorage> storages = new ArrayList<>();

  @Override
  protected Storage open(InstantSource clock) {
    ObservedStorage storage = new ObservedStorage(documents);
    storages.add(storage);
    return storage;
  }

  private static OffenderRecord somebody() {
    return record(PUNJAB, "a", 1).withPerson(Person.named("Zarbakht Quddoos").build());
  }

  @Test
  void gradeThatFallsBack_isNotToldAgain() {
    Node node = new Node();
    node.watches().add(WATCHED.identifier(cnic(1)));
    OffenderRecord first = node.records(PUNJAB).register(somebody());
    assertThat(node.read()).containsExactly("a POSSIBLE");
    node.before =
        hit -> {
          throw new IllegalStateException("of the host");
        };
    Person numbered = first.person().toBuilder().identifier(cnic(1)).build();
    OffenderRecord second = node.records(PUNJAB).amend(first.withPerson(numbered));
    assertThat(node.read()).isEmpty();
    node.records(PUNJAB).amend(second.withPerson(first.person()));
    node.before = hit -> {};

    assertThat(node.readFor(Duration.ofMinutes(10))).isEmpty();
  }

  @Test
  void listenerThatStaysBroken_keepsNoOtherRegistryFromTelling() {
    Node broken = new Node();
    Node other = new Node();
    broken.watches().add(WATCHED);
    broken.read();
    other.read();
    broken.before =
        hit -> {
          throw new IllegalStateException("of the host");
        };
    broken.records(PUNJAB).register(somebody());

    List<String> told = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      assertThat(broken.read()).isEmpty();
      told.addAll(other.read());
    }

    assertThat(told).containsExactly("a POSSIBLE");
  }

  @Test
  void error_ofAPolicy_endsNothing() {
    Node node = new Node();
    node.watches().add(WATCHED);
    node.read();
    AccessPolicy policy = node.policy;
    node.policy =
        (access, question) -> {
          if (question.action() == Action.TELL) {
            throw new AssertionError("of the host");
          }
          return policy.decide(access, question);
        };
    node.records(PUNJAB).register(somebody());
    assertThat(node.read()).isEmpty();
    node.policy = policy;

    assertThat(node.readFor(Duration.ofMinutes(1))).containsExactly("a POSSIBLE");
  }

  @Test
  void watchThatCannotBePutAway_isAuditedOnce() {
    Node node = new Node();
    node.watches().add(WATCHED, Duration.ofDays(1));
    node.read();
    time.advance(Duration.ofDays(2));
    ObservedStorage storage = storages.get(0);
    storage.appendsFail = true;

    node.readFor(Duration.ofMinutes(5));
    long attempts = storage.seen.stream().filter("audit UNWATCH ALLOWED"::equals).count();
    storage.appendsFail = false;
    node.readFor(Duration.ofMinutes(6));

    assertThat(attempts).isOne();
    assertThat(node.kinds()).doesNotContain("watch");
  }
}
