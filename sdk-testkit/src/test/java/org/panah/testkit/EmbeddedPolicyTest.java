package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.offence;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.RegistryBuilder;
import org.panah.TermKey;
import org.panah.access.Access;
import org.panah.access.AccessPolicy;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Purpose;
import org.panah.access.RecordClass;
import org.panah.access.Role;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;

/** What an embedded registry makes of a host's own policy, and of one that fails. */
class EmbeddedPolicyTest {
  private static final AccessPolicy STANDARD = AccessPolicy.standard(ReferenceData.builtIn());

  private final SettableTime time = SettableTime.at(START);
  private final ObservedStorage storage = new ObservedStorage(time);
  private AccessPolicy policy = STANDARD;
  private final Registry registry =
      opened().policy((access, question) -> policy.decide(access, question)).build();
  private final Offenders desk = registry.as(RegistryFixture.investigator(PUNJAB)).offenders();
  private final Offenders records = registry.as(RegistryFixture.registrar(PUNJAB)).offenders();

  @AfterEach
  void close() {
    registry.close();
  }

  /** One more registry on the same storage, which reads its feed only when it is told to. */
  private RegistryBuilder opened() {
    return Registry.builder(storage)
        .agency(PUNJAB, SINDH)
        .time(time)
        .executor(new ManualExecutor(time));
  }

  private AuditEvent lastEvent() {
    policy = STANDARD;
    var entries =
        registry.as(RegistryFixture.auditor()).audit().entries(PageRequest.first(100)).items();
    return entries.get(entries.size() - 1).event();
  }

  @Test
  void find_showsTheRest_andCountsWhatThePolicyKeepsBack() {
    records.register(record(PUNJAB, "ours", 1));
    registry.as(RegistryFixture.registrar(SINDH)).offenders().register(record(SINDH, "theirs", 1));
    policy =
        (access, question) ->
            question.owner() != null && !question.owner().equals(access.agency())
                ? Decision.refusedBy("closed-to-others")
                : STANDARD.decide(access, question);

    Hits hits = desk.find(cnic(1));

    assertThat(hits.list()).singleElement().satisfies(h -> assertThat(h.owner()).isEqualTo(PUNJAB));
    assertThat(hits.withheld()).isEqualTo(1);
    assertThatThrownBy(() -> desk.get(record(SINDH, "theirs", 1).id()))
        .isInstanceOf(PanahException.NotPermitted.class);
  }

  @Test
  void aPolicyThatFails_permitsNothing_andIsAudited() {
    records.register(record(PUNJAB, "a", 1));
    policy =
        (access, question) -> {
          throw new IllegalStateException("on 35202-1234567-1");
        };

    assertThatThrownBy(() -> desk.find(cnic(1)))
        .isInstanceOf(PanahException.Unavailable.class)
        .hasStackTraceContaining("IllegalStateException")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("35202"));
    AuditEvent last = lastEvent();
    assertThat(last.action()).isEqualTo(Action.FIND);
    assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void whoMayNotSeeWhatIsToldOfJuveniles_canNeitherChangeNorEraseIt() {
    OffenderRecord mixed =
        records.register(
            record(
                PUNJAB,
                person(1),
                offence("1", Stage.CONVICTED),
                offence("2", AgeAtOffence.JUVENILE, Stage.CONVICTED)));
    OffenderRecord young =
        records.register(
            record(PUNJAB, person(2), offence("1", AgeAtOffence.JUVENILE, Stage.CONVICTED)));
    policy =
        (access, question) ->
            question.recordClass() == RecordClass.JUVENILE && access.role().equals(Role.SUPERVISOR)
                ? Decision.refusedBy("juveniles-are-for-registrars")
                : STANDARD.decide(access, question);
    Offenders chief =
        registry
            .as(Access.by("chief-1", Role.SUPERVISOR).of(PUNJAB).forPurpose(Purpose.RECORD_KEEPING))
            .offenders();
    OffenderRecord seen = chief.get(mixed.id()).orElseThrow();
    assertThat(seen.offences()).hasSize(1);

    assertThatThrownBy(
            () ->
                chief.amend(
                    seen.withPerson(
                        person(1).toBuilder().name(PersonName.parse("Corrected")).build())))
        .isInstanceOf(PanahException.NotPermitted.class);
    assertThatThrownBy(() -> chief.register(record(PUNJAB, person(3), young.offences().get(0))))
        .isInstanceOf(PanahException.NotPermitted.class);
    assertThatThrownBy(() -> chief.erase(young.id(), 1))
        .isInstanceOf(PanahException.NotFound.class);
    policy = STANDARD;
    assertThat(records.get(mixed.id())).contains(mixed);
    assertThat(records.get(young.id())).contains(young);
  }

  @Test
  void asked_isAnError_whereTheKeyOfEarlierQuestionsIsGone() {
    desk.find(cnic(1));
    var auditor = RegistryFixture.auditor();
    var page = PageRequest.first(10);
    assertThat(registry.as(auditor).audit().asked(cnic(1).asIdentifier(), page).items()).hasSize(1);

    Registry later = opened().build();
    Registry keyed = opened().termKey(TermKey.of(new byte[32])).build();

    assertThatThrownBy(() -> later.as(auditor).audit().asked(cnic(1).asIdentifier(), page))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("termKey");
    assertThat(keyed.as(auditor).audit().asked(cnic(1).asIdentifier(), page).items()).isEmpty();
    later.close();
    keyed.close();
  }

  @Test
  void whoMayNotKnowOfARecord_learnsNothingByTryingToChangeIt() {
    OffenderRecord young =
        records.register(
            record(PUNJAB, person(2), offence("1", AgeAtOffence.JUVENILE, Stage.CONVICTED)));
    Offenders theirs = registry.as(RegistryFixture.registrar(SINDH)).offenders();
    OffenderRecord other = record(SINDH, "no", 3);

    for (OffenderRecord tried : List.of(young, other)) {
      assertThatThrownBy(() -> theirs.erase(tried.id(), 1))
          .isInstanceOf(PanahException.NotFound.class);
      assertThatThrownBy(
              () -> theirs.amend(record(SINDH, tried.id().value(), 3).recorded(1, START)))
          .isInstanceOf(PanahException.NotFound.class);
    }
  }
}
