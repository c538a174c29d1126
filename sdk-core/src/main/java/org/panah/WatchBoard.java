package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.access.Action;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watches of this registry's agencies, as a projection of the feed: notes which are due because
 * a record changed that may concern them, and has them told at the feed's end, for a bounded time
 * at each reading. A few more watches are searched for at each reading, each in its turn, so that
 * what no change pointed out is told too, only later. Called by one thread at a time.
 */
final class WatchBoard implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBoard.class);
  // Others wait for the feed meanwhile, the cache among them, which must not become stale by it.
  private static final Duration SHARE = Duration.ofMillis(250);
  private static final Duration ROUND = Duration.ofMillis(25);
  private static final Duration TURN = Duration.ofMinutes(1);

  private final EmbeddedRegistry registry;
  private final WatchIndex sieve;
  // Null where watches are not told, only put away when their time is over.
  private final @Nullable WatchTeller teller;

  private final Map<String, StandingWatch> watches = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Set<DocumentId> unreadableNotes = new HashSet<>();
  private final Set<String> due = new LinkedHashSet<>();
  private final ArrayDeque<String> turns = new ArrayDeque<>();
  private final LeftNotes leftNotes;
  private boolean complete;
  private boolean failing;

  WatchBoard(
      EmbeddedRegistry registry, ReferenceData reference, @Nullable Consumer<WatchHit> listener) {
    this.registry = registry;
    this.leftNotes = new LeftNotes(registry.store);
    this.sieve = new WatchIndex(reference);
    this.teller = listener == null ? null : new WatchTeller(registry, listener, unreadableNotes);
  }

  @Override
  public void reset() {
    complete = false;
    watches.clear();
    unreadable.clear();
    unreadableNotes.clear();
    due.clear();
    turns.clear();
    leftNotes.clear();
    sieve.clear();
  }

  @Override
  public void apply(List<Change> changes) {
    for (Change change : changes) {
      Document document = change.document();
      switch (document.kind()) {
        case WatchDocuments.KIND -> watch(document);
        case WatchDocuments.NOTE_KIND -> note(document);
        case RecordView.KIND -> record(document);
        default -> {
          // None of the board's.
        }
      }
    }
  }

  private void watch(Document document) {
    String id = document.id().value();
    if (document.erased()) {
      ended(id);
    } else if (registry.agencies.contains(document.owner())) {
      try {
        Watch watch = WatchDocuments.watch(document);
        watches.put(id, new StandingWatch(watch, document.version()));
        unreadable.remove(id);
        if (teller != null) {
          sieve.put(id, watch.query());
          turns.add(id);
          due.add(id);
        }
      } catch (PanahException e) {
        unreadable.add(id);
        LOG.warn("watch {} cannot be read, and is not told", id);
      }
    }
  }

  private void ended(String id) {
    unreadable.remove(id);
    due.remove(id);
    sieve.remove(id);
    StandingWatch standing = watches.remove(id);
    if (standing != null) {
      standing.notes.values().forEach(noted -> leftNotes.leave(standing, noted));
    }
  }

  private void note(Document document) {
    if (document.erased()) {
      unreadableNotes.remove(document.id());
      leftNotes.noteErased(document.id());
    } else if (registry.agencies.contains(document.owner())) {
      try {
        WatchDocuments.Note note = WatchDocuments.note(document);
        unreadableNotes.remove(document.id());
        StandingWatch standing = watches.get(note.watch());
        if (leftNotes.isErased(note.record())) {
          leftNotes.leave(document);
        } else if (standing != null) {
          standing.noted(note, document.version(), registry.time.instant());
        } else if (!unreadable.contains(note.watch())) {
          leftNotes.leave(document);
        }
      } catch (PanahException e) {
        // By a later version, which knows what was told; nothing is told over its head.
        unreadableNotes.add(document.id());
        LOG.warn("a watch's note {} cannot be read, and counts as told", document.id());
      }
    }
  }

  private void record(Document document) {
    if (document.erased()) {
      leftNotes.recordErased(document.id().value());
    } else if (complete && teller != null && !watches.isEmpty()) {
      try {
        sieve.near(RecordView.read(document).person()).forEach(this::wake);
      } catch (RuntimeException e) {
        // Its words may stand in the failure's text.
        LOG.warn("record {} is left to the round: {}", document.id(), e.getClass().getName());
      }
    }
  }

  /** What is new to a watch does not wait for what failed. */
  private void wake(String id) {
    due.add(id);
    StandingWatch standing = watches.get(id);
    if (standing != null) {
      standing.pause.interrupt();
    }
  }

  @Override
  public void current(Instant asOf) {
    complete = true;
    Instant began = registry.time.instant();
    try {
      putAway();
      if (teller != null) {
        tell(teller, () -> isOver(SHARE, began));
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("watches wait: {}", Failures.ours(e).getMessage());
        failing = true;
      }
    }
  }

  /** Whether so long has passed; also when the clock was set back meanwhile. */
  private boolean isOver(Duration length, Instant began) {
    return Duration.between(began, registry.time.instant()).abs().compareTo(length) > 0;
  }

  private void tell(WatchTeller to, BooleanSupplier late) {
    for (String id : List.copyOf(due)) {
      StandingWatch standing = watches.get(id);
      if (standing == null) {
        due.remove(id);
      } else if (!standing.pause.lasts(registry.time.instant())) {
        if (late.getAsBoolean()) {
          return;
        }
        tell(to, standing, late);
      }
    }
    long turnsBegan = System.nanoTime();
    for (int i = turns.size(); i > 0 && !late.getAsBoolean(); i--) {
      turn().ifPresent(standing -> tell(to, standing, late));
      if (System.nanoTime() - turnsBegan > ROUND.toNanos()) {
        return;
      }
    }
  }

  private void tell(WatchTeller to, StandingWatch standing, BooleanSupplier late) {
    String id = standing.watch.id();
    WatchTeller.Left left = WatchTeller.Left.FAILED;
    due.remove(id);
    try {
      left = to.tell(standing, late);
    } finally {
      if (left != WatchTeller.Left.NOTHING) {
        // At the end, so that one that always has more, or fails, keeps nobody from the turn.
        due.add(id);
      }
      switch (left) {
        case FAILED -> standing.pause.failed(registry.time.instant());
        case WAITS -> standing.pause.until(standing.firstFree());
        case NOTHING, MORE -> standing.pause.succeeded();
      }
    }
  }

  /** The watch whose turn it is, unless it was searched for a short while ago. */
  private Optional<StandingWatch> turn() {
    String id = turns.poll();
    StandingWatch standing = id == null ? null : watches.get(id);
    if (standing == null) {
      return Optional.empty();
    }
    turns.add(id);
    Instant now = registry.time.instant();
    boolean rests = due.contains(id) || standing.wasSearchedWithin(TURN, now);
    return rests ? Optional.empty() : Optional.of(standing);
  }

  /** Erases watches whose time is over, and notes of those that ended. */
  private void putAway() {
    Instant now = registry.time.instant();
    for (StandingWatch standing : List.copyOf(watches.values())) {
      if (!standing.watch.standsAt(now) && !standing.leaving.lasts(now)) {
        erase(standing);
        ended(standing.watch.id());
      }
    }
    leftNotes.putAway(watches.values());
  }

  private void erase(StandingWatch standing) {
    Watch watch = standing.watch;
    List<String> subjects = List.of(watch.id());
    if (!standing.leavingAudited) {
      registry.auditor.allowed(watch.access(), Action.UNWATCH, subjects, List.of());
      standing.leavingAudited = true;
    }
    Draft erasing = Draft.erase(new DocumentId(watch.id()), WatchDocuments.KIND, standing.version);
    try {
      registry.store.append(watch.access().agency(), List.of(erasing));
    } catch (PanahException.Conflict e) {
      LOG.debug("another registry has put the watch away");
    } catch (RuntimeException e) {
      // Tried again and not audited again, since the first entry tells what is being done.
      standing.leaving.failed(registry.time.instant());
      throw e;
    }
  }
}
