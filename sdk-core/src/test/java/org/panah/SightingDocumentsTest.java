package org.panah;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.alert.AlertId;
import org.panah.alert.Place;
import org.panah.alert.Reporter;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/** The stored form of sightings: what was written once is read by every later version. */
class SightingDocumentsTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private static final Sighting SIGHTING =
      Sighting.of(
              PUNJAB,
              AlertId.of("a-1"),
              NOW.minusSeconds(600),
              Place.of("Tea stall", "PB-lahore").at(31.5, 74.25, 0.5))
          .named(SightingId.of("s-1"))
          .described("with a man in a blue cap")
          .reportedBy(new Reporter("call-2231", "1099", true))
          .recorded(NOW, "officer-7");

  private static String golden() throws IOException {
    try (InputStream file =
        SightingDocumentsTest.class.getResourceAsStream("alert-sighting-1.json")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), UTF_8).strip();
    }
  }

  private static Document document(String id, String owner, long version, String body) {
    return new Document(
        new DocumentId(id),
        "alert-sighting",
        Agency.of(owner),
        version,
        1,
        NOW,
        Set.of(),
        body.getBytes(UTF_8),
        false);
  }

  @Test
  void sighting_isStoredInTheFormOfTheGoldenFile_andReadFromIt() throws IOException {
    Draft draft = SightingDocuments.draft(SIGHTING);

    assertThat(new String(draft.body(), UTF_8)).isEqualTo(golden());
    assertThat(SightingDocuments.sighting(document("seen-s-1", "PB-POL", 1, golden())))
        .isEqualTo(SIGHTING);
    assertThat(draft.id()).isEqualTo(new DocumentId("seen-s-1"));
    assertThat(draft.kind()).isEqualTo("alert-sighting");
    assertThat(draft.expectedVersion()).isZero();
    assertThat(draft.keys()).containsExactly(SightingDocuments.of(AlertId.of("a-1")));
  }

  @Test
  void longestIds_fitDocumentsAndKeys() {
    SightingId id = SightingId.of("s".repeat(56));
    AlertId alert = AlertId.of("a".repeat(56));

    assertThat(SightingDocuments.documentId(id).value()).endsWith(id.value());
    assertThat(SightingDocuments.of(alert).token()).endsWith(alert.value());
  }

  @ParameterizedTest
  @CsvSource({
    "seen-s-2, PB-POL, 1",
    "s-1, PB-POL, 1",
    "seen-s-1, SD-POL, 1",
    "seen-s-1, PB-POL, 2"
  })
  void sighting_thatDoesNotFitItsDocument_isNotRead(String id, String owner, long version)
      throws IOException {
    Document document = document(id, owner, version, golden());

    assertThatThrownBy(() -> SightingDocuments.sighting(document))
        .isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void sighting_thatCannotBeRead_quotesNothing() {
    Document document = document("seen-s-1", "PB-POL", 1, "{\"reporter\":\"call-2231\"}");

    assertThatThrownBy(() -> SightingDocuments.sighting(document))
        .isInstanceOf(PanahException.Unavailable.class)
        .hasStackTraceContaining("sighting, which cannot be read,")
        .extracting(Throwable::getCause)
        .asString()
        .doesNotContain("call-2231");
  }
}
