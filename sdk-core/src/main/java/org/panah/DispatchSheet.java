package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertId;
import org.panah.alert.Delivery;
import org.panah.alert.DeliveryState;
import org.panah.alert.PostId;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/**
 * What is owed and was told of one alert on one channel, to a part of the posts: a document in the
 * journal of the alert's owner. The dispatcher that holds it tells; its lease ends by itself.
 *
 * @param alert the alert
 * @param channel the channel
 * @param part which posts
 * @param parts into how many they fall, the same on all sheets of an alert on a channel
 * @param revision of the alert, to which the lines belong
 * @param holder the run of the dispatcher that holds it; empty if none does
 * @param lease after what time without a sign the holder counts as dead; null if none holds it
 * @param again when something is due on it; null if nothing is
 * @param lines one for each post
 */
record DispatchSheet(
    AlertId alert,
    String channel,
    int part,
    int parts,
    int revision,
    String holder,
    @Nullable Duration lease,
    @Nullable Instant again,
    List<Line> lines) {
  static final String KIND = "alert-sent";
  static final String PREFIX = "sent-";

  // So that a note of a few messages writes little, and a sheet stays far below a body's limit.
  private static final int IN_PART = 250;

  /**
   * One post.
   *
   * @param post who
   * @param state how far the sheet's revision has come there
   * @param attempts how often it was handed over since the channel took anything
   * @param at when that was last
   * @param next when it is due again
   * @param reason what the channel said last
   * @param told when it took any revision for the first time
   * @param perhaps whether it may have taken one although nobody heard so
   */
  record Line(
      PostId post,
      DeliveryState state,
      int attempts,
      @Nullable Instant at,
      @Nullable Instant next,
      @Nullable String reason,
      @Nullable Instant told,
      boolean perhaps) {
    /** One that is owed now, after what was told of revisions before. */
    static Line owed(PostId post, Instant now, @Nullable Line before) {
      if (before == null) {
        return new Line(post, DeliveryState.OWED, 0, null, now, null, null, false);
      }
      int attempts = before.state() == DeliveryState.OWED ? before.attempts() : 0;
      return new Line(
          post,
          DeliveryState.OWED,
          attempts,
          before.at(),
          now,
          null,
          before.told(),
          before.perhaps());
    }

    boolean dueAt(Instant now) {
      return state == DeliveryState.OWED && (next == null || !next.isAfter(now));
    }

    /** Whether the post may have heard of the alert. */
    boolean begun() {
      return told != null || perhaps;
    }

    /** The same, if it was handed over by one who could not say so. */
    Line perhapsTold() {
      return state == DeliveryState.OWED
          ? new Line(post, state, attempts, at, next, reason, told, true)
          : this;
    }

    Line postponed(Instant until) {
      return new Line(post, state, attempts, at, until, reason, told, perhaps);
    }

    Delivery delivery(String channel, int revision) {
      return new Delivery(channel, revision, state, attempts, at, next, reason, told);
    }
  }

  DispatchSheet {
    // What is empty is not written.
    holder = holder == null ? "" : holder;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  static int partsFor(int posts) {
    return Math.max(1, (posts + IN_PART - 1) / IN_PART);
  }

  static int partOf(PostId post, int parts) {
    return Math.floorMod(post.value().hashCode(), parts);
  }

  static DocumentId id(Agency owner, AlertId alert, String channel, int part) {
    return Stored.id(PREFIX, owner + " " + alert + " " + channel + " " + part);
  }

  /** By which the sheets of an alert are found. */
  static Key of(AlertId alert) {
    return new Key("sent " + alert.value());
  }

  Draft draft(Agency owner, long version) {
    DocumentId id = id(owner, alert, channel, part);
    return Draft.write(id, KIND, version, Set.of(of(alert)), RecordCodec.standard().encode(this));
  }

  static DispatchSheet of(Document document) {
    DispatchSheet sheet = Stored.read(document, DispatchSheet.class, "dispatch sheet");
    Stored.require(
        id(document.owner(), sheet.alert(), sheet.channel(), sheet.part()).equals(document.id())
            && sheet.part() >= 0
            && sheet.part() < sheet.parts(),
        "dispatch sheet");
    return sheet;
  }
}
