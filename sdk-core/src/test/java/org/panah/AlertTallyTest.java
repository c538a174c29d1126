package org.panah;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.common.Agency;
import org.panah.common.PanahException.Unavailable;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/** However the feed tells of alerts, each is counted once. */
class AlertTallyTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private boolean readAll = true;
  private final AlertTally tally = new AlertTally(() -> readAll);

  private static Alert draft(String id) {
    return Alert.of(PUNJAB, AlertCategory.LOST, MissingChild.named("Zarmina Lashari").aged(7))
        .id(AlertId.of(id))
        .lastSeen(NOW.minusSeconds(60), Place.of("Bus stand", "PB-lahore"))
        .station("Model Town")
        .withoutFir("no offence")
        .reportedAt(NOW)
        .build()
        .next(new AlertStep(AlertStatus.DRAFT, NOW.plusSeconds(60), "officer-1", null));
  }

  private static Alert known(String id) {
    return draft(id)
        .next(new AlertStep(AlertStatus.ACTIVE, NOW.plusSeconds(90), "officer-2", null));
  }

  private static Document document(Draft draft, boolean erased) {
    return new Document(
        draft.id(),
        draft.kind(),
        PUNJAB,
        draft.expectedVersion() + 1,
        1,
        NOW,
        Set.of(),
        erased ? new byte[0] : draft.body(),
        erased);
  }

  private void tell(Alert alert) {
    tally.apply(document(AlertDocuments.draft(alert), false));
  }

  private void tellOfEnd(Alert alert) {
    tally.apply(document(AlertDocuments.erasing(alert), true));
    EndedAlert ended = EndedAlert.of(alert, AlertEnd.foundSafe(NOW), NOW.plusSeconds(120));
    tally.apply(document(AlertDocuments.draft(ended), false));
  }

  private AlertCounts counts() {
    List<AlertCounts> all = tally.counts(NOW, NOW.plusSeconds(1), NOW.plus(Duration.ofMinutes(9)));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void alert_isCountedOnce_betweenItsErasureAndWhatIsLeft() {
    tell(known("a"));
    tally.apply(document(AlertDocuments.erasing(known("a")), true));

    assertThat(counts().drafted()).isEqualTo(1);
    assertThat(counts().open()).isEqualTo(1);
    tellOfEnd(known("a"));
    assertThat(counts().drafted()).isEqualTo(1);
    assertThat(counts().foundSafe()).isEqualTo(1);
    assertThat(counts().open()).isZero();
  }

  @Test
  void whatHasEnded_staysSo_whenEarlierChangesComeAgain() {
    tell(draft("a"));
    tell(known("a"));
    tellOfEnd(known("a"));
    tell(known("a"));

    assertThat(counts().foundSafe()).isEqualTo(1);
    assertThat(counts().drafted()).isEqualTo(1);
  }

  @Test
  void tally_isTheSame_whenItIsBuiltAnew() {
    tell(draft("a"));
    tell(known("b"));
    tellOfEnd(known("b"));
    AlertCounts before = counts();
    tally.clear();
    assertThat(tally.counts(NOW, NOW.plusSeconds(1), NOW)).isEmpty();
    // Of what was erased the feed has only the tombstone then.
    tellOfEnd(known("b"));
    tell(draft("a"));

    assertThat(counts()).isEqualTo(before);
    assertThat(before.drafted()).isEqualTo(2);
  }

  @Test
  void counts_areNotGiven_whileNotAllIsRead() {
    tell(draft("a"));
    readAll = false;

    assertThatExceptionOfType(Unavailable.class).isThrownBy(this::counts);
    readAll = true;
    assertThatNoException().isThrownBy(this::counts);
  }

  @Test
  void counts_areNotGiven_whileAnAlertCannotBeRead() {
    tell(draft("a"));
    Document broken =
        new Document(
            new DocumentId("b"),
            AlertDocuments.KIND,
            PUNJAB,
            1,
            1,
            NOW,
            Set.of(),
            "{\"child\":\"Zarmina\"}".getBytes(UTF_8),
            false);
    tally.apply(broken);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(this::counts)
        .withMessageNotContaining("Zarmina")
        .withNoCause();
    tellOfEnd(known("b"));
    assertThat(counts().drafted()).isEqualTo(2);
  }
}
