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
import org.panah.access.CaseReference;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.DuplicateAnswer;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Reporter;
import org.panah.alert.Suspect;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.PersonName;
import org.panah.person.Sex;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/** The stored form of alerts: what was written once is read by every later version. */
class AlertDocumentsTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private static Alert full() {
    MissingChild child =
        MissingChild.named(PersonName.parse("Zarmina Lashari @ Mini").inUrdu("زرمینہ"))
            .father("Dilawar")
            .aged(6, 8)
            .sex(Sex.FEMALE)
            .speaking("ur", "pa")
            .described("a scar on the chin")
            .wearing("a green frock")
            .needing("does not hear")
            .pictured("photo-17");
    return Alert.of(PUNJAB, AlertCategory.ABDUCTED, child)
        .id(AlertId.of("a-1"))
        .lastSeen(NOW.minusSeconds(7_200), Place.of("Bus stand", "PB-lahore").at(31.5, 74.25, 2))
        .suspect(new Suspect("a man of forty", "LEB-4521"))
        .reporter(new Reporter("desk-4711", "1099", true))
        .station("Model Town")
        .fir(CaseReference.fir("123/2026", "Model Town, Lahore"), NOW)
        .reportedAt(NOW.minusSeconds(3_600))
        .build()
        .next(new AlertStep(AlertStatus.DRAFT, NOW, "officer-1", null))
        .next(new AlertStep(AlertStatus.ACTIVE, NOW.plusSeconds(60), "officer-2", null))
        .answered(new DuplicateAnswer(AlertId.of("a-0"), false, "another father", "officer-1"), NOW)
        .next(new AlertStep(AlertStatus.UPDATED, NOW.plusSeconds(90), "officer-1", "clothes"));
  }

  private static EndedAlert ended() {
    return EndedAlert.of(full(), AlertEnd.foundSafe(NOW.plusSeconds(100)), NOW.plusSeconds(120));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = AlertDocumentsTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8).strip();
    }
  }

  private static Document document(String id, String kind, long version, String body) {
    return new Document(
        new DocumentId(id), kind, PUNJAB, version, 1, NOW, Set.of(), body.getBytes(UTF_8), false);
  }

  @Test
  void alert_isStoredInTheFormOfTheGoldenFile_andReadFromIt() throws IOException {
    Draft draft = AlertDocuments.draft(full());

    assertThat(new String(draft.body(), UTF_8)).isEqualTo(golden("alert-1.json"));
    assertThat(
            AlertDocuments.alert(document("a-1", AlertDocuments.KIND, 4, golden("alert-1.json"))))
        .isEqualTo(full());
    assertThat(draft.expectedVersion()).isEqualTo(3);
    assertThat(draft.keys()).containsExactly(AlertDocuments.known(full().mode()));
  }

  @Test
  void endedAlert_isStoredInTheFormOfTheGoldenFile_andReadFromIt() throws IOException {
    Draft draft = AlertDocuments.draft(ended());

    assertThat(new String(draft.body(), UTF_8)).isEqualTo(golden("alert-ended-1.json"));
    assertThat(
            AlertDocuments.ended(
                document("ended-a-1", AlertDocuments.ENDED_KIND, 1, golden("alert-ended-1.json"))))
        .isEqualTo(ended());
  }

  @ParameterizedTest
  @CsvSource({"a-2, 4", "a-1, 3"})
  void alert_thatDoesNotFitItsDocument_isNotRead(String id, long version) {
    assertThatThrownBy(
            () ->
                AlertDocuments.alert(
                    document(id, AlertDocuments.KIND, version, golden("alert-1.json"))))
        .isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void alert_thatCannotBeRead_quotesNothing() {
    assertThatThrownBy(
            () ->
                AlertDocuments.alert(
                    document("a-1", AlertDocuments.KIND, 1, "{\"child\":\"Zarmina\"}")))
        .isInstanceOf(PanahException.Unavailable.class)
        .hasMessageNotContaining("Zarmina")
        .hasStackTraceContaining("alert, which cannot be read,")
        .extracting(Throwable::getCause)
        .asString()
        .doesNotContain("Zarmina");
  }
}
