package org.panah.cap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertMode;
import org.panah.alert.EndedAlert;
import org.panah.alert.PublicAlert;
import org.panah.alert.Severity;
import org.panah.common.PanahException;

/**
 * A CAP message as it was read. What another system wrote of a child is a text, from which an
 * officer drafts; what Panah wrote comes back as it was. Hides what it tells in {@link
 * #toString()}.
 *
 * @param identifier the message's name, by its sender
 * @param sender who sent it
 * @param sentAt when
 * @param mode whether it is meant
 * @param type what it is
 * @param references identifiers of the messages that it changes or ends; empty if none
 * @param event what has happened, as the sender calls it; empty if that is not told
 * @param severity how great the danger is; null if that is not told
 * @param headline a line for everybody; null if there is none
 * @param description what is known; null if nothing is told
 * @param area where, in words; null if that is not told
 * @param contact whom to turn to; null if nobody is named
 * @param expiresAt when it ends by itself; null if that is not told
 * @param alert the public view, if Panah wrote it and it is no end; else null
 */
public record CapMessage(
    String identifier,
    String sender,
    Instant sentAt,
    AlertMode mode,
    Type type,
    List<String> references,
    String event,
    @Nullable Severity severity,
    @Nullable String headline,
    @Nullable String description,
    @Nullable String area,
    @Nullable String contact,
    @Nullable Instant expiresAt,
    @Nullable PublicAlert alert) {
  /** What a message is. */
  public enum Type {
    /** Something new. */
    ALERT,
    /** Something more of what was told before. */
    UPDATE,
    /** That what was told before is over; see {@link EndedAlert}. */
    CANCEL
  }

  /** Copies the list and checks that the message can be referred to. */
  public CapMessage {
    references = List.copyOf(references);
    if (identifier.isBlank() || sender.isBlank()) {
      throw new PanahException.InvalidRequest("cap.identifier", "with a sender, not blank");
    }
  }

  @Override
  public String toString() {
    return "CapMessage[" + type + ", " + mode + ", " + sentAt + ", hidden]";
  }
}
