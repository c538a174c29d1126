package org.panah.channel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.PublicAlert;
import org.panah.codec.RecordCodec;

/**
 * An envelope of CloudEvents 1.0 in structured JSON mode. What routers and logs see of it, that is
 * all but {@code data}, holds nothing of a child. Source: CloudEvents 1.0.2 and its JSON format.
 *
 * @param specversion of CloudEvents
 * @param id the message's key
 * @param source whose alert it is
 * @param type what has happened
 * @param subject the alert's name
 * @param time when that was made known
 * @param datacontenttype what {@code data} is
 * @param matches alerts that may tell of the same child, parted by spaces; null if there are none
 * @param data what everybody may see, or that the alert has ended
 */
record CloudEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    @Nullable String matches,
    Record data) {

  /** The envelope of a message as JSON. */
  static byte[] json(AlertMessage message, Instant now) {
    PublicAlert alert = message.alert();
    Told told = Told.of(message);
    List<Instant> sent = told.sent();
    String matches =
        message.matches().stream().map(AlertId::value).collect(Collectors.joining(" "));
    return RecordCodec.standard()
        .encode(
            new CloudEvent(
                "1.0",
                message.key(),
                "urn:panah:" + told.owner().code(),
                alert == null ? "org.panah.alert.ended" : "org.panah.alert.published",
                told.id().value(),
                sent.isEmpty() ? now : sent.get(sent.size() - 1),
                "application/json",
                matches.isEmpty() ? null : matches,
                alert == null ? told : alert));
  }
}
