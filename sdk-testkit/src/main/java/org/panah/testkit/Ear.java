package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.alert.AlertChange;

/** A listener to alerts that keeps what it is told. One thread listens, another is told. */
final class Ear implements AutoCloseable {
  /** How long whoever is to be told may have to wait. */
  private static final int SECONDS = 10;

  private final BlockingQueue<AlertChange> heard = new LinkedBlockingQueue<>();
  private final Alerts.Listening listening;
  private String position;
  private boolean deaf;

  private Ear(Alerts alerts, @Nullable String after) {
    listening = after == null ? alerts.watch(this::hear) : alerts.watch(after, this::hear);
    position = after == null ? listening.position() : after;
  }

  /** One that listens from now on. */
  static Ear at(Alerts alerts) {
    return new Ear(alerts, null);
  }

  /** One that goes on after a position. */
  static Ear at(Alerts alerts, String after) {
    return new Ear(alerts, after);
  }

  private synchronized void hear(AlertChange change) {
    if (!deaf) {
      heard.add(change);
    }
  }

  /** The next change, for which it waits. */
  AlertChange next() {
    try {
      AlertChange next = heard.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("a change that is told within %s seconds", SECONDS).isNotNull();
      position = next.position();
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The next changes, as texts that tell everything but the position. */
  List<String> next(int count) {
    List<String> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(text(next()));
    }
    return next;
  }

  static String text(AlertChange change) {
    return change.alert() + " " + change.kind() + " " + change.version();
  }

  /** The position after the last change that {@link #next()} gave, or where it began. */
  String position() {
    return position;
  }

  /** Where the registry says that it has come. */
  String told() {
    return listening.position();
  }

  /** Breaks off; what was heard is kept, and what comes later is not heard any more. */
  @Override
  public void close() {
    synchronized (this) {
      deaf = true;
    }
    listening.close();
  }

  /** What was heard, and has not been asked for. */
  List<AlertChange> rest() {
    List<AlertChange> rest = new ArrayList<>();
    heard.drainTo(rest);
    return rest;
  }
}
