package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.AccessPolicy;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.common.PanahException;
import org.panah.hit.Hit;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderRecord;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches for one watch and tells what it was not told yet: notes that it is about to, which keeps
 * other registries from doing so, audits, tells, and notes that it did. For one thread.
 */
final class WatchTeller {
  private static final Logger LOG = LoggerFactory.getLogger(WatchTeller.class);
  // After so long, whoever was about to tell is taken to have died.
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final EmbeddedRegistry registry;
  private final AccessPolicy policy;
  private final Consumer<WatchHit> listener;
  // Kept by the board.
  private final Set<DocumentId> unreadableNotes;
  private final String run = UUID.randomUUID().toString();

  /** What is left to tell a watch. */
  enum Left {
    NOTHING,
    /** What there was no time for. */
    MORE,
    /** What could not be told, and is to be tried again later. */
    FAILED
  }

  private enum Attempt {
    DONE,
    FAILED,
    /** The listener failed. */
    UNHEARD
  }

  WatchTeller(
      EmbeddedRegistry registry, Consumer<WatchHit> listener, Set<DocumentId> unreadableNotes) {
    this.registry = registry;
    this.policy = EmbeddedWatches.asSearch(registry.policy);
    this.listener = listener;
    this.unreadableNotes = unreadableNotes;
  }

  /**
   * Tells a watch, of one hit at least if there is one to tell.
   *
   * @param late whether the time for it is over
   * @throws PanahException.Unavailable if the store or the audit does not answer
   */
  Left tell(StandingWatch standing, BooleanSupplier late) {
    Watch watch = standing.watch;
    try {
      if (!isPermitted(standing)) {
        return Left.NOTHING;
      }
      boolean all = writeNotes(standing);
      boolean first = true;
      for (Hit hit : search(standing)) {
        String record = hit.record().id().value();
        if (standing.waits(record, registry.time.instant())) {
          all = false;
          continue;
        }
        if (!first && late.getAsBoolean()) {
          return Left.MORE;
        }
        first = false;
        if (!stands(watch) || !isPermitted(standing)) {
          return Left.NOTHING;
        }
        Attempt attempt = tell(standing, hit);
        if (attempt == Attempt.DONE) {
          standing.succeeded(record);
        } else {
          all = false;
          standing.failed(record, registry.time.instant());
        }
        if (attempt == Attempt.UNHEARD) {
          // It is not called for the others, who would fare as badly.
          return Left.FAILED;
        }
      }
      return all ? Left.NOTHING : Left.FAILED;
    } catch (PanahException.Unavailable e) {
      // It is nothing about this watch.
      throw e;
    } catch (RuntimeException e) {
      LOG.warn(
          "watch {} was not told; it will be tried again: {}",
          watch.id(),
          Failures.ours(e).getMessage());
      return Left.FAILED;
    }
  }

  /** Hits to be told, those first that failed least often. */
  private List<Hit> search(StandingWatch standing) {
    Watch watch = standing.watch;
    PersonQuery query = watch.query().limit(PersonQuery.MAX_LIMIT);
    List<Hit> hits;
    try {
      hits = NameSearch.hits(registry, document -> view(document, watch.access()), query).list();
    } catch (PanahException.InvalidRequest e) {
      LOG.warn("watch {} cannot be searched for: {}", watch.id(), e.getMessage());
      hits = List.of();
    }
    standing.searched(registry.time.instant());
    return hits.stream()
        .filter(hit -> isToBeTold(standing, hit))
        .sorted(Comparator.comparingInt(hit -> standing.failures(hit.record().id().value())))
        .toList();
  }

  private boolean isPermitted(StandingWatch standing) {
    Access access = standing.watch.access();
    Decision decision = policy.decide(access, new Question(Action.TELL, null, RecordClass.ADULT));
    String rule = decision.refusedBy();
    if (rule != null && !rule.equals(standing.refusedBy)) {
      List<String> subjects = List.of(standing.watch.id());
      try {
        registry.auditor.gate(access, Action.TELL, () -> decision, subjects, List.of());
      } catch (PanahException.NotPermitted e) {
        LOG.info("watch {} is not told: {}", standing.watch.id(), rule);
      }
    }
    standing.refusedBy = rule;
    if (rule != null) {
      standing.searched(registry.time.instant());
    }
    return decision.allowed();
  }

