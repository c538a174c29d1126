package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A watch as {@link WatchBoard} holds it, with what is known to have been told. For one thread. */
final class StandingWatch {
  final Watch watch;
  final long version;

  /** By the record's id. */
  final Map<String, Noted> notes = new HashMap<>();

  /** After a failure of the watch, or of one of its hits. */
  final Pause pause = new Pause();

  /** Of hits that could not be told, by the record's id. */
  private final Map<String, Pause> pauses = new HashMap<>();

  /** Versions of notes for which the telling was audited, by the record's id. */
  private final Map<String, Long> audited = new HashMap<>();

  /** The rule by which telling was refused last, so that each refusal is audited once. */
  @Nullable String refusedBy;

  /** After a failure to put it away. */
  final Pause leaving = new Pause();

  /** Whether it was audited that it is put away. */
  boolean leavingAudited;

  private Instant searched = Instant.MIN;

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

  /** Forgets what it was told of some records; answers what it knew of them. */
  List<Noted> forget(Set<String> records) {
    List<Noted> forgotten = new ArrayList<>();
    // Whichever are fewer are gone through.
    Set<String> smaller = records.size() < notes.size() ? records : Set.copyOf(notes.keySet());
    for (String record : smaller) {
      Noted noted = records.contains(record) ? notes.remove(record) : null;
      if (noted != null) {
        forgotten.add(noted);
        pauses.remove(record);
        audited.remove(record);
      }
    }
    return forgotten;
  }

  /** How often a hit could not be told in succession. */
  int failures(String hit) {
    Pause failed = pauses.get(hit);
    return failed == null ? 0 : failed.failures();
  }

  boolean waits(String hit, Instant now) {
    Pause failed = pauses.get(hit);
    return failed != null && failed.lasts(now);
  }

  void succeeded(String hit) {
    pauses.remove(hit);
    audited.remove(hit);
    pause.succeeded();
  }

  void failed(String hit, Instant now) {
    pauses.computeIfAbsent(hit, any -> new Pause()).failed(now);
  }

  /** Leaves a hit to somebody else for a while. */
  void waitsUntil(String hit, Instant end) {
    pauses.computeIfAbsent(hit, any -> new Pause()).until(end);
  }

  /** When the first of the hits is free that are left to somebody else. */
  Instant firstFree() {
    return pauses.values().stream().map(Pause::end).min(Instant::compareTo).orElse(Instant.MIN);
  }

  /** Whether the telling was audited already under the claim that stands. */
  boolean isAudited(String hit, long claim) {
    Long version = audited.get(hit);
    return version != null && version == claim;
  }

  void audited(String hit, long claim) {
    audited.put(hit, claim);
  }

  boolean wasSearchedWithin(Duration time, Instant now) {
    return !searched.isAfter(now) && searched.plus(time).isAfter(now);
  }

  void searched(Instant now) {
    searched = now;
  }
}
