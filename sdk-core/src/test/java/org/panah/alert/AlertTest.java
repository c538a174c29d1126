package org.panah.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.panah.access.CaseReference;
import org.panah.common.Agency;
import org.panah.common.PanahException;

class AlertTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final MissingChild CHILD = MissingChild.named("Zarmina Lashari").aged(7);

  private static AlertBuilder alert(AlertCategory category, MissingChild child) {
    return Alert.of(PUNJAB, category, child)
        .lastSeen(NOW, Place.of("Bus stand", "PB-lahore"))
        .station("Model Town")
        .reportedAt(NOW);
  }

  private static AlertStep step(AlertStatus status) {
    return new AlertStep(status, NOW, "officer-1", null);
  }

  private static void assertRefused(String field, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void next_takesLegalStepsOnly() {
    for (AlertStatus from :
        EnumSet.of(AlertStatus.DRAFT, AlertStatus.ACTIVE, AlertStatus.UPDATED)) {
      Alert alert = alert(AlertCategory.LOST, CHILD).build().next(step(AlertStatus.DRAFT));
      alert = from == AlertStatus.DRAFT ? alert : alert.next(step(AlertStatus.ACTIVE));
      alert = from != AlertStatus.UPDATED ? alert : alert.next(step(AlertStatus.UPDATED));
      for (AlertStatus to : AlertStatus.values()) {
        Alert before = alert;
        boolean open = !to.ended() && from.next().contains(to);
        if (open) {
          assertThat(before.next(step(to)).status()).isEqualTo(to);
        } else {
          assertRefused("status", () -> before.next(step(to)));
        }
      }
    }
    Alert fresh = alert(AlertCategory.LOST, CHILD).build();
    assertRefused("status", () -> fresh.next(step(AlertStatus.ACTIVE)));
  }

  @ParameterizedTest
  @EnumSource(AlertCategory.class)
  void child_hasAName_unlessItWasFound(AlertCategory category) {
    AlertBuilder nameless = alert(category, MissingChild.unknown());

    if (category.missing()) {
      assertRefused("child.name", nameless::build);
    } else {
      assertThat(nameless.build().child().name()).isNull();
    }
  }

  @Test
  void build_namesWhatIsMissing_orDoesNotFit() {
    AlertBuilder bare = Alert.of(PUNJAB, AlertCategory.LOST, CHILD);
    assertRefused("reportedAt", bare::build);
    assertRefused("lastSeen", bare.reportedAt(NOW)::build);
    assertRefused("station", bare.lastSeen(NOW, Place.of("x", "PB-lahore"))::build);
    assertRefused(
        "seenAt", alert(AlertCategory.LOST, CHILD).reportedAt(NOW.minusSeconds(1))::build);
    assertRefused("reportedAt", alert(AlertCategory.LOST, CHILD).reportedAt(Instant.MAX)::build);
    assertRefused(
        "seenAt",
        alert(AlertCategory.LOST, CHILD)
                .lastSeen(Instant.parse("0026-03-01T08:00:00Z"), Place.of("x", "PB-lahore"))
            ::build);
    CaseReference fir = CaseReference.fir("1/2026", "Model Town");
    Alert alert = alert(AlertCategory.LOST, CHILD).withoutFir("none yet").fir(fir, NOW).build();
    assertThat(alert.withoutFir()).isNull();
    assertThat(alert.toBuilder().withoutFir("a mistake").build().fir()).isNull();
    assertRefused("child.age", () -> CHILD.aged(9, 8));
    assertRefused("child.age", () -> CHILD.aged(18));
    assertRefused("child.languages", () -> CHILD.speaking("Urdu, Punjabi"));
    assertRefused("reporter.reference", () -> new Reporter("Ghulam Rasul", "1099", true));
    assertRefused("reporter.reference", () -> new Reporter("35202-1234567-1", "1099", true));
    assertRefused("suspect", () -> new Suspect(" ", null));
    assertRefused("place.point", () -> Place.of("x", "PB-lahore").at(91, 0, 1));
    assertRefused("place.point", () -> Place.of("x", "PB-lahore").at(0, 0, Double.NaN));
  }

  @Test
  void alert_canBeUpdatedOftenEnough_andNotForEver() {
    List<AlertStep> steps = new ArrayList<>(List.of(step(AlertStatus.DRAFT)));
    Alert alert = alert(AlertCategory.LOST, CHILD).build().next(steps.get(0));
    alert = alert.next(step(AlertStatus.ACTIVE));
    while (alert.steps().size() < Alert.MAX_STEPS) {
      alert = alert.next(step(AlertStatus.UPDATED));
    }
    Alert last = alert;

    assertThat(last.revision()).isEqualTo(Alert.MAX_STEPS - 1);
    assertRefused("steps", () -> last.next(step(AlertStatus.UPDATED)));
  }

  @Test
  void severity_followsFromTheCategory_unlessItIsStated() {
    assertThat(alert(AlertCategory.ABDUCTED, CHILD).build().severity()).isEqualTo(Severity.EXTREME);
    assertThat(alert(AlertCategory.LOST, CHILD).build().severity()).isEqualTo(Severity.MODERATE);
    assertThat(alert(AlertCategory.LOST, CHILD).severity(Severity.MINOR).build().severity())
        .isEqualTo(Severity.MINOR);
  }

  @Test
  void clocks_tellWhetherItWasEnteredInTime() {
    Alert alert = alert(AlertCategory.LOST, CHILD).build();
    assertThat(alert.clocks().enteredInTime()).isFalse();

    Instant limit = NOW.plus(Duration.ofHours(2));
    Alert inTime = alert.next(new AlertStep(AlertStatus.DRAFT, limit, "o", null));
    Alert late = alert.next(new AlertStep(AlertStatus.DRAFT, limit.plusMillis(1), "o", null));

    assertThat(inTime.clocks().enteredInTime()).isTrue();
    assertThat(late.clocks().enteredInTime()).isFalse();
    assertThat(
            late.next(new AlertStep(AlertStatus.DRAFT, limit.plusSeconds(9), "p", null))
                .clocks()
                .enteredAt())
        .isEqualTo(limit.plusMillis(1));
  }

  @Test
  void end_fitsTogether() {
    assertRefused("status", () -> new AlertEnd(AlertStatus.UPDATED, null, null, null));
    assertRefused("foundAt", () -> new AlertEnd(AlertStatus.FOUND_SAFE, null, null, null));
    assertRefused("foundAt", () -> new AlertEnd(AlertStatus.EXPIRED, NOW, null, null));
    assertRefused("reason", () -> new AlertEnd(AlertStatus.CANCELLED, null, null, null));
    assertRefused("sameAs", () -> AlertEnd.cancelled(CancelReason.DUPLICATE));
    assertRefused(
        "sameAs",
        () -> new AlertEnd(AlertStatus.CANCELLED, null, CancelReason.HOAX, AlertId.of("other")));
  }

  @Test
  void distance_isThatOnTheEarth() {
    Place.Point lahore = new Place.Point(31.5204, 74.3587, 0);
    Place.Point karachi = new Place.Point(24.8607, 67.0011, 0);

    assertThat(lahore.distance(karachi)).isCloseTo(1_020, within(15.0));
    assertThat(karachi.distance(lahore)).isEqualTo(lahore.distance(karachi), within(1e-9));
    assertThat(lahore.distance(lahore)).isZero();
    assertThat(new Place.Point(0, 0, 0).distance(new Place.Point(0, 180, 0)))
        .isCloseTo(20_015, within(1.0));
  }
}
