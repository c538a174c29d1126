package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.DispatchSheet.Line;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.store.Draft;

/** The sheets of one alert on one channel, in the hands of one run. For one thread. */
final class HeldSheets {
  private final DispatchPlan plan;
  private final String channel;
  private final String run;
  private final Duration lease;
  private final List<Part> parts = new ArrayList<>();

  // Messages that are to be handed over, and those that are under way.
  private int waiting;
  private int underWay;
  private int unnoted;

  // Whether there is news, or another run has them.
  private boolean stale;
  private boolean lost;
  private Instant signed = Instant.MIN;
  private volatile long checked;

  /** One sheet. */
  private static final class Part {
    private final int index;
    private final Map<PostId, Line> lines = new LinkedHashMap<>();
    private long version;
    private @Nullable Writing unsure;
    // So that what changes while it is being written is written too.
    private long edits = 1;
    private long written;

    Part(int index) {
      this.index = index;
    }

    private boolean isChanged() {
      return edits != written;
    }
  }

  /**
   * A sheet that is being written.
   *
   * @param edits the last change that is in it
   * @param releases whether it is let go
   */
  record Writing(HeldSheets of, int index, Draft draft, long edits, boolean releases) {
    void written() {
      Part part = of.parts.get(index);
      part.version++;
      part.written = edits;
      part.unsure = null;
    }

    /** That nobody knows whether it was written. */
    void unsure() {
      of.parts.get(index).unsure = this;
    }
  }

  /**
   * Sheets as they shall be.
   *
   * @param run who shall hold them, for so long without a sign
   * @param readAt when the alert was read, by {@link System#nanoTime()}
   */
  HeldSheets(DispatchPlan plan, String channel, String run, Duration lease, long readAt) {
    this.plan = plan;
    this.channel = channel;
    this.run = run;
    this.lease = lease;
    this.checked = readAt;
    for (int index = 0; index < plan.parts(); index++) {
      parts.add(new Part(index));
    }
    for (DispatchPlan.Read read : plan.sheets()) {
      parts.get(read.sheet().part()).version = read.version();
    }
    plan.lines().forEach(line -> part(line.post()).lines.put(line.post(), line));
  }

  private Part part(PostId post) {
    return parts.get(DispatchSheet.partOf(post, parts.size()));
  }

  DispatchPlan plan() {
    return plan;
  }

  Agency owner() {
    return plan.owner();
  }

  List<Line> lines() {
    return parts.stream().flatMap(part -> part.lines.values().stream()).toList();
  }

  Line line(PostId post) {
    return Objects.requireNonNull(part(post).lines.get(post));
  }

  void put(Line line) {
    Part part = part(line.post());
    part.lines.put(line.post(), line);
    part.edits++;
  }

  void queued() {
    waiting++;
  }

  void unqueued() {
    waiting--;
  }

  void began() {
    underWay++;
    unnoted++;
  }

  /** That what was told is noted, but for what is under way. */
  void noted() {
    unnoted = underWay;
  }

  int unnoted() {
    return unnoted;
  }

  void done() {
    underWay--;
  }

  /** Whether there is nothing left to do, so that they can be let go. */
  boolean isIdle() {
    return underWay == 0 && (waiting == 0 || stale);
  }

  /** Makes what is waiting wait for a new plan. */
  void outdated() {
    stale = true;
  }

  void lose() {
    lost = true;
  }

  boolean isLost() {
    return lost;
  }

  /** Whether messages may still be handed over from here. */
  boolean isCurrent() {
    return !lost && !stale;
  }

  /** Has the alert looked at again before anything more is told of it. */
  void recheck() {
    checked = Long.MIN_VALUE;
  }

  boolean mustCheck(Duration at) {
    long since = checked;
    return since == Long.MIN_VALUE || System.nanoTime() - since > at.toNanos();
  }

  void checked() {
    checked = System.nanoTime();
  }

  Duration silent(Instant now) {
    return Duration.between(signed, now).abs();
  }

  void signed(Instant now) {
    signed = now;
  }

  /** That all are to be written, so that others see that their holder lives. */
  void sign() {
    parts.forEach(part -> part.edits++);
  }

  boolean isChanged() {
    return parts.stream().anyMatch(part -> part.isChanged() || part.unsure != null);
  }

  /** What could not be written for certain, to be written again as it was. */
  List<Writing> unsure() {
    List<Writing> unsure = new ArrayList<>();
    for (Part part : parts) {
      if (part.unsure != null) {
        unsure.add(part.unsure);
      }
    }
    return unsure;
  }

  /**
   * What is to be written, all of it if they are let go.
   *
   * @param again when something is due next, if they are
   */
  List<Writing> changes(boolean release, @Nullable Instant again) {
    List<Writing> changes = new ArrayList<>();
    for (Part part : parts) {
      if (part.isChanged() || release) {
        DispatchSheet sheet =
            new DispatchSheet(
                plan.id(),
                channel,
                part.index,
                parts.size(),
                plan.revision(),
                release ? "" : run,
                release ? null : lease,
                release ? again : null,
                List.copyOf(part.lines.values()));
        changes.add(
            new Writing(this, part.index, sheet.draft(owner(), part.version), part.edits, release));
      }
    }
    return changes;
  }

  /** When something is due next. */
  @Nullable Instant next() {
    Instant next = stale ? Instant.EPOCH : plan.escalates();
    for (Line line : lines()) {
      Instant at = line.next();
      next = next == null || (at != null && at.isBefore(next)) ? at : next;
    }
    return next;
  }

  /** By owner, since what is appended together is one owner's. */
  static Map<Agency, List<HeldSheets>> byOwner(Iterable<HeldSheets> all) {
    Map<Agency, List<HeldSheets>> byOwner = new HashMap<>();
    for (HeldSheets one : all) {
      byOwner.computeIfAbsent(one.owner(), any -> new ArrayList<>()).add(one);
    }
    return byOwner;
  }
}
