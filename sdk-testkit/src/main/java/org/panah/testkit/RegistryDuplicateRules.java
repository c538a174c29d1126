package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertBuilder;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.EndedAlert;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.hit.Evidence;
import org.panah.person.Sex;

/** The chapter on alerts that may tell of the same child. */
abstract class RegistryDuplicateRules extends RegistryAlertEndRules {
  private static final Place KARACHI = Place.of("Cantt station", "SD-karachi-south");

  private static List<String> alertIds(List<LikelyDuplicate> duplicates) {
    return duplicates.stream().map(d -> d.alert().id().value()).toList();
  }

  private List<String> duplicatesOf(Alert alert) {
    return alertIds(alertDesk(alert.owner()).draft(alert).duplicates());
  }

  /** Of a child that was found in Lahore, by Sindh's police. */
  final AlertBuilder found(String id, MissingChild child) {
    return Alert.of(SINDH, AlertCategory.FOUND_UNIDENTIFIED, child)
        .id(AlertId.of(id))
        .lastSeen(time.instant(), Place.of("Edhi home", "PB-lahore").at(31.6, 74.4, 0))
        .station("Saddar")
        .withoutFir("found, no offence known")
        .reportedAt(time.instant());
  }

  @Test
  void draft_showsAnOpenAlertOfTheSameChild_inAnotherSpelling() {
    open(lost(PUNJAB, "a", "Zarmina Lashari").build());

    List<LikelyDuplicate> likely =
        alertDesk(SINDH).draft(lost(SINDH, "b", "Zarmeena Leshari").build()).duplicates();

    assertThat(alertIds(likely)).containsExactly("a");
    assertThat(likely.get(0).alert().reporter()).isNull();
    assertThat(likely.get(0).evidence())
        .extracting(Evidence::field)
        .contains("name", "father", "age", "sex", "place", "time");
  }

  @Test
  void draft_showsNoOther() {
    open(lost(PUNJAB, "mode", "Zarmina Lashari").mode(AlertMode.EXERCISE).build());
    open(lost(PUNJAB, "name", "Farida Memon").build());
    Alert one = lost(PUNJAB, "age", "Zarmina Lashari").build();
    open(one.toBuilder().child(one.child().aged(15)).build());
    open(one.toBuilder().id(AlertId.of("sex")).child(one.child().sex(Sex.MALE)).build());
    Alert ended = open(lost(PUNJAB, "ended", "Zarmina Lashari").build());
    alertDesk(PUNJAB).end(ended.id(), 2, AlertEnd.foundSafe(time.instant()));
    alertDesk(PUNJAB).draft(lost(PUNJAB, "draft", "Zarmina Lashari").build());

    assertThat(duplicatesOf(lost(PUNJAB, "b", "Zarmina Lashari").build())).isEmpty();
  }

  @Test
  void name_aloneIsNoDuplicate_farAway() {
    Alert far = lost(PUNJAB, "far", "Zarmina").build();
    open(
        far.toBuilder()
            .child(MissingChild.named("Zarmina").aged(7))
            .lastSeen(far.seenAt(), KARACHI)
            .build());
    open(lost(PUNJAB, "near", "Zarmina").build());

    assertThat(
            duplicatesOf(
                far.toBuilder()
                    .id(AlertId.of("b"))
                    .child(MissingChild.named("Zarmina").aged(7))
                    .build()))
        .containsExactly("near");
  }

  @Test
  void authorise_needsAnAnswerToEachLikelyDuplicate() {
    Alert held = open(lost(PUNJAB, "a", "Zarmina Lashari").build());
    Alert draft = alertDesk(SINDH).draft(lost(SINDH, "b", "Zarmina Lashari").build()).alert();

    assertInvalid("duplicates", () -> alerts(senior(SINDH)).authorise(draft.id(), 1));
    assertInvalid(
        "duplicate.reason", () -> alertDesk(SINDH).different(draft.id(), 1, held.id(), " "));
    assertNotFound(() -> alertDesk(SINDH).same(draft.id(), 1, AlertId.of("nobody")));
    Alert answered =
        alertDesk(SINDH).different(draft.id(), 1, held.id(), "cousin of the same name");
    assertThat(alertDesk(SINDH).different(draft.id(), 1, held.id(), "cousin of the same name"))
        .isEqualTo(answered);

    assertThat(alerts(senior(SINDH)).authorise(draft.id(), 2).revision()).isOne();
  }

