package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;
import static org.panah.testkit.RegistryFixture.ids;
import static org.panah.testkit.RegistrySamples.record;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.access.AccessPolicy;
import org.panah.access.Decision;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/** What a search shows beside records that the policy keeps back. */
class EmbeddedWithheldTest {
  private final SettableTime time = SettableTime.at(START);
  private AccessPolicy policy = AccessPolicy.standard(ReferenceData.builtIn());
  private final Registry registry =
      Registry.builder(new ObservedStorage(time))
          .agency(PUNJAB, SINDH)
          .time(time)
          .policy((access, question) -> policy.decide(access, question))
          .executor(new ManualExecutor(time))
          .build();
  private final Offenders desk = registry.as(RegistryFixture.investigator(SINDH)).offenders();
  private final Offenders records = registry.as(RegistryFixture.registrar(PUNJAB)).offenders();

  @Test
  void whoIsKeptBack_keepsNobodyElseAway() {
    Person.Builder man = Person.named("Zarbakht Quddoos Marwat").father("Gulzaman Marwat");
    PersonQuery asked =
        PersonQuery.named("Zarbakht Quddoos Marwat").father("Gulzaman Marwat").born("1985-04-03");
    registry
        .as(RegistryFixture.registrar(SINDH))
        .offenders()
        .register(record(SINDH, "own", 1).withPerson(man.build()));
    records.register(record(PUNJAB, "fuller", 2).withPerson(man.born("1985-04-03").build()));
    assertThat(ids(desk.search(asked))).contains("fuller");
    AccessPolicy standard = policy;
    policy =
        (access, question) ->
            PUNJAB.equals(question.owner())
                ? Decision.refusedBy("theirs")
                : standard.decide(access, question);

    Hits hits = desk.search(asked);

    assertThat(ids(hits)).containsExactly("own");
    assertThat(hits.withheld()).isOne();
  }

  @AfterEach
  void close() {
    registry.close();
  }
}