  private @Nullable OffenderRecord view(Document document, Access access) {
    if (document.erased()
        || !document.kind().equals(RecordView.KIND)
        || RecordView.record(document).lapsed(registry.today())) {
      return null;
    }
    return RecordView.of(document, policy, access, Action.TELL);
  }

  private boolean isToBeTold(StandingWatch standing, Hit hit) {
    String record = hit.record().id().value();
    if (!unreadableNotes.isEmpty()
        && unreadableNotes.contains(WatchDocuments.noteId(standing.watch.id(), record))) {
      return false;
    }
    StandingWatch.Noted noted = standing.notes.get(record);
    return noted == null || !noted.note().told() || hit.grade().compareTo(noted.note().grade()) < 0;
  }

  /** Whether a watch still stands, which the feed may not have told yet. */
  private boolean stands(Watch watch) {
    return watch.standsAt(registry.time.instant())
        && registry.store.get(new DocumentId(watch.id())).filter(d -> !d.erased()).isPresent();
  }

  private Attempt tell(StandingWatch standing, Hit hit) {
    Watch watch = standing.watch;
    String record = hit.record().id().value();
    // What it is told stands in the store now, as nearly as can be, and is what it may see now.
    Document held = registry.store.get(new DocumentId(record)).orElse(null);
    if (held == null || held.erased() || held.version() != hit.record().version()) {
      return Attempt.FAILED;
    }
    OffenderRecord seen;
    try {
      seen = view(held, watch.access());
    } catch (PanahException.NotPermitted e) {
      return Attempt.DONE;
    }
    if (seen == null) {
      return Attempt.DONE;
    }
    if (!claim(standing, hit)) {
      return Attempt.FAILED;
    }
    StandingWatch.Noted claimed = standing.notes.get(record);
    long version = claimed == null ? 0 : claimed.version();
    if (!standing.isAudited(record, version)) {
      registry.auditor.allowed(watch.access(), Action.TELL, List.of(watch.id(), record), List.of());
      standing.audited(record, version);
    }
    if (!heard(new WatchHit(watch, new Hit(seen, hit.grade(), hit.evidence())))) {
      return Attempt.UNHEARD;
    }
    WatchDocuments.Note told = note(watch, hit, true);
    standing.notes.put(record, noted(told, version, true));
    return write(standing, told, version) ? Attempt.DONE : Attempt.FAILED;
  }

  private WatchDocuments.Note note(Watch watch, Hit hit, boolean told) {
    return new WatchDocuments.Note(
        watch.id(), hit.record().id().value(), hit.grade(), told, run, registry.time.instant());
  }

  private StandingWatch.Noted noted(WatchDocuments.Note note, long version, boolean unwritten) {
    return new StandingWatch.Noted(note, version, unwritten, registry.time.instant());
  }

  /** Notes that this registry is about to tell; answers false if another one is. */
  private boolean claim(StandingWatch standing, Hit hit) {
    StandingWatch.Noted noted = standing.notes.get(hit.record().id().value());
    if (noted != null && !noted.note().told() && isUnderWay(noted)) {
      return noted.note().by().equals(run);
    }
    WatchDocuments.Note claim = note(standing.watch, hit, false);
    return write(standing, claim, noted == null ? 0 : noted.version());
  }

  /** By this registry's clock alone, since those of others differ. */
  private boolean isUnderWay(StandingWatch.Noted claim) {
    Instant now = registry.time.instant();
    return Duration.between(claim.seen(), now).abs().compareTo(CLAIM) < 0;
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

  /** Writes the notes of what was told while the store did not answer. */
  private boolean writeNotes(StandingWatch standing) {
    boolean all = true;
    for (StandingWatch.Noted noted : List.copyOf(standing.notes.values())) {
      if (noted.unwritten()) {
        all &= write(standing, noted.note(), noted.version());
      }
    }
    return all;
  }

  private boolean heard(WatchHit hit) {
    try {
      listener.accept(hit);
      return true;
    } catch (Throwable e) {
      // What a host throws may quote what it was told, and must not end the reading of the feed.
      LOG.warn(
          "listener failed with {}; watch {} will be told again",
          e.getClass().getName(),
          hit.watch().id());
      return false;
    }
  }
}
