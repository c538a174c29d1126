package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Alerts;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertBuilder;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.CancelReason;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PublicAlert;
import org.panah.alert.Reporter;
import org.panah.alert.Suspect;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.person.Sex;

/** The chapter on alerts: their course, and who sees what. */
abstract class RegistryAlertRules extends RegistryWatchRules {
  static final String SUSPECT = "Kaana Driver";
  static final String REPORTER = "desk-4711";
  static final String NOTE = "told by aunt";

  /** What is secret, once an alert is over or for everybody but the police. */
  static final String[] SEALED = {SUSPECT, "LEB-4521", REPORTER, NOTE, "Dilawar"};

  static Access raiser(Agency agency) {
    return Access.by("desk-of-" + agency, Role.ALERT_OFFICER)
        .of(agency)
        .forPurpose(Purpose.MISSING_CHILD, FIR);
  }

  static Access senior(Agency agency) {
    return Access.by("senior-of-" + agency, Role.SUPERVISOR)
        .of(agency)
        .forPurpose(Purpose.MISSING_CHILD, FIR);
  }

  Alerts alerts(Access access) {
    return registry().as(access).alerts();
  }

  Alerts alertDesk(Agency agency) {
    return alerts(raiser(agency));
  }

  AlertBuilder lost(Agency owner, String id, String name) {
    MissingChild child =
        MissingChild.named(name)
            .father("Dilawar Lashari")
            .aged(7)
            .sex(Sex.FEMALE)
            .speaking("ur", "pa")
            .wearing("a green frock");
    return Alert.of(owner, AlertCategory.LOST, child)
        .id(AlertId.of(id))
        .lastSeen(
            time.instant().minus(Duration.ofHours(3)),
            Place.of("Bus stand", "PB-lahore").at(31.5, 74.3, 1))
        .suspect(new Suspect(SUSPECT, "LEB-4521"))
        .reporter(new Reporter(REPORTER, "1099", true))
        .station("Model Town")
        .withoutFir("lost in a crowd, no offence")
        .reportedAt(time.instant().minus(Duration.ofHours(1)));
  }

  Alert open(Alert alert) {
    Alert draft = alertDesk(alert.owner()).draft(alert).alert();
    return alerts(senior(alert.owner())).authorise(draft.id(), draft.version());
  }

  Alert sample(String id) {
    return lost(PUNJAB, id, "Zarmina Lashari").build();
  }

  List<String> known(Access by, AlertMode mode) {
    return all(2, page -> alerts(by).list(mode, page)).stream().map(a -> a.id().value()).toList();
  }

