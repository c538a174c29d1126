package org.panah;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.AuditedChange.Prepared;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.RankedSighting;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;

/** Sightings as a session sees and records them. */
final class EmbeddedSightings implements Sightings {
  private final EmbeddedRegistry registry;
  private final Access access;
  private final AuditedChange change;

  EmbeddedSightings(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.change = new AuditedChange(registry, access);
  }

  @Override
  public Sighting report(Sighting sighting) {
    DocumentId id = SightingDocuments.documentId(sighting.id());
    return change.make(
        Action.SIGHT,
        sighting.owner(),
        List.of(sighting.alert().value(), id.value()),
        () -> {
          Instant now = registry.time.instant();
          Alert alert = open(sighting.alert(), now);
          if (sighting.version() != 0) {
            throw new PanahException.InvalidRequest("version", "0 for a new sighting");
          }
          Document held = registry.direct.get(id).orElse(null);
          if (held != null) {
            Sighting same = ifSame(held, sighting);
            if (same == null) {
              throw new PanahException.Conflict(0, held.version());
            }
            return Prepared.of(same);
          }
          registry.alertRules.check(sighting, alert, now);
          Sighting stored = sighting.recorded(now, access.officer());
          return new Prepared<>(
              stored,
              List.of(SightingDocuments.draft(stored)),
              () -> registry.direct.get(id).map(found -> ifSame(found, sighting)).orElse(null));
        });
  }

  private static @Nullable Sighting ifSame(Document held, Sighting sighting) {
    if (!Stored.is(held, SightingDocuments.KIND) || !held.owner().equals(sighting.owner())) {
      return null;
    }
    Sighting known = SightingDocuments.sighting(held);
    return known.tellsTheSameAs(sighting) ? known : null;
  }

  @Override
  public List<RankedSighting> of(AlertId alert) {
    return new AuditedReading(registry, access)
        .ask(
            Action.ALERTS,
            null,
            List.of(alert.value()),
            () -> {
              SightingRanking.Nearest nearest =
                  registry.sightings.of(open(alert, registry.time.instant()));
              Stored.each(
                  registry.direct,
                  SightingDocuments.of(alert),
                  SightingDocuments.KIND,
                  document -> {
                    Sighting sighting = SightingDocuments.sighting(document);
                    Stored.require(sighting.alert().equals(alert), "sighting");
                    boolean own = sighting.owner().equals(access.agency());
                    nearest.add(own ? sighting : sighting.abroad());
                  });
              return nearest.list();
            },
            found -> List.of());
  }

  @Override
  public void withdraw(SightingId id, long version) {
    DocumentId documentId = SightingDocuments.documentId(id);
    change.make(
        Action.SIGHT,
        access.agency(),
        documentId.value(),
        () -> {
          Document held =
              registry
                  .direct
                  .get(documentId)
                  .filter(document -> Stored.is(document, SightingDocuments.KIND))
                  .filter(document -> document.owner().equals(access.agency()))
                  .orElseThrow(() -> new PanahException.NotFound("sighting"));
          if (held.version() != version) {
            throw new PanahException.Conflict(version, held.version());
          }
          return Prepared.of(held, SightingDocuments.erasing(held));
        });
  }

  private Alert open(AlertId id, Instant now) {
    return registry
        .direct
        .get(AlertDocuments.documentId(id))
        .filter(AlertDocuments::isAlert)
        .map(AlertDocuments::alert)
        .filter(alert -> alert.openAt(now))
        .orElseThrow(() -> new PanahException.NotFound("alert"));
  }
}
