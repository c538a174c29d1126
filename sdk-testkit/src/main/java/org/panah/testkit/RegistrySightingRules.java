package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Sightings;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.RankedSighting;
import org.panah.alert.Reporter;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.common.Agency;

/** The chapter on sightings: recorded, ranked, withdrawn, and gone with their alert. */
abstract class RegistrySightingRules extends RegistryRandomCountRules {
  static final String CALLER = "call-2231";
  static final Place STALL = Place.of("Tea stall", "PB-lahore").at(31.5, 74.4, 0.1);

  Sightings sightings(Agency agency) {
    return registry().as(raiser(agency)).sightings();
  }

  Sighting sighting(Agency owner, String id, Duration ago, Place place) {
    return Sighting.of(owner, AlertId.of("a"), time.instant().minus(ago), place)
        .named(SightingId.of(id))
        .described("with a man in a blue cap")
        .reportedBy(new Reporter(CALLER, "1099", true));
  }

  Sighting sighting(Agency owner, String id) {
    return sighting(owner, id, Duration.ofHours(1), STALL);
  }

  private List<String> shown(Agency asker) {
    return sightings(asker).of(AlertId.of("a")).stream()
        .map(ranked -> ranked.sighting().id().value())
        .toList();
  }

  @Test
  void sighting_isRecordedByAnyAgency_andSeenByAll() {
    open(sample("a"));

    Sighting ours = sightings(PUNJAB).report(sighting(PUNJAB, "ours"));
    time.advance(Duration.ofMinutes(1));
    Sighting theirs = sightings(SINDH).report(sighting(SINDH, "theirs"));

    assertThat(ours.version()).isOne();
    assertThat(ours.recordedAt()).isEqualTo(START);
    assertThat(ours.officer()).isEqualTo(raiser(PUNJAB).officer());
    assertThat(ours.tellsTheSameAs(sighting(PUNJAB, "ours", Duration.ofMinutes(61), STALL)))
        .isTrue();
    assertThat(sightings(PUNJAB).of(ours.alert()))
        .extracting(RankedSighting::sighting)
        .containsExactly(ours, theirs.abroad());
    assertThat(sightings(SINDH).of(ours.alert()))
        .extracting(RankedSighting::sighting)
        .containsExactly(ours.abroad(), theirs);
    assertThat(sightings(ELSEWHERE).of(ours.alert()))
        .extracting(RankedSighting::sighting)
        .containsExactly(ours.abroad(), theirs.abroad());
  }

  @Test
  void sightings_comeNearestFirst_withTheirScores() {
    Alert alert = open(sample("a"));
    Place multan = Place.of("Bus stand", "PB-multan");
    Place karachi = Place.of("Bus stand", "SD-karachi-south").at(24.86, 67.01, 1);
    sightings(SINDH).report(sighting(SINDH, "out-of-reach", Duration.ofHours(1), karachi));
    sightings(PUNJAB).report(sighting(PUNJAB, "province", Duration.ofHours(3), multan));
    sightings(PUNJAB).report(sighting(PUNJAB, "near-late", Duration.ofMinutes(5), STALL));
    sightings(SINDH).report(sighting(SINDH, "near", Duration.ofHours(2), STALL));

    assertThat(shown(SINDH)).containsExactly("near", "near-late", "province", "out-of-reach");
    List<RankedSighting> ranked = sightings(SINDH).of(alert.id());
    assertThat(ranked)
        .extracting(RankedSighting::reachable)
        .containsExactly(true, true, true, false);
    RankedSighting near = ranked.get(0);
    assertThat(near.distance()).isCloseTo(9.5, within(0.1));
    assertThat(near.space()).isEqualTo(near.distance());
    assertThat(near.apart()).isEqualTo(Duration.ofHours(1));
    assertThat(near.time()).isCloseTo(50.0 / 24, within(1e-9));
    assertThat(near.score()).isEqualTo(near.space() + near.time());
    assertThat(ranked.get(2).distance()).isNull();
    assertThat(ranked.get(2).score()).isEqualTo(200);
  }

  @Test
  void report_answersAgain_whatStandsThere() {
    open(sample("a"));
    Sighting sent = sighting(PUNJAB, "s");
    Sighting stored = sightings(PUNJAB).report(sent);
    time.advance(Duration.ofMinutes(1));

    assertThat(sightings(PUNJAB).report(sent)).isEqualTo(stored);
    assertThat(registry().as(senior(PUNJAB)).sightings().report(sent)).isEqualTo(stored);
    assertThat(shown(PUNJAB)).containsExactly("s");
    assertConflict(0, 1, () -> sightings(PUNJAB).report(sent.described("alone")));
    assertConflict(0, 1, () -> sightings(PUNJAB).report(sent.reportedBy(null)));
    assertConflict(0, 1, () -> sightings(SINDH).report(sighting(SINDH, "s")));
  }

  @Test
  void sighting_isWithdrawn_byTheAgencyThatRecordedIt() {
    Alert alert = open(sample("a"));
    Sighting stored = sightings(SINDH).report(sighting(SINDH, "s"));

    assertNotFound(() -> sightings(PUNJAB).withdraw(stored.id(), 1));
    assertNotFound(() -> sightings(SINDH).withdraw(SightingId.of("other"), 1));
    assertConflict(2, 1, () -> sightings(SINDH).withdraw(stored.id(), 2));
    sightings(SINDH).withdraw(stored.id(), 1);

    assertThat(sightings(SINDH).of(alert.id())).isEmpty();
    assertNotFound(() -> sightings(SINDH).withdraw(stored.id(), 1));
    assertConflict(0, 2, () -> sightings(SINDH).report(sighting(SINDH, "s")));
  }

