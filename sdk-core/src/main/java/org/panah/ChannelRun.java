package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.panah.DispatchSheet.Line;
import org.panah.access.Action;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells on one channel what is owed there: takes the sheets of alerts of which something is due,
 * hands their messages over, notes what became of them and lets the sheets go. For one thread, but
 * for news.
 */
final class ChannelRun {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelRun.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final int ALERTS_AT_ONCE = 16;
  private static final int ENOUGH = 64;
  private static final int PROBES = 4;
  // A crash repeats what was not noted, and each note takes a commit.
  private static final int NOTED_AT_ONCE = 8;
  private static final int UNNOTED = 16;
  private static final int UNNOTED_OF = 8;

  private final EmbeddedRegistry registry;
  private final DispatchNews news;
  private final ChannelCalls calls;
  private final Lanes lanes;
  private final SheetWriter writer;
  private final DispatchPlan.Reader plans;
  private final Runnable finished;
  private final DueTimes due = new DueTimes();
  private final Map<DocumentId, HeldSheets> held = new ConcurrentHashMap<>();
  private final Queue<Done> done = new ConcurrentLinkedQueue<>();

  private final Deque<Message> waiting = new ArrayDeque<>();
  // To posts of which the last call failed: tried a few at a time, so that those which do not
  // answer leave room for the others.
  private final Deque<Message> doubtful = new ArrayDeque<>();
  private final Map<PostId, Instant> failing = new HashMap<>();
  private final Set<PostId> probed = new HashSet<>();
  private int unnoted;
  private int handed;
  private boolean closing;

  private record Message(HeldSheets of, PostId post) {}

  private record Done(Message message, DeliveryOutcome outcome) {}

  /**
   * The run of one channel.
   *
   * @param finished told whenever a call is done
   */
  ChannelRun(
      EmbeddedRegistry registry,
      DispatchNews news,
      ChannelCalls calls,
      Lanes lanes,
      Duration lease,
      Runnable finished) {
    this.registry = registry;
    this.news = news;
    this.calls = calls;
    this.lanes = lanes;
    this.writer = new SheetWriter(registry, lease, UUID.randomUUID().toString());
    this.plans = new DispatchPlan.Reader(registry, calls);
    this.finished = finished;
  }

  String channel() {
    return calls.channel();
  }

  /** Notes that something may be due about an alert, at some time, or now if that is null. */
  void due(AlertId id, @Nullable Instant at) {
    if (at == null) {
      due.now(id);
    } else {
      due.sooner(id, at);
    }
  }

  /** That this registry has written documents, perhaps alerts that are being told. */
  void wrote(Collection<DocumentId> ids) {
    for (DocumentId id : ids) {
      HeldSheets one = held.get(id);
      if (one != null) {
        one.recheck();
      }
    }
  }

  /** How many messages were handed over so far. */
  int handed() {
    return handed;
  }

  /**
   * Goes one step on.
   *
   * @return whether anything was done, so that the next step may do more
   */
  boolean step() {
    if (!news.complete()) {
      return false;
    }
    lanes.giveUpLate();
    boolean moved = settle();
    hand();
    moved |= note();
    moved |= !closing && begin();
    hand();
    return moved || !done.isEmpty();
  }

  /** Takes in what channels have answered. */
  private boolean settle() {
    boolean any = false;
    for (Done one = done.poll(); one != null; one = done.poll()) {
      any = true;
      Message message = one.message();
      HeldSheets of = message.of();
      of.done();
      probed.remove(message.post());
      Line line = ChannelCalls.answered(of.line(message.post()), one.outcome(), now());
      of.put(line);
      Instant next = line.next();
      if (next == null) {
        failing.remove(message.post());
      } else {
        failing.put(message.post(), next);
      }
    }
    return any;
  }

  private Instant now() {
    return registry.time.instant();
  }

  private void hand() {
    int most = Math.max(UNNOTED, held.values().stream().mapToInt(this::lines).sum() / UNNOTED_OF);
    while (!closing && unnoted < most && lanes.isFree()) {
      Message message = next();
      if (message == null) {
        return;
      }
      HeldSheets of = message.of();
      if (writer.isSilent(of, now()) || !look(of)) {
        waiting.addFirst(message);
        of.queued();
        return;
      }
      if (of.isCurrent()) {
        hand(message);
      }
    }
  }

  private int lines(HeldSheets one) {
    return one.plan().lines().size();
  }

  private void hand(Message message) {
    HeldSheets of = message.of();
    AlertMessage text = calls.message(of.plan(), registry.roster.get(message.post()));
    if (text == null) {
      of.put(ChannelCalls.unreachable(of.line(message.post()), now()));
      return;
    }
    of.began();
    unnoted++;
    handed++;
    if (failing.containsKey(message.post())) {
      probed.add(message.post());
    }
    lanes.call(
        () -> calls.call(text),
        outcome -> {
          done.add(new Done(message, outcome));
          finished.run();
        });
  }

