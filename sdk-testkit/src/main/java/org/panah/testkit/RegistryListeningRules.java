package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertChange.Kind;
import org.panah.alert.AlertEnd;
import org.panah.alert.CancelReason;
import org.panah.common.Agency;

/** The chapter on listeners to alerts: what they are told, and where they go on. */
abstract class RegistryListeningRules extends RegistrySightingPrivacyRules {
  private static final List<String> NAMES =
      List.of("Zarmina Lashari", "Farida Memon", "Gulnaz Khattak", "Parveen Mirza");
  private static final int ROUNDS = 60;

  private Alert other(Agency owner, String id) {
    return lost(owner, id, "Farida Memon").build();
  }

  private Alert update(Alert alert, String note) {
    return alertDesk(alert.owner()).update(alert, note);
  }

  private Alert update(Alert alert, int times) {
    Alert updated = alert;
    for (int i = 0; i < times; i++) {
      updated = update(updated, "news " + i);
    }
    return updated;
  }

  private void end(Alert alert) {
    alertDesk(alert.owner())
        .end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant().minusSeconds(60)));
  }

  @Test
  void change_isToldWithItsVersion_andItsPosition() {
    try (Ear ear = Ear.at(alertDesk(SINDH))) {
      Alert alert = open(sample("a"));
      AlertChange first = ear.next();
      update(alert, NOTE);
      AlertChange second = ear.next();
      end(alertDesk(PUNJAB).get(alert.id()).orElseThrow());
      AlertChange last = ear.next();

      assertThat(List.of(first, second, last))
          .extracting(Ear::text)
          .containsExactly("a ALERT 2", "a ALERT 3", "a END 3");
      assertThat(List.of(first, second, last))
          .extracting(AlertChange::position)
          .doesNotHaveDuplicates()
          .allMatch(position -> position.matches("[A-Za-z0-9_.~-]{1,4000}"));
      assertTellsNobody(first + " " + last);
    }
  }

  @Test
  void whatWasThereBefore_isNotTold_withoutAPosition() {
    Alert alert = open(sample("a"));

    try (Ear ear = Ear.at(alertDesk(SINDH))) {
      update(alert, NOTE);

      assertThat(ear.next(1)).containsExactly("a ALERT 3");
    }
  }

  @Test
  void listener_goesOnWhereItBrokeOff_withEveryVersionItMissed() {
    Ear ear = Ear.at(alertDesk(SINDH));
    Alert alert = open(sample("a"));
    assertThat(ear.next(1)).containsExactly("a ALERT 2");
    ear.close();
    Alert updated = update(alert, 3);
    open(other(PUNJAB, "b"));
    updated = update(updated, 1);

    try (Ear again = Ear.at(alertDesk(SINDH), ear.position())) {
      assertThat(again.next(5))
          .containsExactly("a ALERT 3", "a ALERT 4", "a ALERT 5", "b ALERT 2", "a ALERT 6");
      update(updated, 1);
      assertThat(again.next(1)).containsExactly("a ALERT 7");
    }
  }

  @Test
  void everyPosition_isOneToGoOnFrom() {
    String start;
    try (Ear ear = Ear.at(alertDesk(PUNJAB))) {
      start = ear.position();
    }
    Alert mine = open(sample("a"));
    Alert theirs = open(other(SINDH, "b"));
    for (int i = 0; i < 3; i++) {
      mine = update(mine, "news " + i);
      theirs = update(theirs, "news " + i);
    }
    sightings(SINDH).report(sighting(SINDH, "s"));
    end(theirs);
    List<AlertChange> all = new ArrayList<>();
    try (Ear ear = Ear.at(alertDesk(PUNJAB), start)) {
      IntStream.range(0, 7).forEach(i -> all.add(ear.next()));
    }
    assertThat(all)
        .extracting(Ear::text)
        .containsExactlyInAnyOrder(
            "a ALERT 1",
            "a ALERT 2",
            "a ALERT 3",
            "a ALERT 4",
            "a ALERT 5",
            "a SIGHTING 0",
            "b END 5");

    for (int i = 0; i < all.size(); i++) {
      try (Ear ear = Ear.at(alertDesk(PUNJAB), all.get(i).position())) {
        assertThat(ear.next(all.size() - i - 1))
            .as("after the change " + i)
            .containsExactlyElementsOf(
                all.subList(i + 1, all.size()).stream().map(Ear::text).toList());
      }
    }
  }

  @Test
  void positionBeforeAnyChange_isOneToGoOnFrom() {
    Ear ear = Ear.at(alertDesk(SINDH));
    String position = ear.told();
    ear.close();
    Alert alert = open(sample("a"));

    try (Ear again = Ear.at(alertDesk(SINDH), position)) {
      assertThat(again.next(1)).containsExactly("a ALERT 2");
      update(alert, NOTE);
      assertThat(again.next(1)).containsExactly("a ALERT 3");
    }
  }

  @Test
  void drafts_areToldToTheirOwnerOnly_missedOnesToo() {
    try (Ear own = Ear.at(alertDesk(PUNJAB));
        Ear others = Ear.at(alertDesk(SINDH))) {
      Alert draft = alertDesk(PUNJAB).draft(sample("a")).alert();
      alertDesk(PUNJAB).end(draft.id(), 1, AlertEnd.cancelled(CancelReason.WITHDRAWN));
      open(other(PUNJAB, "b"));

      // The draft may have ended before its owner was told of it.
      List<String> told = own.next(3);
      if (told.get(0).equals("a ALERT 1")) {
        told.remove(0);
        told.addAll(own.next(1));
      }
      assertThat(told).containsExactly("a END 0", "b ALERT 1", "b ALERT 2");
      assertThat(others.next(1)).containsExactly("b ALERT 2");
      try (Ear ownAgain = Ear.at(alertDesk(PUNJAB), own.position());
          Ear othersAgain = Ear.at(alertDesk(SINDH), others.position())) {
        open(lost(PUNJAB, "c", "Gulnaz Khattak").build());
        assertThat(ownAgain.next(2)).containsExactly("c ALERT 1", "c ALERT 2");
        assertThat(othersAgain.next(1)).containsExactly("c ALERT 2");
      }
    }
  }

  @Test
  void end_isToldOnce_andAlone_toWhoWasNotThere() {
    Ear ear = Ear.at(alertDesk(SINDH));
    ear.close();
    Alert alert = update(open(sample("a")), 2);
    end(alert);
    open(other(PUNJAB, "b"));

    try (Ear again = Ear.at(alertDesk(SINDH), ear.position())) {
      assertThat(again.next(1)).containsExactly("a END 4");
      try (Ear third = Ear.at(alertDesk(SINDH), again.position())) {
        assertThat(third.next(1)).containsExactly("b ALERT 2");
      }
      assertThat(again.next(1)).containsExactly("b ALERT 2");
    }
  }

  @Test
  void sighting_isToldToAll_andAReceiptToTheOwner() {
    Alert alert = open(sample("a"));
    registry().as(registrar(SINDH)).posts().keep(RegistryPostRules.post(SINDH, "dpo", "DISTRICT"));

    try (Ear own = Ear.at(alertDesk(PUNJAB));
        Ear others = Ear.at(alertDesk(ELSEWHERE))) {
      sightings(SINDH).report(sighting(SINDH, "s"));
      assertThat(own.next(1)).containsExactly("a SIGHTING 0");
      assertThat(others.next(1)).containsExactly("a SIGHTING 0");
      alertDesk(SINDH)
          .acknowledge(alert.id(), RegistryPostRules.post(SINDH, "dpo", "DISTRICT").id());
      assertThat(own.next(1)).containsExactly("a RECEIPT 0");
      update(alert, NOTE);
      assertThat(others.next(1)).containsExactly("a ALERT 3");
    }
  }

  @Test
  void whatIsNoPosition_isRefused() {
    String position;
    try (Ear ear = Ear.at(alertDesk(SINDH))) {
      position = ear.position();
    }

    for (String bad : List.of("", " ", "x", "%", "a b", position + "A", "A" + position)) {
      assertInvalid("after", () -> alertDesk(SINDH).watch(bad, change -> {}));
    }
  }

  @Test
  void whoMayNotSeeAlerts_isRefused_withAnyPosition() {
    String position;
    try (Ear ear = Ear.at(alertDesk(SINDH))) {
      position = ear.position();
    }

    assertRefused("role-may-not", () -> alerts(auditor()).watch(change -> {}));
    assertRefused("role-may-not", () -> alerts(auditor()).watch(position, change -> {}));
    assertRefused("role-may-not", () -> alerts(auditor()).watch("x", change -> {}));
  }

  @Test
  void everyVersion_isToldOnce_inOrder_whileManyWriteAndTheListenerBreaksOff() {
    Ear first = Ear.at(alertDesk(ELSEWHERE));
    first.close();
    List<Alert> alerts =
        IntStream.range(0, 4)
            .mapToObj(i -> lost(i % 2 == 0 ? PUNJAB : SINDH, "w" + i, NAMES.get(i)))
            .map(alert -> open(alert.build()))
            .toList();

    List<Map<String, List<Long>>> results =
        Race.run(
            alerts.size() + 1,
            runner -> {
              if (runner < alerts.size()) {
                update(alerts.get(runner), ROUNDS);
                return Map.of();
              }
              return listen(first.position(), alerts.size() * (ROUNDS + 1));
            });

    Map<String, List<Long>> told = results.get(alerts.size());
    List<Long> versions = LongStream.rangeClosed(2, ROUNDS + 2L).boxed().toList();
    assertThat(told)
        .hasSize(alerts.size())
        .allSatisfy((id, all) -> assertThat(all).isEqualTo(versions));
  }

  /**
   * The versions told, by alert; a listener breaks off after a few changes, and another goes on.
   */
  private Map<String, List<Long>> listen(String from, int expected) {
    Map<String, List<Long>> told = new TreeMap<>();
    String after = from;
    int count = 0;
    for (int listener = 0; count < expected; listener++) {
      Ear ear = Ear.at(alertDesk(ELSEWHERE), after);
      List<AlertChange> heard = new ArrayList<>();
      for (int i = 0; i <= Math.min(listener % 7, expected - count - 1); i++) {
        heard.add(ear.next());
      }
      ear.close();
      heard.addAll(ear.rest());
      for (AlertChange change : heard) {
        assertThat(change.kind()).isEqualTo(Kind.ALERT);
        told.computeIfAbsent(change.alert().value(), any -> new ArrayList<>())
            .add(change.version());
        after = change.position();
      }
      count += heard.size();
    }
    return told;
  }
}