  @Test
  void alertThatIsNotOpen_hasNoSightings() {
    Alert draft = alertDesk(PUNJAB).draft(sample("a")).alert();
    for (Agency agency : List.of(PUNJAB, SINDH)) {
      assertNotFound(() -> sightings(agency).report(sighting(agency, "s")));
      assertNotFound(() -> sightings(agency).of(draft.id()));
      assertNotFound(() -> sightings(agency).of(AlertId.of("never-was")));
    }
  }

  @Test
  void alertThatEnds_takesItsSightingsAway() {
    Alert alert = open(sample("a"));
    sightings(PUNJAB).report(sighting(PUNJAB, "ours"));
    sightings(SINDH).report(sighting(SINDH, "theirs"));

    alertDesk(PUNJAB).end(alert.id(), 2, AlertEnd.foundSafe(time.instant()));

    assertNoneOf(alert);
  }

  @Test
  void alertWhoseTimeIsOver_takesItsSightingsAway() {
    Alert alert = open(sample("a"));
    sightings(PUNJAB).report(sighting(PUNJAB, "ours"));
    sightings(SINDH).report(sighting(SINDH, "theirs"));

    time.set(alert.expiresAt().minusMillis(1));
    assertThat(shown(SINDH)).containsExactly("ours", "theirs");
    time.set(alert.expiresAt());

    assertNoneOf(alert);
  }

  private void assertNoneOf(Alert alert) {
    for (Agency agency : List.of(PUNJAB, SINDH)) {
      assertNotFound(() -> sightings(agency).of(alert.id()));
      assertNotFound(() -> sightings(agency).report(sighting(agency, "ours")));
      assertNotFound(() -> sightings(agency).report(sighting(agency, "later")));
    }
  }

  @Test
  void alertThatChanges_keepsItsSightings_andRanksThemAnew() {
    Alert alert = open(sample("a"));
    Place kasur = Place.of("Bus stand", "PB-kasur").at(31.12, 74.45, 1);
    sightings(SINDH).report(sighting(SINDH, "lahore", Duration.ofHours(2), STALL));
    sightings(SINDH).report(sighting(SINDH, "kasur", Duration.ofHours(1), kasur));
    assertThat(shown(PUNJAB)).containsExactly("lahore", "kasur");

    Instant later = time.instant().minus(Duration.ofMinutes(30));
    Alert moved = alert.toBuilder().lastSeen(later, kasur).build();
    Alert ahead = alert.toBuilder().lastSeen(later.plus(Duration.ofHours(1)), kasur).build();
    assertInvalid("seenAt", () -> alertDesk(PUNJAB).update(ahead, "tomorrow"));
    alertDesk(PUNJAB).update(moved, "seen in Kasur by her uncle");

    assertThat(shown(PUNJAB)).containsExactly("kasur", "lahore");
  }

  @Test
  void report_refusesWhatBreaksARule() {
    Alert alert = open(sample("a"));
    Sighting good = sighting(PUNJAB, "s");
    Sighting nowhere = sighting(PUNJAB, "s", Duration.ZERO, Place.of("x", "PB-nowhere"));

    assertNotTaken("place.district", nowhere);
    assertNotTaken("at", sighting(PUNJAB, "s", Duration.ofMinutes(-6), STALL));
    Duration before = Duration.between(alert.seenAt(), time.instant()).plusMillis(1);
    assertNotTaken("at", sighting(PUNJAB, "s", before, STALL));
    assertNotTaken("text", good.described("says Allah Ditta, 35202-1234567-1"));
    Place numbered = Place.of("House of 3520212345671", "PB-lahore");
    assertNotTaken("place.text", sighting(PUNJAB, "s", Duration.ZERO, numbered));
    assertNotTaken("version", good.recorded(time.instant(), "somebody"));
    assertInvalid("id", () -> alertDesk(PUNJAB).draft(lost(PUNJAB, "seen-1", "Zarmina").build()));
    assertThat(shown(PUNJAB)).isEmpty();
    sightings(PUNJAB).report(sighting(PUNJAB, "first", before.minusMillis(1), STALL));
    sightings(PUNJAB).report(sighting(PUNJAB, "last", Duration.ofMinutes(-5), STALL));
  }

  private void assertNotTaken(String field, Sighting bad) {
    assertInvalid(field, () -> sightings(PUNJAB).report(bad));
  }

  @Test
  void childThatWasFound_wasSeenBefore() {
    Alert found =
        lost(PUNJAB, "a", "Zarmina")
            .category(AlertCategory.FOUND_UNIDENTIFIED)
            .child(MissingChild.unknown().aged(3))
            .build();
    open(found);
    Duration since = Duration.between(found.seenAt(), time.instant());

    assertNotTaken("at", sighting(PUNJAB, "after", since.minusMillis(1), STALL));
    sightings(SINDH).report(sighting(SINDH, "before", since.plusHours(24), STALL));

    assertThat(sightings(PUNJAB).of(found.id()))
        .singleElement()
        .satisfies(
            ranked -> {
              assertThat(ranked.apart()).isEqualTo(Duration.ofDays(1));
              assertThat(ranked.time()).isEqualTo(50);
            });
  }
}
