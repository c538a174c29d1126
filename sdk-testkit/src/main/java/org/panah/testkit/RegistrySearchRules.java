package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.panah.Taken;
import org.panah.access.Action;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.common.PageRequest;
import org.panah.hit.Evidence;
import org.panah.hit.Grade;
import org.panah.hit.Hit;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.offender.Standing;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Person;
import org.panah.person.PersonName;

/** The chapter on searching by name, in whatever spelling and with whatever else is known. */
abstract class RegistrySearchRules extends RegistryLookUpRules {
  /** The samples' man as somebody else spells him. */
  static final PersonQuery ASKED =
      PersonQuery.named("Zarbakhat Qudus").father("Gul Zaman").bornAbout(1985);

  private static Person named(String name) {
    return Person.named(name).born("1985-04-03").build();
  }

  private OffenderRecord put(String id, Person person) {
    return register(record(PUNJAB, id, 1).withPerson(person));
  }

  private List<String> found(PersonQuery query) {
    return ids(desk(SINDH).search(query));
  }

  @Test
  void search_returnsEmpty_whenNobodyComesNear() {
    Hits none = desk(SINDH).search(ASKED);
    assertThat(none).isEmpty();
    assertFresh(none.asOf());
    register(record(PUNJAB, 1));

    Hits hits = desk(SINDH).search(PersonQuery.named("Bilal Chandio").bornAbout(1990));

    assertThat(hits.isEmpty()).isTrue();
    assertThat(hits.withheld()).isZero();
    assertFresh(hits.asOf());
  }

  @Test
  void search_findsAnotherSpelling_andExplains() {
    OffenderRecord stored = register(record(PUNJAB, 1));
    put("other", named("Bilal Chandio"));

    Hits hits = desk(SINDH).search(ASKED);

    assertThat(hits.list()).hasSize(1);
    Hit hit = hits.list().get(0);
    assertThat(hit.record().tellsTheSameAs(stored)).isTrue();
    assertThat(hit.record().version()).isEqualTo(1);
    assertThat(hit.standing()).isEqualTo(Standing.ACCUSED);
    assertThat(hit.owner()).isEqualTo(PUNJAB);
    assertThat(hit.grade()).isNotEqualTo(Grade.SAME_IDENTIFIER);
    assertThat(hit.evidence())
        .extracting(Evidence::field)
        .containsExactly("name", "father", "born");
    assertThat(hit.evidence())
        .allSatisfy(
            part -> {
              assertThat(part.agreement()).isNotEqualTo(Evidence.Agreement.DIFFERENT);
              assertThat(part.explanation()).isNotBlank();
            });
    assertThat(hit.evidence().get(0).words()).hasSize(2);
    assertFresh(hits.asOf());
  }

  @Test
  void search_findsTheOtherScript_andAnAlias() {
    register(record(PUNJAB, "a", 1));

    assertThat(found(PersonQuery.named(PersonName.parse("زربخت")).bornAbout(1985)))
        .containsExactly("a");
    assertThat(found(PersonQuery.named("Shahbaloch").bornAbout(1985))).containsExactly("a");
  }

  @Test
  void search_seesEveryChange_onceItWasMade() {
    OffenderRecord first = put("a", named("Zulfiqar Khoso"));
    assertThat(found(PersonQuery.named("Zulfikar Khosa"))).containsExactly("a");

    OffenderRecord second = records(PUNJAB).amend(first.withPerson(named("Bilal Chandio")));
    assertThat(found(PersonQuery.named("Zulfikar Khosa"))).isEmpty();
    Hit hit = desk(SINDH).search(PersonQuery.named("Bilal Chandio")).list().get(0);
    assertThat(hit.record()).isEqualTo(second);

    records(PUNJAB).erase(second.id(), 2);
    assertThat(found(PersonQuery.named("Bilal Chandio"))).isEmpty();

    List<Taken> taken =
        records(PUNJAB).takeIn(List.of(record(PUNJAB, "b", 2).withPerson(named("Danish Rind"))));
    assertThat(taken).hasSize(1);
    assertThat(found(PersonQuery.named("Danish Rind"))).containsExactly("b");
  }

  @Test
  void search_showsNobodyWhoseRecordHasLapsed() {
    register(record(PUNJAB, "a", 1));
    time.advance(Duration.ofDays(5 * 365));

    Hits hits = desk(SINDH).search(ASKED);

    assertThat(hits).isEmpty();
    assertFresh(hits.asOf());
  }

  @Test
  void search_refusesWildcards_andWhatIsAboutNobody() {
    register(record(PUNJAB, 1));

    assertInvalid("name", () -> desk(SINDH).search(PersonQuery.named("Zarbakht*")));
    assertInvalid("query", () -> desk(SINDH).search(PersonQuery.named("Muhammad")));
    assertInvalid("limit", () -> desk(SINDH).search(ASKED.limit(101)));
    assertInvalid("district", () -> desk(SINDH).search(ASKED.district("Lahore")));
  }

