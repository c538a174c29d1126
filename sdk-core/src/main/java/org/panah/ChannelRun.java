package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.panah.DispatchSheet.Line;
import org.panah.Outbox.Message;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
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
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final int ENOUGH = 64;

  private final EmbeddedRegistry registry;
  private final DispatchNews news;
  private final ChannelCalls calls;
  private final Lanes lanes;
  private final SheetWriter writer;
  private final SheetIntake intake;
  private final Runnable finished;
  private final Map<DocumentId, HeldSheets> held = new ConcurrentHashMap<>();
  private final Queue<Done> done = new ConcurrentLinkedQueue<>();

  private final Outbox outbox = new Outbox();
  private final Unnoted unnoted = new Unnoted();
  private int handed;
  private boolean closing;

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
    this.intake = new SheetIntake(registry, calls, writer);
    this.finished = finished;
  }

  String channel() {
    return calls.channel();
  }

  /** Notes that something may be due about an alert, at some time, or now if that is null. */
  void due(AlertId id, @Nullable Instant at) {
    intake.due(id, at);
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
    lanes.giveUpLate();
    boolean moved = settle();
    hand();
    moved |= note();
    moved |= begin();
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
      Line line = ChannelCalls.answered(of.plan(), of.line(message.post()), one.outcome(), now());
      of.put(line);
      outbox.answered(message, line);
    }
    return any;
  }

  private Instant now() {
    return registry.time.instant();
  }

  private void hand() {
    int longest = longest();
    while (!closing && news.complete() && unnoted.hasRoom(longest) && lanes.isFree()) {
      Message message = outbox.next(now());
      if (message == null) {
        return;
      }
      HeldSheets of = message.of();
      if (!look(of) || writer.isSilent(of, now())) {
        outbox.putBack(message);
        return;
      }
      if (of.isCurrent()) {
        hand(message);
      }
    }
  }

  private int longest() {
    return held.values().stream().mapToInt(one -> one.plan().lines().size()).max().orElse(0);
  }

  private void hand(Message message) {
    HeldSheets of = message.of();
    AlertMessage text = calls.message(of.plan(), registry.roster.get(message.post()));
    if (text == null) {
      of.put(ChannelCalls.unreachable(of.line(message.post())));
      return;
    }
    of.began();
    unnoted.handed();
    handed++;
    outbox.handed(message);
    lanes.call(
        () -> calls.call(text),
        outcome -> {
          done.add(new Done(message, outcome));
          finished.run();
        });
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
    boolean enough = unnoted.isEnough(longest());
    for (HeldSheets one : held.values()) {
      Instant escalates = one.plan().escalates();
      if (escalates != null && !escalates.isAfter(now)) {
        one.outdated();
      }
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
        List<HeldSheets> gone = writer.note(entry.getKey(), entry.getValue());
        entry.getValue().forEach(HeldSheets::noted);
        gone.forEach(this::gone);
        noted = true;
      } catch (RuntimeException e) {
        LOG.warn("channel {} cannot note: {}", channel(), Failures.ours(e).getMessage());
      }
    }
    if (noted) {
      unnoted.noted(held.values().stream().mapToInt(HeldSheets::unnoted).sum());
    }
    return noted;
  }

  private void gone(HeldSheets one) {
    held.remove(AlertDocuments.documentId(one.plan().id()));
    intake.released(one);
  }

  /** Takes what is due, unless there is enough to do. */
  private boolean begin() {
    if (closing || !news.complete() || outbox.size() >= ENOUGH) {
      return false;
    }
    List<HeldSheets> taken = intake.take(held);
    for (HeldSheets one : taken) {
      held.put(AlertDocuments.documentId(one.plan().id()), one);
      outbox.add(one, now());
    }
    return !taken.isEmpty() || intake.isDue();
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
