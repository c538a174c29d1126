package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.Place;
import org.panah.alert.RankedSighting;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.audit.AuditEntry;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;

/** The chapter on who records sightings, and on what is told of who reported them. */
abstract class RegistrySightingPrivacyRules extends RegistrySightingRules {
  @Test
  void sightings_areRecordedByWhoRaisesAlerts_forTheirOwnAgency() {
    open(sample("a"));

    assertRefused(
        "role-may-not",
        () -> registry().as(registrar(PUNJAB)).sightings().report(sighting(PUNJAB, "s")));
    assertRefused(
        "role-may-not",
        () -> registry().as(registrar(PUNJAB)).sightings().withdraw(SightingId.of("s"), 1));
    assertRefused("only-the-owner-writes", () -> sightings(SINDH).report(sighting(PUNJAB, "s")));
    assertRefused(
        "owner-writes-elsewhere", () -> sightings(ELSEWHERE).report(sighting(ELSEWHERE, "s")));
    assertRefused("role-may-not", () -> registry().as(auditor()).sightings().of(AlertId.of("a")));
    assertThat(registry().as(registrar(PUNJAB)).sightings().of(AlertId.of("a"))).isEmpty();
  }

  @Test
  void reporter_isSealed() {
    Alert alert = open(sample("a"));
    Sighting sent = sighting(SINDH, "s");

    List<AuditEntry> entries =
        audited(
            () -> {
              Sighting stored = sightings(SINDH).report(sent);
              assertThat(stored.reporter()).isEqualTo(sent.reporter());
              for (Agency other : List.of(PUNJAB, ELSEWHERE)) {
                List<RankedSighting> ranked = sightings(other).of(alert.id());
                assertThat(ranked).hasSize(1);
                String json = new String(RecordCodec.standard().encode(ranked.get(0)), UTF_8);
                assertThat(json + ranked).contains("blue cap").doesNotContain(CALLER, "1099");
              }
              List<RankedSighting> own = sightings(SINDH).of(alert.id());
              assertThat(own.get(0).sighting()).isEqualTo(stored);
              assertTellsNothing(own + " " + stored + " " + sent + " " + stored.abroad());
            });

    assertThat(entries)
        .extracting(entry -> entry.event().action(), entry -> entry.event().subjects())
        .containsExactly(
            tuple(Action.SIGHT, List.of("a", "seen-s")),
            tuple(Action.ALERTS, List.of("a")),
            tuple(Action.ALERTS, List.of("a")),
            tuple(Action.ALERTS, List.of("a")));
    assertTellsNothing(entries.toString());
  }

  @Test
  void errors_tellNothing_andNoOtherCallShowsASighting() {
    open(sample("a"));
    Sighting sent = sighting(SINDH, "s");
    sightings(SINDH).report(sent);

    for (Sighting bad :
        List.of(
            sent.described("other"),
            sighting(SINDH, "t", Duration.ofDays(9), STALL),
            sighting(SINDH, "t", Duration.ZERO, Place.of("Tea stall", "PB-nowhere")),
            sighting(PUNJAB, "t"))) {
      PanahException refusal = failure(PanahException.class, () -> sightings(SINDH).report(bad));
      assertTellsNothing(refusal.toString());
    }
    assertThat(desk(SINDH).get(new OffenderId("seen-s"))).isEmpty();
    assertNotFound(() -> desk(SINDH).history(new OffenderId("seen-s")));
    assertThat(alertDesk(SINDH).get(AlertId.of("seen-s"))).isEmpty();
  }

  private static void assertTellsNothing(String text) {
    assertThat(text).doesNotContain(CALLER, "1099", "blue cap", "Tea stall", "31.5");
  }
}
