package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySearchRules.ASKED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Watch;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.person.Person;

/** The chapter on failures, restarts and several registries on one storage. */
abstract class WatchingCourseRules extends WatchingRules {
  private static final Duration CLAIM = Duration.ofMinutes(1);

  @Test
  void listenerThatThrows_isToldAgainLater_andHindersNobodyElse() {
    Node node = new Node();
    Watch poor = node.watches().add(ASKED);
    Watch other = node.watches().add(PersonQuery.named("Bilal Chandio").bornAbout(1990));
    node.before =
        hit -> {
          if (hit.watch().equals(poor)) {
            throw new IllegalStateException("of the host");
          }
        };
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    node.records(PUNJAB)
        .register(
            record(PUNJAB, "b", 2).withPerson(Person.named("Bilal Chandio").born("1990").build()));

    assertThat(node.readFor(CLAIM)).hasSize(1).allMatch(told -> told.startsWith("b "));
    assertThat(node.hits).extracting(hit -> hit.watch().id()).containsExactly(other.id());
    Hits hits = node.registry.as(RegistryFixture.investigator(SINDH)).offenders().search(ASKED);
    assertThat(hits.asOf()).as("the feed goes on").isEqualTo(time.instant());

    node.before = hit -> {};
    assertThat(node.readFor(CLAIM.multipliedBy(2)))
        .hasSize(1)
        .allMatch(told -> told.startsWith("a "));
  }

  @Test
  void listenerThatThrows_isToldAtGrowingIntervals() {
    Node node = new Node();
    node.watches().add(ASKED);
    int[] calls = {0};
    node.before =
        hit -> {
          calls[0]++;
          throw new AssertionError("of the host");
        };
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));

    assertThat(node.readFor(Duration.ofMinutes(4))).isEmpty();
    assertThat(calls[0]).isBetween(6, 12);
    assertThat(node.readFor(Duration.ofMinutes(20))).isEmpty();
    assertThat(calls[0]).isBetween(10, 18);
  }

  @Test
  void listener_mayAskTheRegistry() {
    Node node = new Node();
    node.before =
        hit ->
            assertThat(
                    node.registry
                        .as(RegistryFixture.investigator(SINDH))
                        .offenders()
                        .search(hit.watch().query()))
                .hasSize(1);
    node.watches().add(ASKED);
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));

    assertThat(node.read()).hasSize(1);
  }

  @Test
  void restart_tellsWhatCameMeanwhile_andNothingTwice() {
    Node first = new Node();
    first.watches().add(ASKED);
    first.records(PUNJAB).register(record(PUNJAB, "a", 1));
    assertThat(first.read()).hasSize(1);
    first.records(PUNJAB).register(record(PUNJAB, "b", 2));
    first.close();

    Node second = new Node();

    assertThat(second.readFor(CLAIM.multipliedBy(2)))
        .hasSize(1)
        .allMatch(told -> told.startsWith("b "));
  }

  @Test
  void severalRegistries_tellOnceBetweenThem() {
    Node one = new Node();
    Node two = new Node();
    one.watches().add(ASKED);
    one.read();
    two.read();

    one.records(PUNJAB).register(record(PUNJAB, "a", 1));
    two.records(PUNJAB).register(record(PUNJAB, "b", 2));
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      told.addAll(i % 2 == 0 ? one.read() : two.read());
    }

    assertThat(told).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void registryWhoseListenerFails_isStoodInForByAnother() {
    Node one = new Node();
    Node two = new Node();
    one.before =
        hit -> {
          throw new IllegalStateException("of the host");
        };
    one.watches().add(ASKED);
    one.records(PUNJAB).register(record(PUNJAB, "a", 1));
    one.read();

    assertThat(two.read()).isEmpty();
    assertThat(two.readFor(CLAIM.multipliedBy(2))).hasSize(1);
    one.before = hit -> {};
    assertThat(one.readFor(CLAIM.multipliedBy(6))).isEmpty();
  }
}
