package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends alerts of this registry's agencies whose time is over, drafts too, so that nothing of the
 * child stays in the store; and has the sightings erased of those that have ended. For the thread
 * that reads the feed.
 */
final class AlertExpiry {
  private static final Logger LOG = LoggerFactory.getLogger(AlertExpiry.class);
  // Others wait for the feed meanwhile.
  private static final int AT_ONCE = 20;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final EmbeddedRegistry registry;
  private final SightingExpiry sightings;
  private final Map<String, Due> alerts = new HashMap<>();
  // Before which there is nothing to do, whatever there is.
  private Instant first = Instant.MAX;

  /** An alert, and when it is to be looked at. */
  private record Due(Alert alert, Instant at) {}

  AlertExpiry(EmbeddedRegistry registry) {
    this.registry = registry;
    this.sightings = new SightingExpiry(registry);
  }

  void clear() {
    alerts.clear();
    sightings.clear();
  }

  /** Takes in any document. */
  void apply(Document document) {
    sightings.apply(document);
  }

  /** Takes in an alert as it stands; null if it stands no longer, or cannot be read. */
  void apply(String id, @Nullable Alert alert) {
    if (alert == null) {
      alerts.remove(id);
    } else if (registry.agencies.contains(alert.owner())) {
      put(id, alert, alert.expiresAt());
    }
  }

  private void put(String id, Alert alert, Instant at) {
    alerts.put(id, new Due(alert, at));
    first = at.isBefore(first) ? at : first;
  }

  /** Ends those whose time is over, a few at a time, and erases sightings. */
  void end() {
    endAlerts();
    sightings.erase();
  }

  private void endAlerts() {
    Instant now = registry.time.instant();
    if (now.isBefore(first)) {
      return;
    }
    List<Due> due =
        alerts.values().stream().filter(one -> !now.isBefore(one.at())).limit(AT_ONCE).toList();
    for (Due one : due) {
      end(one.alert(), now);
    }
    first = alerts.values().stream().map(Due::at).min(Instant::compareTo).orElse(Instant.MAX);
  }

  private void end(Alert alert, Instant now) {
    String id = alert.id().value();
    try {
      new AlertEnder(registry, registry.clock(alert.owner())).expire(alert);
      alerts.remove(id);
    } catch (PanahException.Conflict e) {
      // Changed meanwhile, perhaps prolonged; the feed tells.
      alerts.remove(id);
    } catch (RuntimeException e) {
      LOG.warn("alert {} cannot be ended yet: {}", id, Failures.ours(e).getMessage());
      put(id, alert, now.plus(PAUSE));
    }
  }
}
