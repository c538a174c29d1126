package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.panah.access.CaseReference;
import org.panah.alert.Alert;
import org.panah.alert.AlertBuilder;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PostId;
import org.panah.alert.Reporter;
import org.panah.alert.Severity;
import org.panah.alert.Suspect;
import org.panah.common.Agency;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/** Messages about one invented child, for the tests of channels. */
final class Messages {
  static final Instant SEEN = Instant.parse("2026-03-01T08:00:00Z");
  static final Instant SENT = Instant.parse("2026-03-01T09:00:00.123Z");
  static final String ID = "123e4567-e89b-12d3-a456-426614174000";

  /** What waits until a call hangs. */
  interface Hanging {
    void await() throws InterruptedException;
  }

  private Messages() {}

  /** What a channel answers when a call that hangs is interrupted; the interrupt must be kept. */
  static DeliveryOutcome interrupted(AlertChannel channel, String address, Hanging hanging)
      throws InterruptedException {
    AtomicReference<DeliveryOutcome> outcome = new AtomicReference<>();
    AtomicReference<Boolean> kept = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              outcome.set(channel.deliver(to(address)));
              kept.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    hanging.await();
    caller.interrupt();
    caller.join();
    assertThat(kept.get()).as("interrupt is kept").isTrue();
    return outcome.get();
  }

  static Alert alert(AlertMode mode) {
    PersonName name = PersonName.parse("Ayesha Bibi").inUrdu("عائشہ بی بی");
    MissingChild child =
        MissingChild.named(name)
            .father("Ghulam Rasul")
            .aged(7)
            .sex(Sex.FEMALE)
            .wearing("a red shirt");
    return alert(mode, child, AlertCategory.ABDUCTED, "PB-lahore");
  }

  private static Alert alert(
      AlertMode mode, MissingChild child, AlertCategory category, String district) {
    AlertBuilder alert =
        Alert.of(Agency.of("PB-POL"), category, child)
            .id(AlertId.of(ID))
            .mode(mode)
            .severity(Severity.SEVERE)
            .lastSeen(SEEN, Place.of("General bus stand", district).at(31.55, 74.34, 2))
            .suspect(new Suspect("Kaana of the bus stand", "LEB-4521"))
            .reporter(new Reporter("desk-4711", "1099", true))
            .station("Model Town")
            .reportedAt(SEEN)
            .fir(CaseReference.fir("999/2026", "Model Town"), SEEN);
    return alert
        .build()
        .next(new AlertStep(AlertStatus.DRAFT, SEEN.plusSeconds(60), "o-1", "by aunt"))
        .next(new AlertStep(AlertStatus.ACTIVE, SENT, "o-2", null));
  }

  static AlertMessage to(String address) {
    return message("k-1", address, AlertMode.ACTUAL);
  }

  static AlertMessage about(MissingChild child, String address) {
    return about(child, AlertMode.ACTUAL, AlertCategory.ABDUCTED, "PB-lahore", address);
  }

  static AlertMessage about(
      MissingChild child, AlertMode mode, AlertCategory category, String district) {
    return about(child, mode, category, district, "a");
  }

  private static AlertMessage about(
      MissingChild child, AlertMode mode, AlertCategory category, String district, String address) {
    Alert alert = alert(mode, child, category, district);
    return new AlertMessage("k-1", POST, TITLE, address, alert.publicView(), null, List.of());
  }

  static AlertMessage message(String key, String address, AlertMode mode) {
    return new AlertMessage(key, POST, TITLE, address, alert(mode).publicView(), null, List.of());
  }

  /** The same message, to an agency that has an alert which may tell of the same child. */
  static AlertMessage matching(AlertMessage of, String match) {
    List<AlertId> matches = List.of(AlertId.of(match));
    return new AlertMessage(
        of.key(), of.post(), of.title(), of.address(), of.alert(), of.ended(), matches);
  }

  static AlertMessage ended(String key, String address, AlertEnd end) {
    EndedAlert ended = EndedAlert.of(alert(AlertMode.ACTUAL), end, SENT.plusSeconds(3_600));
    return new AlertMessage(key, POST, TITLE, address, null, ended, List.of());
  }

  static final PostId POST = PostId.of("PB-POL-igp");
  static final String TITLE = "Inspector General, Punjab / آئی جی پنجاب";
}
