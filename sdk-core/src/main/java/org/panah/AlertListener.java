package org.panah;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.alert.AlertChange;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener to alerts: what it may know, what it has not been told yet, and how far it has come.
 * Told by one thread at a time; the rest is safe for use by many.
 */
final class AlertListener implements Alerts.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(AlertListener.class);

  /** How many changes at a time; others wait meanwhile. */
  private static final int AT_ONCE = 100;

  // An epoch that no journal has.
  private static final Cursor.Position NOWHERE = new Cursor.Position("-", 0);

  private final EmbeddedRegistry registry;
  private final Access access;
  private final Consumer<AlertChange> consumer;
  private final Consumer<AlertListener> ending;
  private volatile Cursor reached;
  private volatile boolean ended;
  private boolean due = true;
  private @Nullable AlertReading reading;
  private final Deque<AlertNews> untold = new ArrayDeque<>();
  // Where it has come once all that is untold was told.
  private @Nullable Cursor end;

  AlertListener(
      EmbeddedRegistry registry,
      Access access,
      Cursor from,
      Consumer<AlertChange> consumer,
      Consumer<AlertListener> ending) {
    this.registry = registry;
    this.access = access;
    this.reached = from;
    this.consumer = consumer;
    this.ending = ending;
  }

  @Override
  public String position() {
    return reached.encode();
  }

  @Override
  public void close() {
    ended = true;
    ending.accept(this);
  }

  Cursor reached() {
    return reached;
  }

  /** The reading on whose end it waits; null if there is none. */
  @Nullable AlertReading reading() {
    return reading;
  }

  /** Has it read on, as soon as it has told what was read before. */
  void lookAgain() {
    due = true;
  }

  /** Whether it is to be given a reading. */
  boolean wantsToRead() {
    return due && reading == null && end == null;
  }

  void await(AlertReading begun) {
    reading = begun;
    due = false;
  }

  /** Takes over what was read, or gives up what could not be, which is read another time. */
  void take(AlertReading read, List<AlertNews> news) {
    if (reading == read) {
      reading = null;
      untold.addAll(news);
      untold.removeIf(one -> !one.isFor(access.agency()));
      end = read.to();
    }
  }

  void giveUp(AlertReading failed) {
    if (reading == failed) {
      reading = null;
      due = true;
    }
  }

  /** Has it begin anew with an owner whose journal is not the one that was read. */
  void beginAnew(Agency owner) {
    reading = null;
    untold.clear();
    end = null;
    reached = reached.at(owner, NOWHERE);
    due = true;
  }

  /** How telling went. */
  enum Outcome {
    /** There is nothing more to tell. */
    DONE,
    /** There is more, for the next turn. */
    MORE,
    /** It cannot be told now. */
    STALLED
  }

  /** Tells some of what is untold. */
  Outcome tell() {
    Cursor aim = end;
    if (ended || aim == null) {
      return Outcome.DONE;
    }
    if (!untold.isEmpty() && !isPermitted()) {
      return ended ? Outcome.DONE : Outcome.STALLED;
    }
    for (int i = 0; i < AT_ONCE && !untold.isEmpty(); i++) {
      if (ended) {
        return Outcome.DONE;
      }
      tell(untold.remove());
    }
    if (!untold.isEmpty()) {
      return Outcome.MORE;
    }
    reached = aim;
    end = null;
    return due ? Outcome.MORE : Outcome.DONE;
  }

  private void tell(AlertNews news) {
    Cursor then = reached.at(news.journal(), news.place());
    try {
      consumer.accept(new AlertChange(news.alert(), news.kind(), news.version(), then.encode()));
    } catch (Throwable e) {
      // What a host throws must keep neither others from hearing nor this thread from going on.
      LOG.warn("listener to alerts failed with {}", e.getClass().getName());
    }
    reached = then;
  }

  /** Whether it still may listen; one that may not any more is told nothing, ever. */
  private boolean isPermitted() {
    try {
      registry.auditor.gate(
          access,
          Action.ALERTS,
          () ->
              registry.policy.decide(access, new Question(Action.ALERTS, null, RecordClass.ADULT)),
          List.of(),
          List.of());
      return true;
    } catch (PanahException.NotPermitted e) {
      LOG.info("a listener to alerts is told no more: {}", e.rule());
      close();
      return false;
    } catch (Throwable e) {
      // A host's policy may fail with anything.
      LOG.warn("a listener to alerts is not told yet: {}", e.getClass().getName());
      return false;
    }
  }
}
