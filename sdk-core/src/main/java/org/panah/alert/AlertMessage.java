package org.panah.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * What a post is told on a channel: the public view of an alert, or that it has ended. Nothing of a
 * suspect, a reporter or a case is ever in it. Hides itself in {@link #toString()}.
 *
 * @param key the same whenever this message is handed over, and that of no other
 * @param post who is told
 * @param title what the post is called
 * @param address where, as the channel takes it
 * @param alert what is known; null if the alert has ended
 * @param ended how it ended; null if it has not
 * @param matches open alerts that may tell of the same child: of a missed one where this tells of a
 *     found one, and the other way round; in the order of their ids
 */
public record AlertMessage(
    String key,
    PostId post,
    String title,
    String address,
    @Nullable PublicAlert alert,
    @Nullable EndedAlert ended,
    List<AlertId> matches) {
  /** Copies the list, and checks that there is either an alert or its end. */
  public AlertMessage {
    matches = List.copyOf(matches);
    if ((alert == null) == (ended == null)) {
      throw new PanahException.InvalidRequest("message", "either an alert or its end");
    }
  }

  @Override
  public String toString() {
    return "AlertMessage[" + key + ", hidden]";
  }
}
