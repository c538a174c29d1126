package org.panah;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertId;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners in this process that alerts have changed: their ids only, and of those only which
 * each may know of. Safe for use by many threads; listeners are called by one at a time.
 */
final class AlertListeners {
  private static final Logger LOG = LoggerFactory.getLogger(AlertListeners.class);

  private final EmbeddedRegistry registry;
  private final Executor executor;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Set<News> waiting = new LinkedHashSet<>();
  private boolean telling;

  /**
   * What has changed.
   *
   * @param owner of the alert
   * @param ownersOnly whether others are not to know of it
   */
  record News(AlertChange change, Agency owner, boolean ownersOnly) {}

  AlertListeners(EmbeddedRegistry registry, Executor executor) {
    this.registry = registry;
    this.executor = executor;
  }

  Alerts.Listening add(Access access, Consumer<AlertChange> listener) {
    Listener added = new Listener(access, listener);
    listeners.add(added);
    return () -> {
      listeners.remove(added);
      added.end();
    };
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** Notes a change, to be told soon. */
  void changed(AlertId alert, AlertChange.Kind kind, Agency owner, boolean ownersOnly) {
    synchronized (waiting) {
      waiting.add(new News(new AlertChange(alert, kind), owner, ownersOnly));
      if (telling) {
        return;
      }
      telling = true;
    }
    submit();
  }

  private void submit() {
    try {
      executor.execute(this::tell);
    } catch (RuntimeException e) {
      // It is closed, or full; the next change tries again.
      synchronized (waiting) {
        telling = false;
      }
    }
  }

  /** Tells what there is, once, so that whoever shares the executor gets his turn. */
  private void tell() {
    List<News> news;
    synchronized (waiting) {
      news = new ArrayList<>(waiting);
      waiting.clear();
    }
    try {
      for (Listener listener : listeners) {
        listener.tell(news);
      }
    } finally {
      boolean more;
      synchronized (waiting) {
        more = !waiting.isEmpty();
        telling = more;
      }
      if (more) {
        submit();
      }
    }
  }

  /** One listener. */
  private final class Listener {
    private final Access access;
    private final Consumer<AlertChange> consumer;
    private volatile boolean ended;

    Listener(Access access, Consumer<AlertChange> consumer) {
      this.access = access;
      this.consumer = consumer;
    }

    void end() {
      ended = true;
    }

    void tell(List<News> all) {
      if (ended || !isPermitted()) {
        return;
      }
      for (News news : all) {
        if (!ended && (!news.ownersOnly() || news.owner().equals(access.agency()))) {
          try {
            consumer.accept(news.change());
          } catch (Throwable e) {
            // What a host throws must keep neither others from hearing nor this thread from going
            // on.
            LOG.warn("listener to alerts failed with {}", e.getClass().getName());
          }
        }
      }
    }

    /** Whether it still may listen; one that may not any more is told nothing, ever. */
    private boolean isPermitted() {
      try {
        registry.auditor.gate(
            access,
            Action.ALERTS,
            () ->
                registry.policy.decide(
                    access, new Question(Action.ALERTS, null, RecordClass.ADULT)),
            List.of(),
            List.of());
        return true;
      } catch (PanahException.NotPermitted e) {
        LOG.info("a listener to alerts is told no more: {}", e.rule());
        ended = true;
        listeners.remove(this);
        return false;
      } catch (Throwable e) {
        // A host's policy may fail with anything.
        LOG.warn("a listener to alerts was not told: {}", e.getClass().getName());
        return false;
      }
    }
  }
}
