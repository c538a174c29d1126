package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A watch as {@link WatchBoard} holds it, with what is known to have been told. For one thread. */
final class StandingWatch {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  final Watch watch;
  final long version;

  /** By the record's id. */
  final Map<String, Noted> notes = new HashMap<>();

  /** The rule by which telling was refused last, so that each refusal is audited once. */
  @Nullable String refusedBy;

  private Instant searched = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private int failures;

  /**
   * A note as it stands in the store.
   *
   * @param version of its document; what is appended next expects it
   * @param unwritten whether the store still lacks it
   * @param seen when this registry wrote it, or first read of it
   */
  record Noted(WatchDocuments.Note note, long version, boolean unwritten, Instant seen) {}

  StandingWatch(Watch watch, long version) {
    this.watch = watch;
    this.version = version;
  }

  /** Takes in a note from the feed, unless a newer one is known. */
  void noted(WatchDocuments.Note note, long noteVersion, Instant now) {
    Noted known = notes.get(note.record());
    if (known == null || known.version() < noteVersion) {
      notes.put(note.record(), new Noted(note, noteVersion, false, now));
    }
  }

  boolean waits(Instant now) {
    // A clock that was set back must not make it wait for long.
    return notBefore.isAfter(now) && !notBefore.isAfter(now.plus(LONGEST_PAUSE));
  }

  boolean wasSearchedWithin(Duration time, Instant now) {
    return !searched.isAfter(now) && searched.plus(time).isAfter(now);
  }

  void searched(Instant now) {
    searched = now;
  }

  void succeeded() {
    failures = 0;
    notBefore = Instant.MIN;
  }

  void failed(Instant now) {
    long pause = FIRST_PAUSE.toMillis() << Math.min(failures, 20);
    failures++;
    notBefore = now.plusMillis(Math.min(pause, LONGEST_PAUSE.toMillis()));
  }
}
