package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySearchRules.ASKED;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Watch;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.RecordClass;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.hit.Grade;
import org.panah.match.PersonQuery;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Person;

/** The chapter on what a watch is told, and what it is not. */
abstract class WatchingRules extends WatchingFixture {
  private static OffenderRecord named(String id, String name) {
    return record(PUNJAB, id, 1).withPerson(Person.named(name).build());
  }

  private static List<AuditEvent> tellings(Node node) {
    return node.events().stream().filter(event -> event.action() == Action.TELL).toList();
  }

  @Test
  void watch_isTold_onceARecordMatches() {
    Node node = new Node();
    Watch watch = node.watches().add(ASKED);
    node.records(PUNJAB).register(named("other", "Bilal Chandio"));
    assertThat(node.read()).isEmpty();

    OffenderRecord stored = node.records(PUNJAB).register(record(PUNJAB, "a", 1));

    assertThat(node.read()).hasSize(1);
    assertThat(node.hits.get(0).watch()).isEqualTo(watch);
    assertThat(node.hits.get(0).hit().record().tellsTheSameAs(stored)).isTrue();
    assertThat(node.hits.get(0).hit().evidence()).isNotEmpty();
    assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
    node.records(PUNJAB).amend(stored);
    assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
  }

  @Test
  void watch_isToldOfWhatStandsAlready() {
    Node node = new Node();
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    node.read();

    node.watches().add(ASKED);

    assertThat(node.read()).hasSize(1);
    assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
  }

  @Test
  void watch_isToldOfWhoeverComesToMatch_byAnAmendment() {
    Node node = new Node();
    node.watches().add(ASKED);
    OffenderRecord first = node.records(PUNJAB).register(named("a", "Bilal Chandio"));
    assertThat(node.read()).isEmpty();

    node.records(PUNJAB).amend(first.withPerson(RegistrySamples.person(1)));

    assertThat(node.read()).hasSize(1);
  }

  @Test
  void watch_isToldOfGradesFromItsLeastOn_andAgainOnlyWhenOneRises() {
    Node node = new Node();
    PersonQuery query = PersonQuery.named("Zarbakht Quddoos").identifier(cnic(1));
    node.watches().add(query);
    node.watches(RegistryFixture.investigator(PUNJAB)).add(query.least(Grade.SAME_IDENTIFIER));

    OffenderRecord first = node.records(PUNJAB).register(named("a", "Zarbakht Quddoos"));
    assertThat(node.read()).containsExactly("a POSSIBLE");
    OffenderRecord second =
        node.records(PUNJAB)
            .amend(first.withPerson(first.person().toBuilder().identifier(cnic(1)).build()));
    assertThat(node.read()).containsExactly("a SAME_IDENTIFIER", "a SAME_IDENTIFIER");
    OffenderRecord third = node.records(PUNJAB).amend(second.withPerson(first.person()));
    assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
    node.records(PUNJAB).amend(third.withPerson(second.person()));
    assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
  }

  @Test
  void watch_isNeverTold_ofWhoWasErasedOrHasLapsed() {
    Node node = new Node();
    node.watches().add(ASKED);
    OffenderRecord gone = node.records(PUNJAB).register(record(PUNJAB, "gone", 1));
    OffenderRecord soon = record(PUNJAB, "lapsed", 2);
    node.records(PUNJAB).register(RegistrySamples.reviewedBy(soon, LocalDate.of(2026, 3, 2)));
    node.records(PUNJAB).erase(gone.id(), 1);
    time.advance(Duration.ofDays(3));

    assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
  }

  @Test
  void watch_isNotTold_onceItHasEnded_andNothingOfItIsLeft() {
    Node node = new Node();
    Watch ended = node.watches().add(ASKED);
    Watch shortOne = node.watches().add(ASKED, Duration.ofDays(1));
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));
    assertThat(node.read()).hasSize(2);
    assertThat(node.kinds())
        .containsExactly("offender", "watch", "watch", "watch-note", "watch-note");

    node.watches().end(ended.id());
    time.set(shortOne.until());
    node.records(PUNJAB).register(record(PUNJAB, "b", 2));

    assertThat(node.readFor(INTERVAL.multipliedBy(10))).isEmpty();
    assertThat(node.kinds()).containsExactly("offender", "offender");
    assertThat(node.events())
        .filteredOn(event -> event.action() == Action.UNWATCH)
        .extracting(AuditEvent::subjects)
        .containsExactly(List.of(ended.id()), List.of(shortOne.id()));
  }

  @Test
  void telling_isAuditedFirst_underTheWatchsAccess_withoutNames() {
    Node node = new Node();
    Watch watch = node.watches().add(ASKED.identifier(cnic(1)));
    List<AuditEvent> before = new ArrayList<>();
    node.before = hit -> before.addAll(tellings(node));
    node.records(PUNJAB).register(record(PUNJAB, "a", 1));

    assertThat(node.read()).hasSize(1);

    assertThat(before).hasSize(1).isEqualTo(tellings(node));
    AuditEvent event = before.get(0);
    assertThat(event.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(event.access()).isEqualTo(watch.access());
    assertThat(event.subjects()).containsExactly(watch.id(), "a");
    assertThat(event.terms()).isEmpty();
    RegistryFixture.assertTellsNobody(event.toString());
    RegistryFixture.assertTellsNobody(node.hits.get(0).toString());
  }

  @Test
  void watch_isNotTold_whileThePolicyRefuses_whichIsAuditedOnce() {
    int number = 0;
    for (Action refused : List.of(Action.TELL, Action.SEARCH)) {
      number++;
      Node node = new Node();
      Watch watch = node.watches().add(ASKED.identifier(cnic(number)));
      node.read();
      int before = tellings(node).size();
      node.policy =
          (access, question) ->
              question.action() == refused
                  ? Decision.refusedBy("no-more")
                  : STANDARD.decide(access, question);
      String id = "r-" + number;
      node.records(PUNJAB).register(record(PUNJAB, id, number));

      assertThat(node.readFor(INTERVAL.multipliedBy(300))).isEmpty();
      List<AuditEvent> events = tellings(node);
      assertThat(events.subList(before, events.size()))
          .extracting(event -> event.outcome() + " " + event.rule() + " " + event.subjects())
          .containsExactly("REFUSED no-more [" + watch.id() + "]");

      node.policy = STANDARD;
      assertThat(node.readFor(INTERVAL.multipliedBy(300))).contains(id + " SAME_IDENTIFIER");
      node.watches().end(watch.id());
      node.close();
    }
  }

  @Test
  void watch_isNotToldOfWhatIsWithheld_norOfJuveniles() {
    Node node = new Node();
    node.policy =
        (access, question) ->
            question.owner() != null
                    && question.owner().equals(PUNJAB)
                    && question.recordClass() == RecordClass.ADULT
                    && !access.agency().equals(PUNJAB)
                ? Decision.refusedBy("closed-to-others")
                : STANDARD.decide(access, question);
    node.watches().add(ASKED);
    node.records(PUNJAB).register(record(PUNJAB, "closed", 1));
    node.records(SINDH).register(record(SINDH, "own", 2));
    node.records(PUNJAB)
        .register(
            record(
                PUNJAB,
                RegistrySamples.person(3),
                offence("1", AgeAtOffence.JUVENILE, Stage.CONVICTED)));

    assertThat(node.readFor(INTERVAL.multipliedBy(300)))
        .hasSize(1)
        .allMatch(told -> told.startsWith("own "));
  }
}
