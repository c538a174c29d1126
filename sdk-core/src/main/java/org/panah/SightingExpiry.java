package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.alert.AlertId;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the sightings that this registry's agencies have recorded, once their alert has ended or
 * its time is over. For the thread that reads the feed.
 *
 * <p>The feed tells of which alerts there are any; how an alert stands, and which sightings of it
 * stand, is read from the store. So one that was written while its alert ended is erased too.
 */
final class SightingExpiry {
  private static final Logger LOG = LoggerFactory.getLogger(SightingExpiry.class);
  // Others wait for the feed meanwhile.
  private static final int AT_ONCE = 20;
  private static final int BATCH = 100;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final EmbeddedRegistry registry;
  private final Map<DocumentId, AlertId> alerts = new HashMap<>();
  private DueTimes due = new DueTimes();

  SightingExpiry(EmbeddedRegistry registry) {
    this.registry = registry;
  }

  void clear() {
    alerts.clear();
    due = new DueTimes();
  }

  /** Takes a document in, if it is a sighting, or an alert of which there are any. */
  void apply(Document document) {
    AlertId changed = alerts.get(document.id());
    if (changed != null) {
      due.now(changed);
    } else if (Stored.is(document, SightingDocuments.KIND)
        && registry.agencies.contains(document.owner())) {
      try {
        AlertId alert = SightingDocuments.sighting(document).alert();
        alerts.put(AlertDocuments.documentId(alert), alert);
        due.now(alert);
      } catch (PanahException e) {
        LOG.warn("sighting {} cannot be read, and is not erased by itself", document.id());
      }
    }
  }

  /** Looks at the alerts that are due, a few at a time. */
  void erase() {
    Instant now = registry.time.instant();
    for (AlertId alert : due.take(now, AT_ONCE)) {
      try {
        look(alert, now);
      } catch (PanahException.Conflict e) {
        // One was withdrawn meanwhile, or another registry erases them too.
        due.sooner(alert, now);
      } catch (RuntimeException e) {
        LOG.warn(
            "sightings of alert {} cannot be erased yet: {}", alert, Failures.ours(e).getMessage());
        due.sooner(alert, now.plus(PAUSE));
      }
    }
  }

  private void look(AlertId alert, Instant now) {
    DocumentId id = AlertDocuments.documentId(alert);
    Document held = registry.direct.get(id).orElse(null);
    if (held == null) {
      // Its owner's journal comes from elsewhere, and is behind.
      due.sooner(alert, now.plus(PAUSE));
      return;
    }
    if (AlertDocuments.isAlert(held)) {
      Instant expiresAt = AlertDocuments.alert(held).expiresAt();
      if (now.isBefore(expiresAt)) {
        due.sooner(alert, expiresAt);
        return;
      }
    }
    if (eraseSome(alert)) {
      due.now(alert);
    } else {
      alerts.remove(id);
    }
  }

  /** Erases one batch, since others wait for the feed meanwhile; answers whether there is more. */
  private boolean eraseSome(AlertId alert) {
    Optional<PageRequest> next = Optional.of(PageRequest.first(BATCH));
    while (next.isPresent()) {
      Page<Document> page = registry.direct.find(SightingDocuments.of(alert), next.get());
      Map<Agency, List<Document>> own =
          page.items().stream()
              .filter(document -> Stored.is(document, SightingDocuments.KIND))
              .filter(document -> registry.agencies.contains(document.owner()))
              .collect(Collectors.groupingBy(Document::owner));
      own.forEach((owner, all) -> erase(alert, owner, all));
      next = page.next(BATCH);
      if (!own.isEmpty() && next.isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** By the clock, which needs no permission. */
  private void erase(AlertId alert, Agency owner, List<Document> some) {
    Access clock = registry.clock(owner);
    List<String> subjects =
        Stream.concat(
                Stream.of(alert.value()), some.stream().map(document -> document.id().value()))
            .toList();
    registry.auditor.allowed(clock, Action.SIGHT, subjects, List.of());
    try {
      registry.append(owner, some.stream().map(SightingDocuments::erasing).toList());
    } catch (RuntimeException e) {
      throw registry.auditor.unfinished(clock, Action.SIGHT, e, subjects, List.of());
    }
  }
}
