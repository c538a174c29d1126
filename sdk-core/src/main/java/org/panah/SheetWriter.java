package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.HeldSheets.Writing;
import org.panah.alert.AlertId;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes sheets, so that no other run tells what is on them, notes what was told, and lets them go.
 * For one thread.
 */
final class SheetWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SheetWriter.class);

  private final EmbeddedRegistry registry;
  private final Duration lease;
  private final String run;
  // Sheets that other runs hold, as they were when they were first seen so: whether those live is
  // told by the clock of who waits, since clocks differ.
  private final Map<AlertId, Seen> others = new HashMap<>();

  private record Seen(long version, Instant at) {}

  SheetWriter(EmbeddedRegistry registry, Duration lease, String run) {
    this.registry = registry;
    this.lease = lease;
    this.run = run;
  }

  /** What this run would hold. */
  HeldSheets sheets(DispatchPlan plan, String channel, long read) {
    return new HeldSheets(plan, channel, run, lease, read);
  }

  String run() {
    return run;
  }

  /** Until when another run holds the sheets of a plan; null if none does, or it has died. */
  @Nullable Instant heldUntil(DispatchPlan plan, Instant now) {
    long version = 0;
    boolean held = false;
    Duration longest = Duration.ZERO;
    for (DispatchPlan.Read read : plan.sheets()) {
      String holder = read.sheet().holder();
      if (!holder.isEmpty() && !holder.equals(run)) {
        held = true;
        Duration its = read.sheet().lease();
        longest = its != null && its.compareTo(longest) > 0 ? its : longest;
      }
      version += read.version();
    }
    if (!held) {
      others.remove(plan.id());
      return null;
    }
    Seen seen = others.get(plan.id());
    if (seen == null || seen.version() != version) {
      seen = new Seen(version, now);
      others.put(plan.id(), seen);
    }
    return Duration.between(seen.at(), now).abs().compareTo(longest) < 0
        ? seen.at().plus(longest)
        : null;
  }

  /**
   * Takes sheets of one owner, together or, if another run was faster with some, one by one.
   *
   * @return those that were taken
   */
  List<HeldSheets> take(Agency owner, List<HeldSheets> wanted) {
    // Before it is written: others count from when they can read it.
    Instant now = registry.time.instant();
    write(owner, wanted.stream().flatMap(one -> changes(one, false).stream()).toList());
    List<HeldSheets> taken = wanted.stream().filter(one -> !one.isLost()).toList();
    taken.forEach(one -> one.signed(now));
    return taken;
  }

  /** Whether a run that holds sheets must give a sign of life. */
  boolean mustSign(HeldSheets held, Instant now) {
    return held.silent(now).compareTo(lease.dividedBy(4)) > 0;
  }

  /** Whether it has given none for so long that another may take them for its own. */
  boolean isSilent(HeldSheets held, Instant now) {
    return held.silent(now).compareTo(lease.dividedBy(2)) > 0;
  }

  /**
   * Notes what was told on sheets, and lets those go that are idle.
   *
   * @return those that were let go, or were lost to another run
   * @throws PanahException.Unavailable if the store does not answer; what was to be noted is kept
   */
  List<HeldSheets> note(Agency owner, Collection<HeldSheets> held) {
    Instant now = registry.time.instant();
    // The same as it was, since it may have been written though nobody said so.
    write(owner, held.stream().flatMap(one -> one.unsure().stream()).toList());
    List<Writing> changes = new ArrayList<>();
    for (HeldSheets one : held) {
      if (!one.isLost()) {
        changes.addAll(changes(one, one.isIdle()));
      }
    }
    List<Writing> written = write(owner, changes);
    written.forEach(one -> one.of().signed(now));
    List<HeldSheets> gone = new ArrayList<>();
    for (HeldSheets one : held) {
      if (one.isLost() || written.stream().anyMatch(of -> of.of() == one && of.releases())) {
        gone.add(one);
      }
    }
    return gone;
  }

  /** What is to be written of sheets; what cannot be written at all keeps no others back. */
  private static List<Writing> changes(HeldSheets one, boolean release) {
    try {
      return one.changes(release, release ? one.next() : null);
    } catch (RuntimeException e) {
      LOG.warn(
          "sheets of alert {} cannot be written: {}",
          one.plan().id(),
          Failures.ours(e).getMessage());
      one.lose();
      return List.of();
    }
  }

  /** Writes sheets together or, if another run has taken some, by themselves. */
  private List<Writing> write(Agency owner, List<Writing> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    try {
      append(owner, all);
      return all;
    } catch (PanahException.Unavailable e) {
      throw e;
    } catch (PanahException e) {
      List<Writing> written = new ArrayList<>();
      for (Writing one : all) {
        try {
          if (!one.of().isLost()) {
            append(owner, List.of(one));
            written.add(one);
          }
        } catch (PanahException.Conflict another) {
          // Another run was faster, or took this one for dead, and tells from here on.
          one.of().lose();
        } catch (PanahException.Unavailable another) {
          throw another;
        } catch (PanahException another) {
          LOG.warn(
              "sheet of alert {} cannot be written: {}",
              one.of().plan().id(),
              another.getMessage());
          one.of().lose();
        }
      }
      return written;
    }
  }

  private void append(Agency owner, List<Writing> all) {
    try {
      registry.store.append(owner, all.stream().map(Writing::draft).toList());
    } catch (RuntimeException e) {
      PanahException ours = Failures.ours(e);
      if (ours instanceof PanahException.Unavailable) {
        all.forEach(Writing::unsure);
      }
      throw ours;
    }
    all.forEach(Writing::written);
  }
}
