package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.CancelReason;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;

/** The chapter on what is counted of alerts: honestly, by agency, and nothing of a child. */
abstract class RegistryCountRules extends RegistryAudienceRules {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

  List<AlertCounts> counts(Instant from, Instant to) {
    return alerts(auditor()).counts(from, to);
  }

  private AlertCounts punjab() {
    List<AlertCounts> all = counts(BEGIN, END);
    assertThat(all).extracting(AlertCounts::agency).containsExactly(PUNJAB);
    return all.get(0);
  }

  Alert draft(Alert alert) {
    return alertDesk(alert.owner()).draft(alert).alert();
  }

  /** One that is the duplicate of none, since of such children nobody can tell. */
  static Alert alert(Agency owner, String id, Instant reported) {
    return Alert.of(owner, AlertCategory.FOUND_UNIDENTIFIED, MissingChild.unknown().aged(7))
        .id(AlertId.of(id))
        .lastSeen(reported.minusSeconds(60), Place.of("Bus stand", "PB-lahore"))
        .station("Model Town")
        .withoutFir("no offence known")
        .reportedAt(reported)
        .build();
  }

  Alert known(Alert draft) {
    return alerts(senior(draft.owner())).authorise(draft.id(), draft.version());
  }

  void end(Alert alert, AlertEnd end) {
    alertDesk(alert.owner()).end(alert.id(), alert.version(), end);
  }

  @Test
  void counts_tellWhatBecameOfEachAlert() {
    Instant reported = START.minus(Duration.ofHours(1));
    Alert first = draft(alert(PUNJAB, "a", reported));
    Alert second = draft(alert(PUNJAB, "b", reported));
    Alert third = draft(alert(PUNJAB, "c", reported));
    Alert fourth = draft(alert(PUNJAB, "d", reported));
    draft(alert(PUNJAB, "e", reported));
    time.advance(Duration.ofMinutes(10));
    first = known(first);
    second = known(second);
    third = known(third);
    end(first, AlertEnd.foundSafe(reported.plus(Duration.ofMinutes(70))));
    end(second, AlertEnd.duplicateOf(third.id()));
    end(fourth, AlertEnd.duplicateOf(third.id()));

    assertThat(punjab())
        .isEqualTo(
            new AlertCounts(
                PUNJAB,
                5,
                3,
                1,
                1,
                1,
                0,
                0,
                Map.of(CancelReason.DUPLICATE, 2),
                5,
                0,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(70)));
    assertThat(punjab().cancelled(CancelReason.DUPLICATE)).isEqualTo(2);
    assertThat(punjab().cancelled(CancelReason.HOAX)).isZero();
    assertThat(punjab().endedAsDrafts()).isEqualTo(1);
  }

  @Test
  void whatIsEndedAsADraft_isCountedLikeAllOthers() {
    int number = 0;
    for (CancelReason reason : CancelReason.values()) {
      Alert early = draft(alert(PUNJAB, "early-" + number, START));
      Alert late = known(draft(alert(PUNJAB, "late-" + number, START)));
      AlertEnd end =
          reason == CancelReason.DUPLICATE
              ? AlertEnd.duplicateOf(early.id())
              : AlertEnd.cancelled(reason);
      end(late, end);
      end(early, reason == CancelReason.DUPLICATE ? AlertEnd.duplicateOf(late.id()) : end);
      number++;
    }

    AlertCounts counts = punjab();
    assertThat(counts.drafted()).isEqualTo(10);
    assertThat(counts.known()).isEqualTo(5);
    assertThat(counts.endedAsDrafts()).isEqualTo(5);
    assertThat(counts.cancelled()).hasSize(5).allSatisfy((reason, n) -> assertThat(n).isEqualTo(2));
    assertThat(counts.toFinding()).isNull();
  }

