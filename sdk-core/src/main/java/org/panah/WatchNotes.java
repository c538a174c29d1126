package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Hit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a watch is about to be told and what it was told, so that of several registries
 * one tells it, once. For one thread.
 */
final class WatchNotes {
  private static final Logger LOG = LoggerFactory.getLogger(WatchNotes.class);
  // After so long, whoever was about to tell is taken to have died.
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final EmbeddedRegistry registry;
  private final String run = UUID.randomUUID().toString();

  WatchNotes(EmbeddedRegistry registry) {
    this.registry = registry;
  }

  private WatchDocuments.Note note(StandingWatch standing, Hit hit, boolean told) {
    String record = hit.record().id().value();
    StandingWatch.Noted noted = standing.notes.get(record);
    return new WatchDocuments.Note(
        standing.watch.id(),
        record,
        hit.grade(),
        told,
        told || noted == null ? null : noted.note().known(),
        run,
        registry.time.instant());
  }

  private StandingWatch.Noted noted(WatchDocuments.Note note, long version, boolean unwritten) {
    return new StandingWatch.Noted(note, version, unwritten, registry.time.instant());
  }

  /**
   * Until when somebody else may be about to tell; null if nobody is. Whoever was about to and
   * could not leaves it to the others for a while.
   */
  @Nullable Instant claimedUntil(StandingWatch standing, String record) {
    StandingWatch.Noted noted = standing.notes.get(record);
    if (noted == null || noted.note().told()) {
      return null;
    }
    boolean own = noted.note().by().equals(run);
    if (own && isUnderWay(noted, CLAIM)) {
      return null;
    }
    Duration length = own ? CLAIM.multipliedBy(2) : CLAIM;
    return isUnderWay(noted, length) ? noted.seen().plus(length) : null;
  }

  /** Notes that this registry is about to tell; answers false if another one is. */
  boolean claim(StandingWatch standing, Hit hit) {
    StandingWatch.Noted noted = standing.notes.get(hit.record().id().value());
    if (noted != null && !noted.note().told() && isUnderWay(noted, CLAIM)) {
      return true;
    }
    WatchDocuments.Note claim = note(standing, hit, false);
    return write(standing, claim, noted == null ? 0 : noted.version());
  }

  /** By this registry's clock alone, since those of others differ. */
  private boolean isUnderWay(StandingWatch.Noted claim, Duration length) {
    Instant now = registry.time.instant();
    return Duration.between(claim.seen(), now).abs().compareTo(length) < 0;
  }

  /** Answers false if another registry wrote meanwhile; the feed will bring what it wrote. */
  private boolean write(StandingWatch standing, WatchDocuments.Note note, long version) {
    try {
      registry.store.append(
          standing.watch.access().agency(), List.of(WatchDocuments.draft(note, version)));
      standing.notes.put(note.record(), noted(note, version + 1, false));
      return true;
    } catch (PanahException.Conflict e) {
      if (note.told()) {
        // Told here, and being told by another that took this registry for dead.
        standing.notes.put(note.record(), noted(note, version, false));
      }
      return false;
    } catch (PanahException.InvalidRequest e) {
      LOG.warn(
          "note {} of watch {} cannot be written: {}",
          WatchDocuments.noteId(note),
          note.watch(),
          e.getMessage());
      return false;
    }
  }

  /** Notes that a watch was told; answers false if that is still to be written. */
  boolean told(StandingWatch standing, Hit hit, long version) {
    WatchDocuments.Note told = note(standing, hit, true);
    standing.notes.put(told.record(), noted(told, version, true));
    return write(standing, told, version);
  }

  /** Writes the notes of what was told while the store did not answer. */
  boolean write(StandingWatch standing) {
    boolean all = true;
    for (StandingWatch.Noted noted : List.copyOf(standing.notes.values())) {
      if (noted.unwritten()) {
        all &= write(standing, noted.note(), noted.version());
      }
    }
    return all;
  }
}
