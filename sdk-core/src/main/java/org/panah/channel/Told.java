package org.panah.channel;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.alert.PublicAlert;
import org.panah.common.Agency;

/**
 * What a message is about, with nothing of a child; as JSON, also what is told of an alert's end.
 *
 * @param id of the alert
 * @param owner the agency to turn to
 * @param mode whether it is meant
 * @param category what is believed to have happened
 * @param status how far it has come
 * @param sent when it was made known, oldest first
 * @param sameAs the alert that tells of the same child; null unless it ended as a duplicate
 */
record Told(
    AlertId id,
    Agency owner,
    AlertMode mode,
    AlertCategory category,
    AlertStatus status,
    List<Instant> sent,
    @Nullable AlertId sameAs) {
  static Told of(AlertMessage message) {
    PublicAlert alert = message.alert();
    if (alert != null) {
      AlertStatus status = alert.revision() > 1 ? AlertStatus.UPDATED : AlertStatus.ACTIVE;
      return new Told(
          alert.id(), alert.owner(), alert.mode(), alert.category(), status, alert.sent(), null);
    }
    EndedAlert ended = Objects.requireNonNull(message.ended());
    return new Told(
        ended.id(),
        ended.owner(),
        ended.mode(),
        ended.category(),
        ended.status(),
        ended.sent(),
        ended.end().sameAs());
  }
}