  /** The next message to be handed over; null if there is none now. */
  private @Nullable Message next() {
    for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
      if (failing.containsKey(message.post())) {
        doubtful.add(message);
      } else {
        message.of().unqueued();
        if (message.of().isCurrent()) {
          return message;
        }
      }
    }
    while (probed.size() < PROBES) {
      Message message = doubtful.poll();
      if (message == null) {
        return null;
      }
      HeldSheets of = message.of();
      of.unqueued();
      Instant until = failing.get(message.post());
      boolean early = probed.contains(message.post()) || (until != null && until.isAfter(now()));
      if (of.isCurrent() && !early) {
        return message;
      }
      if (of.isCurrent()) {
        // Whether it works again is found out with another message.
        Instant later = now().plus(PAUSE);
        Instant at = until == null || until.isBefore(later) ? later : until;
        of.put(of.line(message.post()).postponed(at));
      }
    }
    return null;
  }

  /** Looks whether an alert still stands as it is being told; answers whether that is known. */
  private boolean look(HeldSheets of) {
    if (of.plan().alert() == null || !of.mustCheck(LOOK_AGAIN)) {
      return true;
    }
    try {
      of.checked();
      DocumentId id = AlertDocuments.documentId(of.plan().id());
      Document document = registry.direct.get(id).orElse(null);
      if (document == null
          || document.version() != of.plan().seen()
          || !AlertDocuments.isAlert(document)
          || !AlertDocuments.alert(document).openAt(now())) {
        of.outdated();
      }
      return true;
    } catch (RuntimeException e) {
      of.recheck();
      return false;
    }
  }

  /** Notes what was told, once it is enough, and lets go what is done. */
  private boolean note() {
    Instant now = now();
    List<HeldSheets> ready = new ArrayList<>();
    boolean enough = unnoted >= NOTED_AT_ONCE;
    for (HeldSheets one : held.values()) {
      if (writer.mustSign(one, now)) {
        one.sign();
        ready.add(one);
      } else if (one.isLost() || one.isIdle() || (enough && one.isChanged())) {
        ready.add(one);
      }
    }
    boolean noted = false;
    for (Map.Entry<Agency, List<HeldSheets>> entry : HeldSheets.byOwner(ready).entrySet()) {
      try {
        writer.note(entry.getKey(), entry.getValue()).forEach(this::gone);
        noted = true;
      } catch (RuntimeException e) {
        LOG.warn("channel {} cannot note: {}", channel(), Failures.ours(e).getMessage());
        return false;
      }
    }
    if (noted) {
      unnoted = held.values().stream().mapToInt(HeldSheets::underWay).sum();
    }
    return noted;
  }

  private void gone(HeldSheets one) {
    held.remove(AlertDocuments.documentId(one.plan().id()));
    Instant next = one.isLost() ? now().plus(PAUSE) : one.next();
    if (next != null) {
      due.sooner(one.plan().id(), next);
    }
  }

  /** Takes what is due, unless there is enough to do. */
  private boolean begin() {
    if (waiting.size() >= ENOUGH) {
      return false;
    }
    Instant now = now();
    Map<AlertId, HeldSheets> wanted = new LinkedHashMap<>();
    List<AlertId> ids = due.take(now, ALERTS_AT_ONCE);
    if (ids.isEmpty()) {
      return false;
    }
    try {
      // Who is told must not hang on which projection has read how far.
      registry.roster.refreshed();
    } catch (RuntimeException e) {
      LOG.warn("channel {} waits: {}", channel(), Failures.ours(e).getMessage());
      ids.forEach(id -> due.sooner(id, now.plus(PAUSE)));
      return false;
    }
    for (AlertId id : ids) {
      HeldSheets mine = held.get(AlertDocuments.documentId(id));
      try {
        if (mine == null) {
          HeldSheets one = wanted(id, now);
          if (one != null) {
            wanted.put(id, one);
          }
        } else {
          // Looked at again once it is let go.
          mine.outdated();
        }
      } catch (RuntimeException e) {
        LOG.warn("alert {} waits on channel {}: {}", id, channel(), Failures.ours(e).getMessage());
        due.sooner(id, now.plus(PAUSE));
      }
    }
    HeldSheets.byOwner(wanted.values()).forEach(this::take);
    return !wanted.isEmpty();
  }

  private @Nullable HeldSheets wanted(AlertId id, Instant now) {
    DispatchPlan plan = plans.read(id, writer.run(), now);
    if (plan == null) {
      return null;
    }
    Instant free = writer.heldUntil(plan, now);
    boolean isDue = free == null && plan.isDue(now);
    Instant next = free == null ? plan.next() : free;
    if (!isDue && next != null) {
      due.sooner(id, next);
    }
    return isDue ? new HeldSheets(plan, channel(), writer.run(), now) : null;
  }

  private void take(Agency owner, List<HeldSheets> wanted) {
    try {
      List<String> subjects = new ArrayList<>();
      subjects.add(channel());
      wanted.forEach(one -> subjects.add(one.plan().id() + "/" + one.plan().revision()));
      registry.auditor.allowed(registry.clock(owner), Action.DISPATCH, subjects, List.of());
      List<HeldSheets> taken = writer.take(owner, wanted);
      for (HeldSheets one : wanted) {
        if (taken.contains(one)) {
          hold(one);
        } else {
          due.now(one.plan().id());
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("alerts wait on channel {}: {}", channel(), Failures.ours(e).getMessage());
      wanted.forEach(one -> due.sooner(one.plan().id(), now().plus(PAUSE)));
    }
  }

  private void hold(HeldSheets one) {
    held.put(AlertDocuments.documentId(one.plan().id()), one);
    Instant now = now();
    for (Line line : one.lines()) {
      if (line.dueAt(now)) {
        one.queued();
        waiting.add(new Message(one, line.post()));
      }
    }
  }

  /** Hands nothing more over, waits a while for what is under way, and lets all sheets go. */
  void close() {
    closing = true;
    lanes.close();
    settle();
    held.values().forEach(HeldSheets::outdated);
    note();
  }
}
