package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.EndedAlert;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a dispatcher must look at, as a projection of the feed: alerts of this registry's agencies
 * that changed or ended. What exactly is owed is read from the store by whoever tells.
 */
final class DispatchNews implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchNews.class);
  // A roster that is imported changes in many steps.
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final EmbeddedRegistry registry;
  private final List<ChannelRun> runs;
  private final Map<DocumentId, AlertId> open = new ConcurrentHashMap<>();

  // While all there is, is read for the first time: which alerts ended, and on which sheets nothing
  // is due any more.
  private final Map<AlertId, Integer> ended = new HashMap<>();
  private final Map<String, Integer> settled = new HashMap<>();
  private boolean rosterChanged;
  private volatile boolean complete;

  DispatchNews(EmbeddedRegistry registry, List<ChannelRun> runs) {
    this.registry = registry;
    this.runs = runs;
  }

  @Override
  public void reset() {
    complete = false;
    open.clear();
    ended.clear();
    settled.clear();
  }

  @Override
  public void apply(List<Change> changes) {
    for (Change change : changes) {
      Document document = change.document();
      try {
        switch (document.kind()) {
          case AlertDocuments.KIND -> alert(document);
          case AlertDocuments.ENDED_KIND -> ended(document);
          case DispatchSheet.KIND -> sheet(document);
          case Roster.KIND -> rosterChanged = true;
          case Subscriptions.KIND -> subscription(document);
          default -> {
            // Nothing to tell.
          }
        }
      } catch (PanahException e) {
        LOG.warn("document {} cannot be read, and nobody is told of it", document.id());
      }
    }
  }

  private boolean isOurs(Document document) {
    return !document.erased() && registry.agencies.contains(document.owner());
  }

  private void alert(Document document) {
    if (document.erased()) {
      open.remove(document.id());
      return;
    }
    Alert alert = AlertDocuments.alert(document);
    if (alert.status() == AlertStatus.DRAFT) {
      return;
    }
    if (isOurs(document)) {
      open.put(document.id(), alert.id());
      news(alert.id());
    }
    // Those who are told of the one child may have to be told of the other, too.
    alert.duplicates().forEach(answer -> newsIfOpen(answer.other()));
    registry.alerts.naming(alert.id()).forEach(this::newsIfOpen);
  }

  private void subscription(Document document) {
    if (!document.erased()) {
      newsIfOpen(Subscriptions.subscription(document).alert());
    }
  }

  private void newsIfOpen(AlertId id) {
    if (open.containsKey(AlertDocuments.documentId(id))) {
      news(id);
    }
  }

  private void ended(Document document) {
    if (isOurs(document)) {
      EndedAlert end = AlertDocuments.ended(document);
      if (!complete) {
        ended.put(end.id(), end.revision());
      }
      news(end.id());
    }
  }

  private void sheet(Document document) {
    if (!complete && isOurs(document)) {
      DispatchSheet sheet = DispatchSheet.of(document);
      boolean rests = sheet.holder().isEmpty() && sheet.again() == null;
      settled.merge(
          key(sheet.alert(), sheet.channel()), rests ? sheet.revision() : 0, Integer::min);
    }
  }

  private static String key(AlertId id, String channel) {
    return id + " " + channel;
  }

  private void news(AlertId id) {
    if (complete) {
      runs.forEach(run -> run.due(id, null));
    }
  }

  /** Looks at all open alerts, after those of which there is news. */
  private void later(Instant at) {
    open.values().forEach(id -> runs.forEach(run -> run.due(id, at)));
  }

  @Override
  public void current(Instant asOf) {
    if (complete) {
      if (rosterChanged) {
        rosterChanged = false;
        later(registry.time.instant().plus(SETTLING));
      }
      return;
    }
    complete = true;
    rosterChanged = false;
    for (ChannelRun run : runs) {
      ended.forEach(
          (id, revision) -> {
            Integer told = settled.get(key(id, run.channel()));
            // What was never owed on this channel needs no end there.
            if (told != null && told < revision) {
              run.due(id, null);
            }
          });
      for (AlertId id : open.values()) {
        if (!settled.containsKey(key(id, run.channel()))) {
          run.due(id, null);
        }
      }
    }
    later(registry.time.instant());
    ended.clear();
    settled.clear();
  }

  /** Whether all there is has been read once; before that nobody is told of anything. */
  boolean complete() {
    return complete;
  }
}