  @Test
  void entry_isInTime_whenExactlyTwoHoursHavePassed() {
    draft(alert(PUNJAB, "a", START.minus(Duration.ofHours(2))));
    assertThat(punjab()).extracting(AlertCounts::inTime, AlertCounts::late).containsExactly(1, 0);

    draft(alert(PUNJAB, "b", START.minus(Duration.ofHours(2)).minusMillis(1)));
    assertThat(punjab()).extracting(AlertCounts::inTime, AlertCounts::late).containsExactly(1, 1);
    assertThat(punjab().toEntry())
        .isEqualTo(Duration.ofHours(2).plus(Duration.ofMillis(1).dividedBy(2)));
    assertThat(punjab().toAuthorisation()).isNull();
  }

  @Test
  void counts_areOfWhatWasReported_fromTheFirstMomentToTheLast() {
    draft(alert(PUNJAB, "a", START));

    assertThat(counts(START, START.plusNanos(1))).hasSize(1);
    assertThat(counts(START.minusSeconds(9), START)).isEmpty();
    assertThat(counts(START.plusNanos(1), START.plusSeconds(9))).isEmpty();
    assertInvalid("to", () -> counts(START, START));
    assertInvalid("to", () -> counts(START, START.minusSeconds(1)));
  }

  @Test
  void whatIsOver_hasExpired_whetherOrNotAnybodyHasWrittenSo() {
    Alert open = known(draft(alert(PUNJAB, "a", START)));
    draft(alert(PUNJAB, "b", START));

    time.set(open.expiresAt().minusMillis(1));
    assertThat(punjab())
        .extracting(AlertCounts::open, AlertCounts::waiting, AlertCounts::expired)
        .containsExactly(1, 1, 0);
    time.set(open.expiresAt());

    assertThat(punjab())
        .extracting(AlertCounts::open, AlertCounts::waiting, AlertCounts::expired)
        .containsExactly(0, 0, 2);
    assertThat(punjab().endedAsDrafts()).isEqualTo(1);
  }

  @Test
  void exercisesAndTests_areNotCounted() {
    for (AlertMode mode : List.of(AlertMode.EXERCISE, AlertMode.TEST)) {
      known(draft(alert(PUNJAB, "open-" + mode, START).toBuilder().mode(mode).build()));
      Alert ended = alert(PUNJAB, "over-" + mode, START).toBuilder().mode(mode).build();
      end(draft(ended), AlertEnd.cancelled(CancelReason.HOAX));
    }

    assertThat(counts(BEGIN, END)).isEmpty();
  }

  @Test
  void counts_areOfAllAgencies_andTellOfNobody() {
    open(lost(SINDH, "of-sindh", "Zarmina Lashari").build());
    end(draft(alert(PUNJAB, "a", START)), AlertEnd.cancelled(CancelReason.WITHDRAWN));

    List<AlertCounts> all = counts(BEGIN, END);

    assertThat(all).extracting(AlertCounts::agency).containsExactly(PUNJAB, SINDH);
    assertThat(alertDesk(PUNJAB).counts(BEGIN, END)).containsExactly(all.get(0));
    assertThat(alertDesk(SINDH).counts(BEGIN, END)).containsExactly(all.get(1));
    assertThat(alertDesk(ELSEWHERE).counts(BEGIN, END)).isEmpty();
    for (AlertCounts one : all) {
      assertThat(new String(RecordCodec.standard().encode(one), UTF_8) + one)
          .doesNotContain("Zarmina", "Lashari", "of-sindh", "Bus stand")
          .doesNotContain(SEALED);
    }
  }

  @Test
  void counts_areAudited_withoutSubjects() {
    draft(alert(PUNJAB, "a", START));

    assertThat(audited(() -> counts(BEGIN, END)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.event().action()).isEqualTo(Action.COUNT);
              assertThat(entry.event().subjects()).isEmpty();
            });
    assertRefused("role-may-not", () -> alerts(auditor()).duplicates(AlertId.of("a")));
  }

  @Test
  void timeOfTheReport_staysAsItWasEntered() {
    Alert late = draft(alert(PUNJAB, "a", START));
    Alert earlier = late.toBuilder().reportedAt(START.plusSeconds(1)).build();

    assertInvalid("reportedAt", () -> alertDesk(PUNJAB).update(earlier, "reported later"));
  }
}