  @Test
  void alert_takesItsCourse() {
    Alert draft = alertDesk(PUNJAB).draft(sample("a")).alert();
    assertThat(draft.status()).isEqualTo(AlertStatus.DRAFT);
    assertThat(draft.version()).isOne();
    assertThat(draft.revision()).isZero();
    time.advance(Duration.ofMinutes(10));

    Alert active = alerts(senior(PUNJAB)).authorise(draft.id(), 1);
    assertThat(active.status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(active.revision()).isOne();
    time.advance(Duration.ofMinutes(10));

    Alert updated =
        alertDesk(PUNJAB)
            .update(active.toBuilder().fir(FIR, time.instant()).build(), "registered as a case");
    assertThat(updated.status()).isEqualTo(AlertStatus.UPDATED);
    assertThat(updated.revision()).isEqualTo(2);
    assertThat(updated.fir()).isEqualTo(FIR);
    assertThat(updated.steps())
        .extracting(AlertStep::officer)
        .containsExactly("desk-of-PB-POL", "senior-of-PB-POL", "desk-of-PB-POL");
    assertThat(alertDesk(PUNJAB).get(draft.id())).contains(updated);
    time.advance(Duration.ofHours(1));

    EndedAlert ended =
        alertDesk(PUNJAB).end(draft.id(), 3, AlertEnd.foundSafe(time.instant().minusSeconds(60)));
    assertThat(ended.status()).isEqualTo(AlertStatus.FOUND_SAFE);
    assertThat(ended.revision()).isEqualTo(3);
    assertThat(ended.clocks().reportedAt()).isEqualTo(START.minus(Duration.ofHours(1)));
    assertThat(ended.clocks().enteredAt()).isEqualTo(START);
    assertThat(ended.clocks().enteredInTime()).isTrue();
    assertThat(ended.clocks().authorisedAt()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    assertThat(ended.clocks().firAt()).isEqualTo(START.plus(Duration.ofMinutes(20)));
    assertThat(ended.clocks().foundAt()).isEqualTo(time.instant().minusSeconds(60));
    assertThat(ended.clocks().endedAt()).isEqualTo(time.instant());
    assertThat(alertDesk(PUNJAB).ended(draft.id())).contains(ended);
    assertThat(alertDesk(PUNJAB).get(draft.id())).isEmpty();
    assertThat(known(raiser(PUNJAB), AlertMode.ACTUAL)).isEmpty();
  }

  @Test
  void draft_isAuthorisedByASecondOfficer_withTheRoleForIt() {
    Access both = senior(PUNJAB);
    Alert draft = alerts(both).draft(sample("a")).alert();

    assertRefused("second-officer-authorises", () -> alerts(both).authorise(draft.id(), 1));
    assertRefused("role-may-not", () -> alertDesk(PUNJAB).authorise(draft.id(), 1));
    Alert corrected =
        alertDesk(PUNJAB).update(draft.toBuilder().station("Gulberg").build(), "other station");
    assertThat(corrected.status()).isEqualTo(AlertStatus.DRAFT);
    assertRefused("second-officer-authorises", () -> alerts(both).authorise(draft.id(), 2));
    Access third =
        Access.by("chief", Role.SUPERVISOR).of(PUNJAB).forPurpose(Purpose.MISSING_CHILD, FIR);
    assertConflict(1, 2, () -> alerts(third).authorise(draft.id(), 1));

    assertThat(alerts(third).authorise(draft.id(), 2).station()).isEqualTo("Gulberg");
  }

  @Test
  void update_thatMakesAnotherAlertOfIt_needsTheRoleThatAuthorises() {
    Alert open = open(sample("a"));
    Alert graver = open.toBuilder().category(AlertCategory.ABDUCTED).build();
    Alert other = open.toBuilder().child(MissingChild.named("Farida Memon").aged(9)).build();
    Alert bare =
        Alert.of(PUNJAB, open.category(), open.child())
            .id(open.id())
            .lastSeen(open.seenAt(), open.place())
            .station(open.station())
            .reportedAt(open.reportedAt())
            .build();

    assertRefused("role-may-not", () -> alertDesk(PUNJAB).update(graver, "taken by a stranger"));
    assertRefused("role-may-not", () -> alertDesk(PUNJAB).update(other, "another child"));
    assertInvalid("version", () -> alertDesk(PUNJAB).draft(open));
    assertConflict(0, 2, () -> alertDesk(PUNJAB).update(bare, "without an FIR"));

    assertThat(alerts(senior(PUNJAB)).update(graver, "taken by a stranger").category())
        .isEqualTo(AlertCategory.ABDUCTED);
  }

  @Test
  void draft_isKnownToItsOwnerOnly() {
    Alert draft = alertDesk(PUNJAB).draft(sample("a")).alert();

    assertThat(alertDesk(PUNJAB).get(draft.id())).contains(draft);
    assertThat(all(1, alertDesk(PUNJAB)::drafts)).containsExactly(draft);
    assertThat(alertDesk(SINDH).get(draft.id())).isEmpty();
    assertThat(alertDesk(SINDH).drafts(PageRequest.first(9)).items()).isEmpty();
    assertThat(known(raiser(PUNJAB), AlertMode.ACTUAL)).isEmpty();
    assertNotFound(() -> alerts(senior(SINDH)).authorise(draft.id(), 1));
    assertNotFound(() -> alertDesk(SINDH).same(draft.id(), 1, AlertId.of("b")));
    assertNotFound(() -> alertDesk(SINDH).duplicates(draft.id()));
    assertNotFound(
        () -> alertDesk(SINDH).end(draft.id(), 1, AlertEnd.cancelled(CancelReason.HOAX)));
    alertDesk(PUNJAB).end(draft.id(), 1, AlertEnd.cancelled(CancelReason.ENTERED_IN_ERROR));
    assertThat(alertDesk(SINDH).ended(draft.id())).isEmpty();
    assertThat(alertDesk(PUNJAB).ended(draft.id())).map(EndedAlert::revision).contains(0);
  }

  @Test
  void alert_isKnownToAll_withoutWhoReportedIt_andChangedByItsOwner() {
    Alert open = open(sample("a"));

    Alert abroad = alertDesk(SINDH).get(open.id()).orElseThrow();
    assertThat(abroad.suspect()).isEqualTo(open.suspect());
    assertThat(abroad.reporter()).isNull();
    assertThat(abroad.steps()).extracting(AlertStep::note).containsOnlyNulls();
    assertThat(all(1, page -> alertDesk(SINDH).list(AlertMode.ACTUAL, page)))
        .containsExactly(abroad);
    assertRefused("only-the-owner-writes", () -> alertDesk(SINDH).update(open, "mine"));
    assertRefused(
        "only-the-owner-writes",
        () -> alertDesk(SINDH).end(open.id(), 2, AlertEnd.foundSafe(time.instant())));
    assertRefused(
        "owner-writes-elsewhere",
        () -> alertDesk(ELSEWHERE).draft(lost(ELSEWHERE, "b", "Farida Memon").build()));
  }

  @Test
  void publicView_tellsNothingOfSuspectsAndReporters() {
    Alert open = open(sample("a"));
    Alert updated = alertDesk(PUNJAB).update(open, NOTE);

    PublicAlert view = updated.publicView();

    assertThat(view.revision()).isEqualTo(2);
    assertThat(new String(RecordCodec.standard().encode(view), UTF_8))
        .contains("Zarmina")
        .doesNotContain(SEALED);
  }

  @Test
  void modes_neverMix() {
    open(sample("a"));
    open(lost(PUNJAB, "b", "Zarmina Lashari").mode(AlertMode.EXERCISE).build());
    Alert test = open(lost(PUNJAB, "c", "Zarmina Lashari").mode(AlertMode.TEST).build());

    assertThat(known(raiser(SINDH), AlertMode.ACTUAL)).containsExactly("a");
    assertThat(known(raiser(SINDH), AlertMode.EXERCISE)).containsExactly("b");
    assertThat(known(raiser(SINDH), AlertMode.TEST)).containsExactly("c");
    assertInvalid(
        "mode",
        () -> alertDesk(PUNJAB).update(test.toBuilder().mode(AlertMode.ACTUAL).build(), "real"));
  }
}