  @Test
  void search_hidesJuveniles_andFillsTheirPlaces() {
    for (int i = 0; i < 8; i++) {
      register(
          record(
              PUNJAB,
              RegistrySamples.person(i),
              offence("1", AgeAtOffence.JUVENILE, Stage.CONVICTED)));
    }
    register(
        record(
            PUNJAB,
            RegistrySamples.nobody().build(),
            offence("young", AgeAtOffence.JUVENILE, Stage.CONVICTED),
            offence("grown", Stage.FIR)));

    Hits hits = desk(SINDH).search(ASKED.limit(2));

    assertThat(hits.withheld()).isZero();
    assertThat(hits.list()).hasSize(1);
    assertThat(hits.list().get(0).record().offences())
        .extracting(Offence::key)
        .containsExactly("grown");
    assertThat(desk(PUNJAB).search(ASKED.limit(3))).hasSize(3);
  }

  @Test
  void search_gradesNumbers_asALookUpDoes() {
    UnaryOperator<String> passport =
        country -> {
          Identifier asked = Identifier.of(IdentifierType.PASSPORT, "AB1234567", country);
          return grades(PersonQuery.holding(asked));
        };
    put(
        "p",
        RegistrySamples.holding(Identifier.of(IdentifierType.PASSPORT, "AB1234567", "Pakistan")));
    register(record(PUNJAB, "c", 1));

    assertThat(passport.apply("PAK")).isEqualTo("[p SAME_IDENTIFIER]");
    assertThat(passport.apply("AFG")).isEqualTo("[]");
    Identifier nicop = Identifier.of(IdentifierType.NICOP, cnic(1).digits());
    assertThat(grades(PersonQuery.holding(nicop))).isEqualTo("[c STRONG]");
    assertThat(grades(PersonQuery.holding(nicop).least(Grade.SAME_IDENTIFIER))).isEqualTo("[]");
    assertThat(grades(ASKED.identifier(cnic(1)))).startsWith("[c SAME_IDENTIFIER");
    assertThat(desk(SINDH).search(ASKED.identifier(cnic(1))).list().get(0).evidence())
        .extracting(Evidence::field)
        .startsWith("identifier", "name");
  }

  private String grades(PersonQuery query) {
    return desk(SINDH).search(query).list().stream()
        .map(hit -> hit.record().id() + " " + hit.grade())
        .toList()
        .toString();
  }

  @Test
  void search_needsACase() {
    register(record(PUNJAB, 1));

    assertRefused("reading-needs-a-case", () -> records(PUNJAB).search(ASKED));
    assertRefused("role-may-not", () -> as(auditor()).search(ASKED));
  }

  @Test
  void search_isAudited_withItsNumbersButNotItsNames() {
    register(record(PUNJAB, "a", 1));

    List<AuditEntry> entries =
        audited(
            () -> {
              assertThat(desk(SINDH).search(ASKED)).hasSize(1);
              assertThat(desk(SINDH).search(PersonQuery.named("Bilal Chandio"))).isEmpty();
              assertThat(desk(SINDH).search(ASKED.identifier(cnic(9)))).hasSize(1);
              assertRefused("reading-needs-a-case", () -> records(SINDH).search(ASKED));
              assertInvalid("query", () -> desk(SINDH).search(PersonQuery.named("Muhammad")));
            });

    assertThat(entries)
        .extracting(AuditEntry::event)
        .allSatisfy(event -> assertThat(event.action()).isEqualTo(Action.SEARCH))
        .extracting(event -> event.outcome() + " " + event.rule() + " " + event.subjects())
        .containsExactly(
            "ALLOWED null [a]",
            "ALLOWED null []",
            "ALLOWED null [a]",
            "REFUSED reading-needs-a-case []",
            "FAILED invalid-request []");
    assertThat(entries).extracting(e -> e.event().terms().size()).containsExactly(0, 0, 1, 0, 0);
    entries.forEach(entry -> assertTellsNobody(entry.toString()));
    assertThat(
            oversight().asked(cnic(9).asIdentifier(), PageRequest.first(10)).items().stream()
                .map(AuditEntry::event))
        .extracting(AuditEvent::action, AuditEvent::outcome)
        .containsExactly(tuple(Action.SEARCH, Outcome.ALLOWED));
  }

  @Test
  void search_tellsNobody_whenItIsPrinted() {
    register(record(PUNJAB, "a", 1));
    PersonQuery query = ASKED.identifier(cnic(1));
    Hits hits = desk(SINDH).search(query);

    assertThat(hits).hasSize(1);
    for (Object printed : List.of(query, hits, hits.list(), hits.list().get(0).evidence())) {
      assertTellsNobody(printed.toString());
    }
  }

  @Test
  void search_putsTheBetterGradeFirst_andLeavesLowerOnesAway() {
    for (int i = 0; i < 5; i++) {
      put("near-" + i, named("Zarbakhat Quddus"));
    }
    register(record(PUNJAB, "best", 1));
    PersonQuery query = PersonQuery.named("Zarbakhat Qudus").identifier(cnic(1)).limit(3);

    assertThat(desk(SINDH).search(query).list()).extracting(Hit::grade).isSorted();
    assertThat(found(query)).startsWith("best");
    assertThat(found(query.least(Grade.SAME_IDENTIFIER).limit(1))).containsExactly("best");
  }

  @Test
  void search_isNotHinderedByThoseWhoAreHidden() {
    // Meets the question so well that nobody else would come near.
    register(
        record(PUNJAB, RegistrySamples.person(1), offence("1", AgeAtOffence.JUVENILE, Stage.FIR)));
    put("a", named("Zarbakht Chandio"));

    assertThat(found(ASKED.identifier(cnic(1)))).containsExactly("a");
  }
}
