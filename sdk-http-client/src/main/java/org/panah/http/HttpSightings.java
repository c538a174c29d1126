package org.panah.http;

import java.util.List;
import org.panah.Sightings;
import org.panah.alert.AlertId;
import org.panah.alert.RankedSighting;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;

/** Sightings of a registry that is reached over HTTP. */
record HttpSightings(Door door) implements Sightings {
  @Override
  public Sighting report(Sighting sighting) {
    return door.ask(Route.REPORT_SIGHTING, sighting, Sighting.class);
  }

  @Override
  public List<RankedSighting> of(AlertId alert) {
    return door.ask(Route.LIST_SIGHTINGS, null, Messages.Sightings.class, alert.value())
        .sightings();
  }

  @Override
  public void withdraw(SightingId id, long version) {
    door.end(Route.WITHDRAW_SIGHTING, version, id.value());
  }
}
