package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.access.Action;
import org.panah.alert.AlertId;
import org.panah.common.Agency;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the sheets of alerts of which something is due on one channel, and remembers when to look
 * at which alert. For one thread, but for what is due.
 */
final class SheetIntake {
  private static final Logger LOG = LoggerFactory.getLogger(SheetIntake.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int ALERTS_AT_ONCE = 16;

  private final EmbeddedRegistry registry;
  private final String channel;
  private final SheetWriter writer;
  private final DispatchPlan.Reader plans;
  private final DueTimes due = new DueTimes();

  SheetIntake(EmbeddedRegistry registry, ChannelCalls calls, SheetWriter writer) {
    this.registry = registry;
    this.channel = calls.channel();
    this.writer = writer;
    this.plans = new DispatchPlan.Reader(registry, calls);
  }

  /** Notes that something may be due about an alert, at some time, or now if that is null. */
  void due(AlertId id, @Nullable Instant at) {
    if (at == null) {
      due.now(id);
    } else {
      due.sooner(id, at);
    }
  }

  /** Whether there is more to look at now. */
  boolean isDue() {
    return due.isDue(registry.time.instant());
  }

  /** Looks again in a while, since something failed. */
  private void later(AlertId id) {
    due.sooner(id, registry.time.instant().plus(PAUSE));
  }

  /** Takes back sheets that were let go, or lost, to be looked at when something is due on them. */
  void released(HeldSheets one) {
    if (one.isLost()) {
      later(one.plan().id());
    } else if (one.next() != null) {
      due.sooner(one.plan().id(), one.next());
    }
  }

  /**
   * Takes sheets on which something is due, of a few alerts.
   *
   * @param held what is in hand; of which there is news is outdated
   */
  List<HeldSheets> take(Map<DocumentId, HeldSheets> held) {
    Instant now = registry.time.instant();
    List<AlertId> ids = due.take(now, ALERTS_AT_ONCE);
    List<HeldSheets> wanted = new ArrayList<>();
    if (ids.isEmpty()) {
      return wanted;
    }
    try {
      // Who is told must not hang on which projection has read how far.
      registry.roster.refreshed();
    } catch (RuntimeException e) {
      LOG.warn("channel {} waits: {}", channel, Failures.ours(e).getMessage());
      ids.forEach(this::later);
      return wanted;
    }
    for (AlertId id : ids) {
      HeldSheets mine = held.get(AlertDocuments.documentId(id));
      if (mine == null) {
        HeldSheets one = wanted(id);
        if (one != null) {
          wanted.add(one);
        }
      } else {
        // Looked at again once it is let go.
        mine.outdated();
      }
    }
    List<HeldSheets> taken = new ArrayList<>();
    HeldSheets.byOwner(wanted).forEach((owner, all) -> taken.addAll(take(owner, all)));
    return taken;
  }

  private @Nullable HeldSheets wanted(AlertId id) {
    long began = System.nanoTime();
    try {
      DispatchPlan plan = plans.read(id, writer.run(), registry.time.instant());
      if (plan == null) {
        return null;
      }
      if (plan.isTorn()) {
        later(id);
        return null;
      }
      // From here on a holder's time runs, since it has been read only now.
      Instant now = registry.time.instant();
      Instant free = writer.heldUntil(plan, now);
      if (free == null && plan.isDue(now)) {
        return writer.sheets(plan, channel, began);
      }
      Instant next = free == null ? plan.next() : free;
      if (next != null) {
        due.sooner(id, next);
      }
    } catch (RuntimeException e) {
      LOG.warn("alert {} waits on channel {}: {}", id, channel, Failures.ours(e).getMessage());
      later(id);
    }
    return null;
  }

  private List<HeldSheets> take(Agency owner, List<HeldSheets> wanted) {
    try {
      List<String> subjects = new ArrayList<>();
      subjects.add(channel);
      wanted.forEach(one -> subjects.add(one.plan().id().value()));
      registry.auditor.allowed(registry.clock(owner), Action.DISPATCH, subjects, List.of());
      List<HeldSheets> taken = writer.take(owner, wanted);
      wanted.stream().filter(one -> !taken.contains(one)).forEach(one -> later(one.plan().id()));
      return taken;
    } catch (RuntimeException e) {
      LOG.warn("alerts wait on channel {}: {}", channel, Failures.ours(e).getMessage());
      wanted.forEach(one -> later(one.plan().id()));
      return List.of();
    }
  }
}
