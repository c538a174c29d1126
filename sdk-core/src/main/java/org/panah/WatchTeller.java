package org.panah;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
import org.panah.hit.Grade;
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

  private final EmbeddedRegistry registry;
  private final AccessPolicy policy;
  private final Consumer<WatchHit> listener;
  // Kept by the board.
  private final Set<DocumentId> unreadableNotes;
  private final WatchNotes notes;

  /** What is left to tell a watch. */
  enum Left {
    NOTHING,
    /** What there was no time for. */
    MORE,
    /** What another registry may be about to tell. */
    WAITS,
    /** What could not be told, and is to be tried again later. */
    FAILED
  }

  private enum Attempt {
    DONE,
    FAILED,
    /** Another registry is about to. */
    WAITS,
    /** The listener failed. */
    UNHEARD
  }

  WatchTeller(
      EmbeddedRegistry registry, Consumer<WatchHit> listener, Set<DocumentId> unreadableNotes) {
    this.registry = registry;
    this.policy = EmbeddedWatches.asSearch(registry.policy);
    this.listener = listener;
    this.notes = new WatchNotes(registry);
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
      boolean failed = !notes.write(standing);
      boolean waits = false;
      boolean first = true;
      for (Hit hit : search(standing)) {
        String record = hit.record().id().value();
        if (standing.waits(record, registry.time.instant())) {
          failed |= standing.failures(record) > 0;
          waits = true;
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
        } else if (attempt == Attempt.WAITS) {
          waits = true;
        } else {
          failed = true;
          standing.failed(record, registry.time.instant());
        }
        if (attempt == Attempt.UNHEARD) {
          // It is not called for the others, who would fare as badly.
          return Left.FAILED;
        }
      }
      return failed ? Left.FAILED : waits ? Left.WAITS : Left.NOTHING;
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
    Grade known = noted == null ? null : noted.note().known();
    return known == null || hit.grade().compareTo(known) < 0;
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
    Instant free = notes.claimedUntil(standing, record);
    if (free != null) {
      standing.waitsUntil(record, free);
      return Attempt.WAITS;
    }
    if (!notes.claim(standing, hit)) {
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
    return notes.told(standing, hit, version) ? Attempt.DONE : Attempt.FAILED;
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
