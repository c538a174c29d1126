package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertBuilder;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.CancelReason;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.audit.AuditEntry;
import org.panah.codec.RecordCodec;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** The chapter on what alerts refuse, and on what is left of them. */
abstract class RegistryAlertEndRules extends RegistryAlertRules {
  @Test
  void alert_isOver_whenItsTimeIs() {
    Alert open = open(sample("a"));
    Alert draft = alertDesk(PUNJAB).draft(lost(PUNJAB, "b", "Other Child").build()).alert();

    time.set(open.expiresAt().minusMillis(1));
    assertThat(alertDesk(SINDH).get(open.id())).isPresent();
    assertThat(alertDesk(SINDH).ended(open.id())).isEmpty();
    time.set(open.expiresAt());

    assertThat(alertDesk(PUNJAB).get(open.id())).isEmpty();
    assertThat(alertDesk(PUNJAB).get(draft.id())).isEmpty();
    assertThat(known(raiser(SINDH), AlertMode.ACTUAL)).isEmpty();
    assertThat(alertDesk(PUNJAB).drafts(PageRequest.first(9)).items()).isEmpty();
    EndedAlert ended = alertDesk(SINDH).ended(open.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(AlertStatus.EXPIRED);
    assertThat(ended.clocks().endedAt()).isEqualTo(open.expiresAt());
    assertNotFound(() -> alertDesk(PUNJAB).update(open, "still lost"));
    assertNotFound(() -> alertDesk(PUNJAB).end(open.id(), 2, AlertEnd.foundSafe(open.expiresAt())));
    assertNotFound(() -> alerts(senior(PUNJAB)).authorise(draft.id(), 1));
  }

  @Test
  void end_byTimeIsTheClocks_andADuplicateIsOfAnAlert() {
    Alert open = open(sample("a"));
    Alert draft = alertDesk(SINDH).draft(lost(SINDH, "b", "Farida Memon").build()).alert();

    assertInvalid("status", () -> alertDesk(PUNJAB).end(open.id(), 2, AlertEnd.expired()));
    assertInvalid(
        "sameAs",
        () -> alertDesk(PUNJAB).end(open.id(), 2, AlertEnd.duplicateOf(AlertId.of("none"))));
    assertInvalid(
        "sameAs", () -> alertDesk(PUNJAB).end(open.id(), 2, AlertEnd.duplicateOf(draft.id())));
    AlertEnd duplicate = AlertEnd.duplicateOf(open.id());
    assertThat(alertDesk(SINDH).end(draft.id(), 1, duplicate).end()).isEqualTo(duplicate);
    alertDesk(PUNJAB).end(open.id(), 2, AlertEnd.foundSafe(time.instant()));
    Alert third = alertDesk(SINDH).draft(lost(SINDH, "c", "Nargis Khoso").build()).alert();
    assertThat(alertDesk(SINDH).end(third.id(), 1, duplicate).end()).isEqualTo(duplicate);
  }

  @Test
  void update_thatChangesNothing_andSaysNothing_isNone() {
    Alert open = open(sample("a"));

    assertThat(alertDesk(PUNJAB).update(open, null)).isEqualTo(open);
    assertThat(alertDesk(PUNJAB).update(open, "seen again").version()).isEqualTo(3);
  }

  @Test
  void point_liesInOrNearPakistan() {
    Place swapped = Place.of("Bus stand", "PB-lahore").at(74.34, 31.55, 1);
    Alert alert = sample("a");

    assertInvalid(
        "place.point",
        () -> alertDesk(PUNJAB).draft(alert.toBuilder().lastSeen(alert.seenAt(), swapped).build()));
  }

  @Test
  void whatIsRepeated_byWhoDidNotSeeTheAnswer_isAnsweredAgain() {
    Alert drafted = alertDesk(PUNJAB).draft(sample("a")).alert();
    assertThat(alertDesk(PUNJAB).draft(sample("a")).alert()).isEqualTo(drafted);
    Alert active = alerts(senior(PUNJAB)).authorise(drafted.id(), 1);
    assertThat(alerts(senior(PUNJAB)).authorise(drafted.id(), 1)).isEqualTo(active);
    Alert changed = active.toBuilder().station("Gulberg").build();
    Alert updated = alertDesk(PUNJAB).update(changed, NOTE);
    assertThat(alertDesk(PUNJAB).update(changed, NOTE)).isEqualTo(updated);
    AlertEnd end = AlertEnd.cancelled(CancelReason.UNFOUNDED);
    EndedAlert ended = alertDesk(PUNJAB).end(drafted.id(), 3, end);
    assertThat(alertDesk(PUNJAB).end(drafted.id(), 3, end)).isEqualTo(ended);

    assertNotFound(
        () -> alertDesk(PUNJAB).end(drafted.id(), 3, AlertEnd.cancelled(CancelReason.HOAX)));
    PanahException.Conflict again =
        failure(PanahException.Conflict.class, () -> alertDesk(PUNJAB).draft(sample("a")));
    assertThat(again.expected()).isZero();
  }

  @Test
  void changes_nameTheVersionTheySaw() {
    Alert open = open(sample("a"));

    assertConflict(1, 2, () -> alertDesk(PUNJAB).end(open.id(), 1, AlertEnd.expired()));
    assertConflict(1, 2, () -> alertDesk(PUNJAB).same(open.id(), 1, AlertId.of("b")));
    alertDesk(PUNJAB).update(open, "first");
    assertConflict(
        2,
        3,
        () -> alertDesk(PUNJAB).update(open.toBuilder().station("Gulberg").build(), "second"));
  }

  @Test
  void draft_cannotEndByFindingTheChild() {
    Alert draft = alertDesk(PUNJAB).draft(sample("a")).alert();

    for (AlertEnd end :
        List.of(AlertEnd.foundSafe(time.instant()), AlertEnd.foundDeceased(time.instant()))) {
      assertInvalid("status", () -> alertDesk(PUNJAB).end(draft.id(), 1, end));
    }
  }

  @Test
  void ended_leavesNothingOfTheChild() {
    Alert open = open(sample("a"));
    alertDesk(PUNJAB).end(open.id(), 2, AlertEnd.foundSafe(time.instant()));

    EndedAlert left = alertDesk(SINDH).ended(open.id()).orElseThrow();

    assertThat(new String(RecordCodec.standard().encode(left), UTF_8))
        .doesNotContain("Zarmina", "Lashari", "frock", "Bus stand")
        .doesNotContain(SEALED);
    assertNotFound(() -> alerts(senior(PUNJAB)).authorise(open.id(), 2));
    assertNotFound(() -> alertDesk(PUNJAB).update(open, "once more"));
  }

  @Test
  void draft_refusesWhatBreaksARule() {
    Alert good = sample("a");
    Place nowhere = Place.of("somewhere", "PB-nowhere");
    MissingChild numbered = good.child().described("sister of 35202-1234567-1");
    Alert held = alertDesk(PUNJAB).draft(sample("b")).alert();

    assertNotTaken("place.district", good.toBuilder().lastSeen(good.seenAt(), nowhere));
    assertNotTaken("reportedAt", good.toBuilder().reportedAt(START.plus(Duration.ofHours(1))));
    assertNotTaken("expiresAt", good.toBuilder().expiresAt(START));
    assertNotTaken("expiresAt", good.toBuilder().expiresAt(START.plus(Duration.ofDays(400))));
    assertNotTaken("child.description", good.toBuilder().child(numbered));
    assertNotTaken(
        "child.description",
        good.toBuilder().child(good.child().described("35202 \u2013 1234567 \u2013 1")));
    assertNotTaken(
        "child.name", good.toBuilder().child(MissingChild.named("Zarmina 3520212345671")));
    assertNotTaken("id", good.toBuilder().id(AlertId.of("told-1")));
    assertNotTaken("id", good.toBuilder().id(AlertId.of("ended-1")));
    assertNotTaken("version", held.toBuilder());
  }

  private void assertNotTaken(String field, AlertBuilder bad) {
    Alert alert = bad.build();
    assertInvalid(field, () -> alertDesk(PUNJAB).draft(alert));
  }

  @Test
  void authorise_needsAnFir_orAReasonForNone() {
    Alert bare =
        Alert.of(PUNJAB, AlertCategory.ABDUCTED, sample("a").child())
            .lastSeen(START.minusSeconds(9), Place.of("School", "PB-lahore"))
            .station("Model Town")
            .reportedAt(START)
            .build();
    alertDesk(PUNJAB).draft(bare);

    assertInvalid("fir", () -> alerts(senior(PUNJAB)).authorise(bare.id(), 1));
  }

  @Test
  void everyCall_isAudited_byTheIdsOfAlertsOnly() {
    Alert alert = sample("a");

    List<AuditEntry> entries =
        audited(
            () -> {
              Alert open = open(alert);
              alertDesk(SINDH).list(AlertMode.ACTUAL, PageRequest.first(9));
              alertDesk(PUNJAB).update(open, NOTE);
              alertDesk(PUNJAB).end(open.id(), 3, AlertEnd.foundSafe(time.instant()));
            });

    assertThat(entries)
        .extracting(entry -> entry.event().action())
        .containsExactly(
            Action.RAISE,
            Action.ALERTS,
            Action.AUTHORISE,
            Action.ALERTS,
            Action.UPDATE,
            Action.END);
    assertThat(entries).allMatch(entry -> entry.event().subjects().contains("a"));
    assertThat(entries.toString()).doesNotContain("Zarmina").doesNotContain(SEALED);
  }

  @Test
  void values_hideThemselves() {
    Alert open = open(sample("a"));

    Stream.of(open, open.child(), open.place(), open.suspect(), open.reporter(), open.publicView())
        .forEach(
            value ->
                assertThat(String.valueOf(value))
                    .doesNotContain("Zarmina", "Bus stand")
                    .doesNotContain(SEALED));
  }
}
