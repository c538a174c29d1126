package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PostId;
import org.panah.audit.AuditEntry;
import org.panah.person.Sex;

/** The chapter on who is told beside those whom the table of recipients names. */
abstract class RegistryAudienceRules extends RegistryPostRules {
  private static final PostId DESK = PostId.of("parents-desk");

  private Alert missed() {
    return open(lost(PUNJAB, "a", "Zarmina Lashari").build());
  }

  /** Makes known that a child was found, after an answer about one that is missed. */
  private Alert foundAfter(Alert missed, boolean same) {
    MissingChild nameless = MissingChild.unknown().aged(6, 8).sex(Sex.FEMALE);
    Alert found = alertDesk(SINDH).draft(found("f", nameless).build()).alert();
    Alert answered =
        same
            ? alertDesk(SINDH).same(found.id(), 1, missed.id())
            : alertDesk(SINDH).different(found.id(), 1, missed.id(), "other hair");
    return alerts(senior(SINDH)).authorise(found.id(), answered.version());
  }

  @Test
  void missedAndFoundChild_areToldToThosePosts_whichAreToldOfTheOther() {
    keep(
        post(PUNJAB, "pb-lahore", "DISTRICT", "PB-lahore"),
        post(PUNJAB, "pb-multan", "DISTRICT", "PB-multan"),
        post(SINDH, "sd-lahore-desk", "DISTRICT", "PB-lahore"));
    Alert elsewhere = lost(PUNJAB, "a", "Zarmina Lashari").build();
    Alert missed =
        open(
            elsewhere.toBuilder()
                .lastSeen(elsewhere.seenAt(), Place.of("Chowk Kumharan", "PB-multan"))
                .build());
    MissingChild named = MissingChild.named("Zarmina").aged(7);
    Alert found = alertDesk(SINDH).draft(found("f", named).build()).alert();

    assertThat(told(missed)).containsExactly("pb-multan");
    Alert answered = alertDesk(SINDH).different(found.id(), 1, missed.id(), "other hair");
    assertThat(told(missed)).as("as long as it is a draft").containsExactly("pb-multan");
    alerts(senior(SINDH)).authorise(found.id(), answered.version());

    assertThat(told(missed)).containsExactly("pb-multan", "sd-lahore-desk");
    assertThat(told(found)).containsExactly("pb-lahore", "pb-multan", "sd-lahore-desk");
    alertDesk(PUNJAB).end(missed.id(), missed.version(), AlertEnd.foundSafe(time.instant()));
    assertThat(told(found)).containsExactly("pb-lahore", "sd-lahore-desk");
  }

  @Test
  void childrenThatAreBothMissed_andThoseOfAnotherMode_areNotLinked() {
    keep(post(SINDH, "sd-multan", "DISTRICT", "PB-multan"));
    Place multan = Place.of("Chowk Kumharan", "PB-multan");
    Alert held = missed();
    Alert nearer = lost(SINDH, "b", "Zarmina Lashari").build();
    Alert cousin = nearer.toBuilder().lastSeen(nearer.seenAt(), multan).build();
    alertDesk(SINDH).draft(cousin);
    alertDesk(SINDH).different(cousin.id(), 1, held.id(), "cousin");
    alerts(senior(SINDH)).authorise(cousin.id(), 2);
    MissingChild nameless = MissingChild.unknown().aged(6, 8).sex(Sex.FEMALE);
    Alert exercise =
        found("f", nameless).mode(AlertMode.EXERCISE).lastSeen(time.instant(), multan).build();
    alertDesk(SINDH).draft(exercise);
    alertDesk(SINDH).different(exercise.id(), 1, held.id(), "an exercise");
    alerts(senior(SINDH)).authorise(exercise.id(), 2);

    assertThat(told(cousin)).containsExactly("sd-multan");
    assertThat(told(exercise)).containsExactly("sd-multan");
    assertThat(told(held)).isEmpty();
  }

  @Test
  void foundChild_isMatchedWhateverTheOfficerSaid() {
    keep(post(PUNJAB, "pb-lahore", "DISTRICT", "PB-lahore"));
    Alert missed = missed();

    Alert found = foundAfter(missed, true);

    assertThat(told(found)).containsExactly("pb-lahore");
  }

  @Test
  void post_subscribesOnce_toWhatIsOpen() {
    keep(post(SINDH, DESK.value(), "PARENTS_DESK", "SD-sukkur"));
    Alert alert = missed();
    assertThat(told(alert)).isEmpty();

    alertDesk(SINDH).subscribe(alert.id(), DESK);
    alertDesk(SINDH).subscribe(alert.id(), DESK);

    assertThat(told(alert)).containsExactly("parents-desk");
    assertNotFound(() -> alertDesk(PUNJAB).subscribe(alert.id(), DESK));
    assertNotFound(() -> alertDesk(SINDH).subscribe(alert.id(), PostId.of("nobody")));
    assertNotFound(() -> alertDesk(SINDH).subscribe(AlertId.of("nobody"), DESK));
    Alert draft = alertDesk(PUNJAB).draft(lost(PUNJAB, "b", "Farida Memon").build()).alert();
    assertNotFound(() -> alertDesk(SINDH).subscribe(draft.id(), DESK));
    alertDesk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));
    assertNotFound(() -> alertDesk(SINDH).subscribe(alert.id(), DESK));
    assertRefused(
        "role-may-not", () -> registry().as(registrar(SINDH)).alerts().subscribe(draft.id(), DESK));
  }

  @Test
  void subscription_endsWithItsPost() {
    keep(post(SINDH, DESK.value(), "PARENTS_DESK", "SD-sukkur"));
    Alert alert = missed();
    alertDesk(SINDH).subscribe(alert.id(), DESK);

    registry().as(registrar(SINDH)).posts().remove(DESK, 1);

    assertThat(told(alert)).isEmpty();
  }

  @Test
  void subscription_isAudited() {
    keep(post(SINDH, DESK.value(), "PARENTS_DESK", "SD-sukkur"));
    Alert alert = missed();

    assertThat(audited(() -> alertDesk(SINDH).subscribe(alert.id(), DESK)))
        .extracting(AuditEntry::event)
        .allMatch(event -> event.action() == Action.SUBSCRIBE)
        .allMatch(event -> event.subjects().equals(List.of("a")))
        .hasSize(1);
  }
}
