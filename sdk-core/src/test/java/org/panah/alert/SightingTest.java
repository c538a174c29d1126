package org.panah.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.common.PanahException;

class SightingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Place PLACE = Place.of("Tea stall", "PB-lahore").at(31.5, 74.25, 1);

  private static final Sighting SIGHTING =
      Sighting.of(Agency.of("PB-POL"), AlertId.of("a"), NOW, PLACE)
          .named(SightingId.of("s"))
          .described("with a man in a blue cap, 35202-1234567-1")
          .reportedBy(new Reporter("call-2231", "1099", true));

  private static void assertRefused(String field, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void sighting_hidesItself() {
    Sighting recorded = SIGHTING.recorded(NOW, "officer-7");

    assertThat(SIGHTING + " " + recorded + " " + recorded.abroad())
        .contains("s", "of a", "PB-POL", "v1")
        .doesNotContain("Tea", "31.5", "blue", "35202", "call-2231", "1099", "officer-7");
    assertThat(new RankedSighting(recorded, 1.5, 1.5, Duration.ofHours(1), 2, true).toString())
        .doesNotContain("Tea", "blue", "call-2231");
  }

  @Test
  void abroad_leavesNothingOutButTheReporter() {
    assertThat(SIGHTING.abroad().reporter()).isNull();
    assertThat(SIGHTING.abroad().reportedBy(SIGHTING.reporter())).isEqualTo(SIGHTING);
  }

  @Test
  void tellsTheSame_whoeverRecordedItAndWhen() {
    Sighting recorded = SIGHTING.recorded(NOW, "officer-7");

    assertThat(recorded.tellsTheSameAs(SIGHTING)).isTrue();
    assertThat(recorded.tellsTheSameAs(SIGHTING.recorded(NOW.plusSeconds(1), "officer-8")))
        .isTrue();
    assertThat(recorded.tellsTheSameAs(SIGHTING.abroad())).isFalse();
    assertThat(recorded.tellsTheSameAs(SIGHTING.described(" "))).isFalse();
    assertThat(recorded.tellsTheSameAs(SIGHTING.named(SightingId.of("t")))).isFalse();
  }

  @Test
  void values_nameWhatDoesNotFit() {
    assertRefused("text", () -> SIGHTING.described("x".repeat(2_001)));
    assertRefused("at", () -> Sighting.of(SIGHTING.owner(), SIGHTING.alert(), Instant.MAX, PLACE));
    assertRefused("sightingId", () -> SightingId.of("with space"));
    assertRefused("sightingId", () -> SightingId.of("s".repeat(57)));
    assertRefused("officer", () -> SIGHTING.recorded(NOW, "o".repeat(129)));
    assertRefused("version", () -> SIGHTING.recorded(NOW, " "));
    assertThat(SightingId.random()).isNotEqualTo(SightingId.random());
  }
}