  @Test
  void whoAnswersForADraft_doesNotAuthoriseIt() {
    Alert held = open(lost(PUNJAB, "a", "Zarmina Lashari").build());
    Alert draft = alertDesk(SINDH).draft(lost(SINDH, "b", "Zarmina Lashari").build()).alert();
    alerts(senior(SINDH)).different(draft.id(), 1, held.id(), "another village");

    assertRefused(
        "second-officer-authorises", () -> alerts(senior(SINDH)).authorise(draft.id(), 2));
    // Nor after another has answered in his place.
    alertDesk(SINDH).different(draft.id(), 2, held.id(), "of another village");
    assertRefused(
        "second-officer-authorises", () -> alerts(senior(SINDH)).authorise(draft.id(), 3));
    assertThat(alertDesk(SINDH).duplicates(draft.id())).hasSize(1);
  }

  @Test
  void answers_areForTheOwnerOnly() {
    Alert held = open(lost(PUNJAB, "a", "Zarmina Lashari").build());
    Alert draft = alertDesk(SINDH).draft(lost(SINDH, "b", "Zarmina Lashari").build()).alert();
    alertDesk(SINDH).different(draft.id(), 1, held.id(), "another village");
    alerts(senior(SINDH)).authorise(draft.id(), 2);

    assertThat(alertDesk(SINDH).get(draft.id()).orElseThrow().duplicates()).hasSize(1);
    assertThat(alertDesk(PUNJAB).get(draft.id()).orElseThrow().duplicates()).isEmpty();
  }

  @Test
  void childWhoseNameSaysNothing_canBeMadeKnownAllTheSame() {
    Alert alert = open(lost(PUNJAB, "a", "Bibi").build());

    assertThat(alert.revision()).isOne();
    assertThat(open(lost(PUNJAB, "b", "Haji").build()).revision()).isOne();
  }

  @Test
  void authorise_refusesASecondAlertOfOneChild_whichEndsAsADuplicate() {
    Alert held = open(lost(PUNJAB, "a", "Zarmina Lashari").build());
    Alert draft = alertDesk(SINDH).draft(lost(SINDH, "b", "Zarmina Lashari").build()).alert();
    alertDesk(SINDH).same(draft.id(), 1, held.id());

    assertInvalid("duplicates", () -> alerts(senior(SINDH)).authorise(draft.id(), 2));
    EndedAlert ended = alertDesk(SINDH).end(draft.id(), 2, AlertEnd.duplicateOf(held.id()));

    assertThat(ended.end().sameAs()).isEqualTo(held.id());
  }

  @Test
  void foundChild_isLikeOneThatIsMissed_bothWays() {
    Alert missed = open(lost(PUNJAB, "a", "Zarmina Lashari").build());
    MissingChild nameless = MissingChild.unknown().aged(6, 8).sex(Sex.FEMALE);

    Alert found = alertDesk(SINDH).draft(found("f", nameless).build()).alert();
    assertThat(alertIds(alertDesk(SINDH).duplicates(found.id()))).containsExactly("a");
    Alert linked = alertDesk(SINDH).same(found.id(), 1, missed.id());
    alerts(senior(SINDH)).authorise(found.id(), linked.version());

    assertThat(alertIds(alertDesk(PUNJAB).duplicates(missed.id()))).containsExactly("f");
  }

  @Test
  void foundChild_isNotOneThatWasMissedLater_orElsewhere_orIsAnother() {
    open(lost(PUNJAB, "a", "Zarmina Lashari").build());
    MissingChild nameless = MissingChild.unknown().aged(6, 8).sex(Sex.FEMALE);
    Alert early =
        found("early", nameless)
            .lastSeen(START.minus(Duration.ofDays(3)), Place.of("Edhi home", "PB-lahore"))
            .build();
    Alert elsewhere = found("elsewhere", nameless).lastSeen(START, KARACHI).build();
    Alert boy = found("boy", nameless.sex(Sex.MALE)).build();
    Alert infant = found("infant", nameless.aged(0, 1)).build();

    for (Alert other : List.of(early, elsewhere, boy, infant)) {
      assertThat(duplicatesOf(other)).as(other.id().value()).isEmpty();
    }
    Alert tellsItsName =
        found("named", MissingChild.named("Zarmina").aged(7)).lastSeen(START, KARACHI).build();
    assertThat(duplicatesOf(tellsItsName)).containsExactly("a");
  }
}
